// A county made of the bounds of a file: its region and, as a marked substitute, its built-up area.
import type { Polygon } from 'geojson'
import { sql } from 'kysely'
import type { CleanPlace } from '../../../geodata/clean.ts'
import type { RegionInput } from '../../../geodata/county-data.ts'
import type { KindId } from '../../../geodata/kinds/index.ts'
import type { Db } from '../../db/tables.ts'

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [number, number, number, number]

const builtUpArea: KindId = 'built-up-area'

export function boundsRegion(code: string, name: string, bounds: Bounds): RegionInput {
  return { code, name, geometry: rectangle(bounds), properties: { fromBounds: true } }
}

/** Nobody surveyed this built-up area, and every value that uses it says so. */
export function boundsPlace(bounds: Bounds): CleanPlace {
  return {
    kind: builtUpArea,
    geometry: rectangle(bounds),
    properties: { substitute: true },
    sourceKey: 'bounds',
    row: 'bounds',
  }
}

function rectangle([west, south, east, north]: Bounds): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  }
}

/** Box of a county's boundary; undefined when it has none yet. */
export async function findBox(db: Db, countyCode: string): Promise<Bounds | undefined> {
  const { rows } = await sql<{ west: number; south: number; east: number; north: number }>`
    select st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
    from region where county_code = ${countyCode} and level = 'county' and geom is not null`.execute(db)
  return rows[0] && [rows[0].west, rows[0].south, rows[0].east, rows[0].north]
}
