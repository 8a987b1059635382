// When does a day begin? At midnight in Beijing, wherever the server stands: all of China keeps one time.
export const officialTimeZone = 'Asia/Shanghai'

/** `YYYY-MM-DD`, which is how Swedes write a day. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: officialTimeZone }).format()
}
