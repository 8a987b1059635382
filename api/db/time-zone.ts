// When does a day begin? At midnight in Beijing, wherever the server stands: all of China keeps one time.
import { sql } from 'kysely'
import type { Db } from './tables.ts'

export const officialTimeZone = 'Asia/Shanghai'

/** `YYYY-MM-DD`, which is how Swedes write a day. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: officialTimeZone }).format()
}

/** The day as the database has it, which decides what is in force. */
export async function readToday(db: Db): Promise<string> {
  const { rows } = await sql<{ today: string }>`select current_date::text as today`.execute(db)
  return rows[0]!.today // one row without a table
}
