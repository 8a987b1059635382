// Reads what the grids were: on a day, between two days, change by change, and from whom to whom their land came down.
import { sql } from 'kysely'
import type { Actor } from '../../../contract/access.ts'
import type {
  ComparedGrid,
  GridChangeEntry,
  GridFamily,
  MovedLand,
  PastGrid,
} from '../../../contract/grid-history.ts'
import { countyOf, gridsCalled } from '../../../db/areas.ts'
import { asGeoJson, degreesSrid } from '../../../db/geometry.ts'
import { overlayGrid } from '../../../db/overlay.ts'
import { momentOf } from '../../../db/problem-rows.ts'
import type { Db } from '../../../db/tables.ts'
import { seesProblems, sightOfHands } from '../proposals/sight.ts'
import { gridsOn } from './past-grids.ts'

/** Less is a corner moved by a hand's breadth: m². */
const leastSquareMetres = 1

export async function readMosaicOn(db: Db, area: string, on: string): Promise<PastGrid[]> {
  const { rows } = await sql<PastGrid>`
    with ${gridsOn('past', countyOf(area), area, on)}
    select code, name, leader_name, households, st_area(geom_m) as square_metres, valid_from::text, valid_to::text,
           ${asGeoJson(sql`geom`)} as geometry
    from past order by code`.execute(db)
  return rows
}

export async function compareMosaics(
  db: Db,
  community: string,
  { from, to }: { from: string; to: string },
): Promise<{ grids: ComparedGrid[]; moved: MovedLand[] }> {
  const county = countyOf(community)
  const both = sql`${gridsOn('former', county, community, from)}, ${gridsOn('latter', county, community, to)}`
  const { rows: grids } = await sql<ComparedGrid>`
    with ${both}
    select coalesce(latter.code, former.code) as code, coalesce(latter.name, former.name) as name,
           st_area(former.geom_m) as before, st_area(latter.geom_m) as after,
           case when former.id is null then 'began' when latter.id is null then 'ended'
             when former.geom = latter.geom then 'same' else 'changed' end as state
    from former full join latter on latter.id = former.id
    order by 1`.execute(db)
  const { rows: moved } = await sql<MovedLand>`
    with ${both},
    -- what did not change gave nothing away and took nothing in
    gave as (
      select former.* from former left join latter on latter.id = former.id
      where latter.id is null or latter.geom is distinct from former.geom),
    took as (
      select latter.* from latter left join former on former.id = latter.id
      where former.id is null or former.geom is distinct from latter.geom),
    land as (
      select gave.code as from_code, took.code as to_code,
             st_collectionextract(st_intersection(gave.geom_m, took.geom_m, ${overlayGrid}), 3) as geom_m
      from gave join took on took.id <> gave.id and took.geom_m && gave.geom_m
        and st_relate(took.geom_m, gave.geom_m, 'T********'))
    select from_code as from, to_code as to, st_area(geom_m) as square_metres,
           ${asGeoJson(sql`st_transform(geom_m, ${degreesSrid}::int)`)} as geometry
    from land where st_area(geom_m) > ${leastSquareMetres}
    order by st_area(geom_m) desc`.execute(db)
  return { grids, moved }
}

interface Asked {
  grid?: string
  after?: number
  limit: number
}

/** One more than `limit`, so that it is known whether there are others. */
export async function listChanges(
  db: Db,
  actor: Actor,
  community: string,
  { grid, after, limit }: Asked,
): Promise<GridChangeEntry[]> {
  const county = countyOf(community)
  const grids = gridsCalled(county, grid ?? '')
  const ofGrid =
    grid === undefined
      ? sql`true`
      : sql`exists (
          select from grid_version former
          where former.county_code = ${county} and former.change_id = change.id and former.grid_id in ${grids}
          union all
          select from grid_descent descent
          where descent.county_code = ${county} and descent.change_id = change.id and descent.child_id in ${grids}
          union all
          select from grid_founding founding
          where founding.county_code = ${county} and founding.change_id = change.id and founding.grid_id in ${grids})`
  const { rows } = await sql<GridChangeEntry>`
    with chosen as (
      select * from grid_change change
      where change.county_code = ${county} and change.community_code = ${community} and ${ofGrid}
        and ${after === undefined ? sql`true` : sql`change.id < ${after}::bigint`}
      order by change.id desc limit ${limit + 1}),
    touched as (
      select chosen.id as change_id, former.grid_id, former.version
      from chosen join grid_version former on former.county_code = ${county} and former.change_id = chosen.id
      union
      select chosen.id, descent.child_id, 0
      from chosen join grid_descent descent on descent.county_code = ${county} and descent.change_id = chosen.id
      where not exists (
        select from grid_version former where former.county_code = ${county} and former.change_id = chosen.id
          and former.grid_id = descent.child_id)
      union
      select chosen.id, founding.grid_id, 0
      from chosen join grid_founding founding on founding.county_code = ${county}
        and founding.change_id = chosen.id),
    -- the borders that a change gave a grid: those of its next version, or its present ones
    result as (
      select touched.change_id, touched.grid_id, state.code, state.name, state.geom
      from touched
      cross join lateral (
        select code, name, geom from (
          select version, code, name, geom from grid_version former
          where former.county_code = ${county} and former.grid_id = touched.grid_id and former.version > touched.version
          union all
          select version, code, name, geom from grid
          where grid.county_code = ${county} and grid.id = touched.grid_id and grid.version > touched.version
            and valid_to is null) later
        order by version limit 1) state)
    select chosen.id, ${momentOf(sql`chosen.at`)} as at, chosen.at::date::text as on, chosen.author_name, chosen.reason,
           chosen.proposal_id, chosen.hand_over,
           coalesce((
             select json_agg(json_build_object('code', former.code, 'name', former.name,
               'geometry', ${asGeoJson(sql`former.geom`)}) order by former.code)
             from grid_version former where former.county_code = ${county} and former.change_id = chosen.id), '[]') as before,
           coalesce((
             select json_agg(json_build_object('code', result.code, 'name', result.name,
               'geometry', ${asGeoJson(sql`result.geom`)}) order by result.code)
             from result where result.change_id = chosen.id), '[]') as after,
           coalesce((
             select json_agg(json_build_object('from', former.code, 'to', result.code) order by result.code)
             from grid_version former
             join result on result.change_id = former.change_id and result.grid_id = former.grid_id
             where former.county_code = ${county} and former.change_id = chosen.id
               and former.code <> result.code), '[]') as renumbered,
           coalesce((
             select json_agg(json_build_object('parent', parent.code, 'child', child.code) order by parent.code, child.code)
             from grid_descent descent
             join grid parent on parent.county_code = ${county} and parent.id = descent.parent_id
             join grid child on child.county_code = ${county} and child.id = descent.child_id
             where descent.county_code = ${county} and descent.change_id = chosen.id), '[]') as descents
    from chosen order by chosen.id desc`.execute(db)
  return rows.map((row) => ({ ...row, handOver: row.handOver && sightOf(actor, row.handOver) }))
}

/** Problems are told to whoever sees them on one of the two sides. */
function sightOf(
  actor: Actor,
  { assignments, problems, microGrids, ...told }: NonNullable<GridChangeEntry['handOver']>,
) {
  return {
    ...sightOfHands(actor, told),
    assignments,
    problems: problems.filter((each) => seesProblems(actor, each)),
    ...(microGrids && { microGrids }),
  }
}

export async function readFamily(db: Db, community: string, grid?: string): Promise<GridFamily> {
  const county = countyOf(community)
  const first =
    grid === undefined
      ? sql`community_code = ${community} and (
          id in (select parent_id from grid_descent where county_code = ${county})
          or id in (select child_id from grid_descent where county_code = ${county}))`
      : sql`id in ${gridsCalled(county, grid)}`
  const { rows } = await sql<GridFamily>`
    with recursive chosen as (select id from grid where county_code = ${county} and ${first}),
    older as (
      select id from chosen
      union
      select descent.parent_id from older
      join grid_descent descent on descent.county_code = ${county} and descent.child_id = older.id),
    younger as (
      select id from chosen
      union
      select descent.child_id from younger
      join grid_descent descent on descent.county_code = ${county} and descent.parent_id = younger.id),
    member as (select id from older union select id from younger),
    line as (
      select distinct descent.parent_id, descent.child_id, descent.change_id
      from grid_descent descent
      where descent.county_code = ${county} and (
        descent.child_id in (select id from older) and descent.parent_id in (select id from older)
        or descent.parent_id in (select id from younger) and descent.child_id in (select id from younger)))
    select coalesce((
      select json_agg(json_build_object('code', grid.code, 'name', grid.name, 'validFrom', grid.valid_from::text,
        'validTo', grid.valid_to::text) order by grid.code)
      from member join grid on grid.county_code = ${county} and grid.id = member.id), '[]') as members,
    coalesce((
      select json_agg(json_build_object('parent', parent.code, 'child', child.code, 'on', change.at::date::text,
        'changeId', change.id) order by change.id, parent.code, child.code)
      from line
      join grid parent on parent.county_code = ${county} and parent.id = line.parent_id
      join grid child on child.county_code = ${county} and child.id = line.child_id
      join grid_change change on change.county_code = ${county} and change.id = line.change_id), '[]') as lines`.execute(
    db,
  )
  return rows[0]! // one row without a table
}
