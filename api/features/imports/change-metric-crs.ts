// Moves what is stored to another metric CRS: the demo county chose one, and a real county needs its own.
import { sql } from 'kysely'
import type { Progress } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'
import { refreshFacts } from './refresh-facts.ts'

/** Where the trigger keeps `geom_m`; everything else in metres follows from these. */
const measured = ['region', 'grid', 'micro_grid', 'unit_grid', 'place', 'problem'] as const

/** Transforms every county in the database and computes its facts anew; answers whether there was any. */
export async function changeMetricCrs(
  trx: Db,
  before: number,
  srid: number,
  progress?: Progress,
): Promise<boolean> {
  if (before === srid) return false
  await trx.updateTable('deployment').set({ metricSrid: srid }).execute()
  // The trigger leaves geom_m alone while geom stays: these statements are the only ones that write it.
  for (const table of measured)
    await sql`update ${sql.table(table)} set geom_m = st_transform(geom, ${srid}::int) where geom is not null`.execute(
      trx,
    )
  const counties = await trx.selectFrom('countyState').select('countyCode').orderBy('countyCode').execute()
  for (const { countyCode } of counties) await refreshFacts(trx, countyCode, progress)
  return counties.length > 0
}
