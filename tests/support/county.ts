// A county small enough to draw in a comment, written the way an import writes it.

import type { Db } from '../../api/db/tables.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { listAreaValues } from '../../api/indicators/values.ts'
import type { CountyData, GridInput, PlaceInput, RegionInput } from '../../geodata/county-data.ts'
import { emptyTables } from './database.ts'
import { square } from './shapes.ts'

export const county = '629901'
export const township = '629901001'
export const community = '629901001001'

/** What a test says of its county; the rest has defaults: a square of 20 km around [0, 0] without anything in it. */
export interface SmallCounty {
  county?: Partial<RegionInput>
  regions?: RegionInput[]
  grids?: Omit<GridInput, 'name'>[]
  places?: (Omit<PlaceInput, 'properties' | 'sourceKey'> & Partial<PlaceInput>)[]
  assignments?: CountyData['assignments']
}

/** Every assignment of a test may name this unit. */
export const unitCode = 'zjj'

export function smallCounty(rows: SmallCounty): CountyData {
  return {
    county,
    source: 'test',
    demo: false,
    regions: [
      { code: county, name: '试验县', geometry: square(-10_000, -10_000, 20_000), ...rows.county },
      ...(rows.regions ?? []),
    ],
    grids: (rows.grids ?? []).map((grid) => ({ name: `网格${grid.code.slice(12)}`, ...grid })),
    places: (rows.places ?? []).map((place, index) => ({
      properties: {},
      sourceKey: `place-${index}`,
      ...place,
    })),
    units: [{ code: unitCode, name: '县住建局', kind: 'department' }],
    assignments: rows.assignments ?? [],
  }
}

/** Replaces whatever the database holds by this county, facts computed. */
export async function layCounty(db: Db, rows: SmallCounty): Promise<void> {
  await emptyTables(db)
  await saveCountyData(db, smallCounty(rows))
}

/** Value, numerator and denominator of one indicator of one area. */
export async function readValue(db: Db, indicator: string, area = county) {
  const found = (await listAreaValues(db, area)).find((each) => each.indicator === indicator)
  if (!found) throw new Error(`no value of ${indicator} for ${area}`)
  return found
}
