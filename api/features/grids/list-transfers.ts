// What changes hands? Land that goes from one grid to another, with the people, places and problems on it.
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../geodata/kinds/index.ts'
import { can } from '../../contract/access.ts'
import type { Transfer } from '../../contract/grids.ts'
import { isInForce } from '../../db/assignments.ts'
import { asGeoJson } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import type { Changer } from './changer.ts'
import { formerAndPresent } from './former-grids.ts'
import { cutLand } from './shares.ts'
import { thresholds } from './thresholds.ts'
import type { Written } from './write-grids.ts'

/** Less is a corner moved by a hand's breadth: m². */
const leastSquareMetres = 1
/** Named in the list; the count says how many there are. */
const namedCompounds = 50

const facilityKinds = kinds
  .filter(({ id, style }) => style.role === 'facility' && id !== 'compound')
  .map(({ id }) => id as string)

/** The largest first. */
export async function listTransfers(
  trx: Db,
  caller: Changer,
  county: string,
  community: string,
  { changeId, shares }: Pick<Written, 'changeId' | 'shares'>,
): Promise<Transfer[]> {
  const seesProblems = can(caller, 'problem.read', { area: community })
  const { rows } = await sql<Transfer>`
    with ${formerAndPresent(county, changeId)},
    ${cutLand},
    share as (
      select * from unnest(${shares.map(({ fromId }) => fromId)}::bigint[], ${shares.map(({ toId }) => toId)}::bigint[],
        ${shares.map(({ households }) => households)}::float8[]) as share (from_id, to_id, households)),
    moved as materialized (
      select former.code as from_code, former.name as from_name, present.code as to_code, present.name as to_name,
             cut.geom, st_transform(cut.geom, (select metric_srid from deployment)) as geom_m,
             round(share.households::numeric)::int as households
      from cut join former on former.id = cut.from_id join present on present.id = cut.to_id
      left join share using (from_id, to_id)),
    compound as materialized (
      select moved.from_code, moved.to_code, place.id, place.name
      from moved join place on ${standsOn('place')} and place.kind = 'compound'),
    facility as (
      select moved.from_code, moved.to_code, count(*)::int as number
      from moved join place on ${standsOn('place')} and place.kind in (${sql.join(facilityKinds)})
      group by 1, 2),
    kept as (
      select moved.from_code, moved.to_code, count(*)::int as number
      from moved join place on ${standsOn('place')}
      join assignment on assignment.county_code = ${county} and assignment.place_id = place.id and ${isInForce()}
      group by 1, 2),
    open as (
      select moved.from_code, moved.to_code, count(*)::int as number
      from moved join problem on problem.county_code = ${county} and problem.geom_m && moved.geom_m
        and problem.status not in ('closed', 'refused', 'void', 'merged')
        and st_intersects(problem.geom_m, moved.geom_m)
      group by 1, 2)
    select from_code as from, from_name, to_code as to, to_name, st_area(geom_m) as square_metres,
           households,
           (select count(*)::int from compound where ${isOf('compound')}) as compound_count,
           coalesce((
             select json_agg(json_build_object('id', id, 'name', name)) from (
               select id, name from compound where ${isOf('compound')} order by name, id limit ${namedCompounds}) first
           ), '[]') as compounds,
           coalesce((select number from facility where ${isOf('facility')}), 0) as facilities,
           case when ${seesProblems}::boolean
             then coalesce((select number from open where ${isOf('open')}), 0) end as open_problems,
           coalesce((select number from kept where ${isOf('kept')}), 0) as assignments,
           ${asGeoJson(sql`geom`)} as geometry
    from moved where st_area(geom_m) > ${leastSquareMetres}
      and 2 * st_area(geom_m) > ${thresholds.drawing.value} * st_perimeter(geom_m)
    order by st_area(geom_m) desc`.execute(trx)
  return rows

  /** Where the point on its surface lies decides, as it does for its grid. */
  function standsOn(table: string): RawBuilder<unknown> {
    return sql`${sql.ref(`${table}.county_code`)} = ${county} and ${sql.ref(`${table}.geom_m`)} && moved.geom_m
      and st_intersects(st_pointonsurface(${sql.ref(`${table}.geom_m`)}), moved.geom_m)`
  }
}

function isOf(step: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${step}.from_code`)} = moved.from_code and ${sql.ref(`${step}.to_code`)} = moved.to_code`
}
