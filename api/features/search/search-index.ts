// Everything of a county that has a name or a code, in memory: 100,000 places are searched in a tenth of a second.
import { sql } from 'kysely'
import { codeLength } from '../../contract/areas.ts'
import type { SearchHit } from '../../contract/places.ts'
import { readDataVersion } from '../../db/data-version.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'
import { fold } from './match.ts'

export interface Entry extends SearchHit {
  /** The finest area that holds it; for an area its parent. */
  within: string | null
  foldedName: string
  foldedCode: string
}

interface Kept {
  version: number
  entries: Promise<Entry[]>
}

/** The present entries of every county searched, per database. */
const kept = new WeakMap<Db, Map<string, Kept>>()

/** The entries of the county's present data version. @throws AppError unknown-area */
export async function searchEntries(db: Db, county: string): Promise<Entry[]> {
  const version = await readDataVersion(db, county)
  const ofDatabase = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, ofDatabase)
  const present = ofDatabase.get(county)
  if (present?.version === version) return present.entries
  const fresh = { version, entries: readEntries(db, county) }
  fresh.entries.catch(() => ofDatabase.delete(county)) // the next search tries again
  ofDatabase.set(county, fresh)
  return fresh.entries
}

interface Row {
  type: SearchHit['type']
  id: string
  name: string | null
  code: string | null
  sort: string | null
  within: string | null
  lng: number | null
  lat: number | null
  /** Found by a code that it has no more. */
  former: boolean
}

async function readEntries(db: Db, county: string): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    with recursive micro_line as (
      select former_id as past_id, id from micro_grid where county_code = ${county} and former_id is not null
      union
      select line.past_id, next.id from micro_line line
      join micro_grid next on next.county_code = ${county} and next.former_id = line.id),
    named as (
      select 'area' as type, code as id, name, code, level as sort, parent_code as within, geom, false as former
      from region where county_code = ${county}
      union all
      select 'area', code, name, code, 'grid', community_code, geom, false
      from grid where county_code = ${county} and valid_to is null
      union all
      select 'micro-grid', code, name, code, null, left(code, ${codeLength.grid}::int), geom, false
      from micro_grid where county_code = ${county} and valid_to is null
      union all
      select 'micro-grid', now.code, now.name, past.code, null, left(now.code, ${codeLength.grid}::int), now.geom, true
      from micro_line line
      join micro_grid past on past.county_code = ${county} and past.id = line.past_id
      join micro_grid now on now.county_code = ${county} and now.id = line.id and now.valid_to is null
      union all
      select distinct 'area', grid.code, grid.name, past.code, 'grid', grid.community_code, grid.geom, true
      from grid_version past join grid on grid.county_code = past.county_code and grid.id = past.grid_id
        and grid.valid_to is null and grid.code <> past.code
      where past.county_code = ${county}
      union all
      select 'place', id::text, name, code, kind, area_code, geom, false
      from place where county_code = ${county} and (name is not null or code is not null)
      union all
      select 'unit-grid', code, name, code, null, community_code, geom, false
      from unit_grid where county_code = ${county} and ${unitGridInForce}
      union all
      select 'unit', id::text, name, code, null, null, null, false from unit where county_code = ${county})
    select type, id, name, code, sort, within, former, st_x(spot) as lng, st_y(spot) as lat
    from named cross join lateral st_pointonsurface(geom) as spot`.execute(db)
  const names = new Map(rows.filter((row) => row.type === 'area').map((row) => [row.id, row.name ?? '']))
  return rows.map(({ within, lng, lat, code, former, ...row }) => {
    const name = row.name ?? code ?? ''
    return {
      ...row,
      county,
      name,
      within,
      where: within && nameWithParents(within, names, row.type === 'micro-grid'),
      position: lng === null || lat === null ? null : [lng, lat],
      // By its name it is found as what it is.
      foldedName: former ? '' : fold(name),
      foldedCode: fold(code ?? ''),
    }
  })
}

/** 会师镇 · 东关社区; the county is left out below itself, since the whole search is inside it. */
function nameWithParents(code: string, names: ReadonlyMap<string, string>, withGrid: boolean): string | null {
  const told = [codeLength.township, codeLength.community, ...(withGrid ? [codeLength.grid] : [])]
  const codes = told.filter((digits) => digits <= code.length)
  const parts = codes.length > 0 ? codes.map((digits) => code.slice(0, digits)) : [code]
  return parts.flatMap((part) => names.get(part) ?? []).join(' · ') || null
}
