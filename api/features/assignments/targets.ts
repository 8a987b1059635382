// What do these keys name? Regions, grids, places and indicators of a county, with the area that decides who may assign them.
import { sql } from 'kysely'
import type { AssignmentTarget, TargetKey } from '../../contract/assignments.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { findDefinition } from '../../indicators/definitions/index.ts'

export interface Target {
  /** As `assignment` refers to it: one of the four is set. */
  regionCode: string | null
  gridId: number | null
  placeId: number | null
  indicator: string | null
  area: string
  target: AssignmentTarget
}

/** One for each key, in order; undefined where the county has no such thing. */
export async function findTargets(
  db: Db,
  county: string,
  keys: readonly TargetKey[],
): Promise<(Target | undefined)[]> {
  const { rows } = await sql<Target & { found: boolean }>`
    select region.code as region_code, grid.id as grid_id, place.id as place_id,
           case when key.type = 'indicator' then key.id end as indicator,
           coalesce(region.code, grid.code, place.area_code, ${county}) as area,
           json_build_object('type', key.type, 'id', key.id, 'kind', place.kind,
             'name', coalesce(region.name, grid.name, place.name, place.code, '#' || place.id, key.id)) as target,
           coalesce(region.code, grid.code, place.id::text) is not null as found
    from unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ id }) => id)}::text[])
      with ordinality as key (type, id, position)
    left join region on key.type = 'region' and region.county_code = ${county} and region.code = key.id
    left join grid on key.type = 'grid' and grid.county_code = ${county} and grid.code = key.id and grid.valid_to is null
    left join place on key.type = 'place' and place.county_code = ${county}
      -- what is no number names no place
      and place.id = case when key.id ~ '^[0-9]{1,15}$' then key.id::bigint end
    order by key.position`.execute(db)
  return rows.map(({ found, ...target }) => {
    // The database knows no indicators: the list of definitions does.
    const exists = target.indicator === null ? found : findDefinition(target.indicator) !== undefined
    return exists ? target : undefined
  })
}

/** @throws AppError unknown-target */
export async function getTarget(db: Db, county: string, key: TargetKey): Promise<Target> {
  const [target] = await findTargets(db, county, [key])
  if (!target) throw new AppError('unknown-target', `County ${county} has no ${key.type} called ${key.id}.`)
  return target
}
