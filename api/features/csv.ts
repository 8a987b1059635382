// A table as text that Excel opens: UTF-8 with a byte order mark, times of China, no cell that computes.

export const byteOrderMark = '\ufeff'

/** RFC 4180. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

/** 2026-11-22T08:00:00.000+08:00: China has had one offset and no summer time since 1991. */
export function chinaTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}

/** A cell that begins like a formula is computed by Excel; an apostrophe before it makes it text. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
