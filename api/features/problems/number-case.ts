// The number of a case 案件编号: county, day of filing and a serial number of that day, 19 digits (domain.md §3.1, 立案).
import { sql } from 'kysely'
import { dateOf, dayOf } from '../../contract/beijing-time.ts'
import type { Db } from '../../db/tables.ts'

const serialDigits = 5

/** Others who file on that day wait until this transaction ends, so no number is left out or given twice. */
export async function numberCase(trx: Db, county: string, at: Date): Promise<string> {
  const day = dateOf(dayOf(at.getTime()))
  const { last } = await trx
    .insertInto('problemNumber')
    .values({ countyCode: county, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'day']).doUpdateSet({ last: sql`problem_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return caseNumber(county, day, last)
}

/** `day`: YYYY-MM-DD. */
export function caseNumber(county: string, day: string, serial: number): string {
  return `${county}${day.replaceAll('-', '')}${String(serial).padStart(serialDigits, '0')}`
}
