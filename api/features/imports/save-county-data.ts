// Writes a whole county in rows (the demo generator, a backup) in one transaction, and computes its facts.
import { sql } from 'kysely'
import type { CountyData, RegionInput } from '../../../geodata/county-data.ts'
import { BadInput, type Progress } from '../../../geodata/remark.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, closeBatch, findCounty, inTransaction, openBatch, type Saved } from './batch.ts'
import { ensureMetricCrs } from './metric-crs.ts'
import { countFacts, layAreas } from './refresh-facts.ts'
import { removeCounty } from './remove-county.ts'
import { saveAssignments } from './save-assignments.ts'
import { saveDuties } from './save-duties.ts'
import { saveGrids } from './save-grids.ts'
import { savePlaces } from './save-places.ts'
import { saveRegions } from './save-regions.ts'
import { saveUnitGrids } from './save-unit-grids.ts'
import { saveUnits } from './save-units.ts'

export interface SavedCounty {
  batch: Batch
  regions: Saved
  grids: Saved
  unitGrids: Saved
  units: Saved
  assignments: Saved
  /** By kind id. */
  places: Record<string, Saved>
}

/**
 * Writes the county and refreshes its facts. A demo county replaces the demo county of the same code as a whole;
 * it never touches a real one.
 * @throws BadInput when a demo would overwrite a real county, or the county has no boundary to place it by
 */
export async function saveCountyData(db: Db, data: CountyData, progress?: Progress): Promise<SavedCounty> {
  return await inTransaction(db, async (trx) => {
    const known = await findCounty(trx, data.county)
    if (known && data.demo) {
      if (!known.demo) throw new BadInput('demo-over-real', { county: data.county })
      await removeCounty(trx, data.county)
    }
    const position = await centreOf(trx, data.regions)
    await ensureMetricCrs(trx, { code: data.county, position, demo: data.demo }, undefined, progress)
    const batch = await openBatch(trx, {
      countyCode: data.county,
      source: data.source,
      fileNames: [],
      sourceCrs: 'EPSG:4326',
      options: {},
    })
    const regions = await saveRegions(trx, batch, data.regions)
    await trx
      .updateTable('countyState')
      .set({ demo: data.demo })
      .where('countyCode', '=', data.county)
      .execute()
    const grids = await saveGrids(trx, batch, data.grids)
    await layAreas(trx, data.county, progress)
    const places = Object.fromEntries(await savePlaces(trx, batch, data.places, progress))
    const unitGrids = await saveUnitGrids(trx, batch, keyed(data.unitGrids ?? []))
    const units = await saveUnits(trx, batch, data.units)
    const { saved: assignments, ids } = await saveAssignments(trx, batch, data.assignments)
    await saveDuties(trx, data.county, data.duties ?? [], ids)
    await countFacts(trx, data.county, progress)
    const report = { regions, grids, unitGrids, units, assignments, places }
    await closeBatch(trx, batch, report)
    return { batch, ...report }
  })
}

/** Rows without a code are told apart by their position. */
function keyed<T>(rows: readonly T[]): (T & { row: string })[] {
  return rows.map((each, index) => ({ ...each, row: String(index) }))
}

/** Centroid of the first region with a boundary; regions come outermost first. */
export async function centreOf(
  trx: Db,
  regions: readonly RegionInput[],
): Promise<[number, number] | undefined> {
  const geometry = regions.find((region) => region.geometry)?.geometry
  if (!geometry) return undefined
  const { rows } = await sql<{ lng: number; lat: number }>`
    select st_x(centre) as lng, st_y(centre) as lat
    from st_centroid(${hexWkb(geometry)}::geometry) as centre where not st_isempty(centre)`.execute(trx)
  return rows[0] && [rows[0].lng, rows[0].lat]
}
