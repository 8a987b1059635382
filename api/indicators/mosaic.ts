// Which pieces is the county made of? The finest cut of communities and grids, and what no boundary holds; every fact
// is kept per piece, so that townships and the county are sums.
import { type RawBuilder, sql } from 'kysely'
import { codeLength } from '../contract/areas.ts'
import { overlayGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'

/** Left-overs of cutting thinner than this are rounding of borders, not land: metres. */
const sliverMetres = 0.2

/** SQL: is this polygon land, rather than a sliver between two drawings of one border? */
export function isLand(geom: RawBuilder<unknown>): RawBuilder<boolean> {
  // twice area over perimeter is the mean width of a strip
  return sql`2 * st_area(${geom}) > ${sliverMetres} * st_perimeter(${geom})`
}

/**
 * Rebuilds `piece`. Pieces never overlap: where boundaries of one level do, the lower code keeps the land, so that
 * nothing is counted twice (such overlaps are reported by the checks on grids, not repaired here).
 */
export async function rebuildPieces(db: Db, county: string): Promise<void> {
  await sql`delete from piece where county_code = ${county}`.execute(db)
  const cut = cutPieces(
    county,
    sql`select code, level, geom_m from region where county_code = ${county} and geom_m is not null`,
    sql`select code, 'grid' as level, geom_m from grid where county_code = ${county} and valid_to is null`,
  )
  // Grids in the order in which they came to be: one that is added later gets the id that it would get here.
  await sql`
    insert into piece (county_code, township_code, community_code, grid_id, population, geom_m)
    select ${county}, ${codeOf('township')}, ${codeOf('community')}, grid_id, population, geom_m
    from (${cut}) cut order by grid_id nulls first, code`.execute(db)
}

/** What became of the pieces of a community. */
export interface Moved {
  /** Ids of pieces that are new, or have another shape or population. */
  changed: number[]
  /** Land that another piece holds now than before: geometries in metres, as hexadecimal EWKB. */
  land: string[]
  /** Land that none of the pieces of this community holds any more: grids reached beyond its boundary. */
  hasLeft: boolean
}

/**
 * Makes the pieces of one community true again after its grids changed, leaving alone what is as it was. Grids of other
 * communities keep theirs.
 */
export async function refreshPieces(db: Db, county: string, community: string): Promise<Moved> {
  const near = sql`(community_code = ${community} or geom_m && (
    select geom_m from region where county_code = ${county} and code = ${community}))`
  const cut = cutPieces(
    county,
    sql`
      select code, level, geom_m from region
      where county_code = ${county} and level = 'community' and geom_m && (
        select geom_m from region where county_code = ${county} and code = ${community})`,
    sql`
      select code, 'grid' as level, geom_m from grid
      where county_code = ${county} and valid_to is null and ${near}`,
  )
  const isOwn = sql`county_code = ${county} and community_code = ${community}`
  const { rows } = await sql<{ id: number | null; land: string; hasLeft: boolean }>`
    with present as materialized (select * from (${cut}) cut where ${codeOf('community')} = ${community}),
    before as materialized (select * from piece where ${isOwn}),
    gone as (
      delete from piece where ${isOwn}
        and not exists (select from present where present.grid_id is not distinct from piece.grid_id)
      returning geom_m),
    changed as (
      update piece set geom_m = present.geom_m, population = present.population
      from present join before on before.grid_id is not distinct from present.grid_id
      where piece.county_code = ${county} and piece.id = before.id
        and not (before.geom_m = present.geom_m and before.population is not distinct from present.population)
      returning piece.id, st_symdifference(before.geom_m, piece.geom_m, ${overlayGrid}) as land),
    added as (
      insert into piece (county_code, township_code, community_code, grid_id, population, geom_m)
      select ${county}, ${codeOf('township')}, ${codeOf('community')}, grid_id, population, geom_m
      from present
      where not exists (select from before where before.grid_id is not distinct from present.grid_id)
      order by grid_id nulls first
      returning id, geom_m)
    select id, encode(st_asewkb(land), 'hex') as land,
           -- areas first: pieces do not overlap, and nearly always they hold together what they held
           case when (select sum(st_area(geom_m)) from before) - (select sum(st_area(geom_m)) from present) > 1
             then exists (
               select from st_dump(st_difference((select st_union(geom_m, ${overlayGrid}) from before),
                 (select st_union(geom_m, ${overlayGrid}) from present), ${overlayGrid})) part
               where ${isLand(sql`part.geom`)})
             else false end as has_left
    from (
      select id, land from changed
      union all select id, geom_m from added
      union all select null, geom_m from gone) moved`.execute(db)
  return {
    changed: rows.flatMap(({ id }) => id ?? []),
    land: rows.map(({ land }) => land),
    hasLeft: rows.some(({ hasLeft }) => hasLeft),
  }
}

/** SQL: the region of a level that holds the `code` of a piece; null where there is none. */
function codeOf(level: 'township' | 'community'): RawBuilder<unknown> {
  const digits = sql.lit(codeLength[level])
  return sql`case when length(code) >= ${digits} then left(code, ${digits}) end`
}

/** SQL: `code, grid_id, population, geom_m` of the pieces that regions and grids `(code, level, geom_m)` are cut into. */
function cutPieces(
  county: string,
  regions: RawBuilder<unknown>,
  grids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    -- materialized: an overlay that the planner folds into its uses is computed once for each of them
    with region_cell as materialized (${disjoint(regions)}),
    grid_cell as materialized (${disjoint(grids)}),
    -- a region without the children that lie in it
    region_rest as materialized (
      select parent.code,
             case when inner_land.geom_m is null then parent.geom_m
                  else st_difference(parent.geom_m, inner_land.geom_m, ${overlayGrid}) end as geom_m
      from region_cell parent
      left join lateral (
        select st_union(child.geom_m, ${overlayGrid}) as geom_m from region_cell child
        where child.code like parent.code || '%' and child.code <> parent.code and child.geom_m && parent.geom_m
      ) inner_land on true),
    -- what of it no grid holds
    grids_inside as materialized (
      select rest.code, st_union(grid_cell.geom_m, ${overlayGrid}) as geom_m
      from region_rest rest
      -- the table, not what was made of it: it has the index
      join grid on grid.county_code = ${county} and grid.valid_to is null and grid.geom_m && rest.geom_m
        and ${interiorsMeet(sql`grid.geom_m`, sql`rest.geom_m`)}
      join grid_cell on grid_cell.code = grid.code
      group by rest.code),
    outside_grids as materialized (
      select rest.code,
             case when grids_inside.geom_m is null then rest.geom_m
                  else st_difference(rest.geom_m, grids_inside.geom_m, ${overlayGrid}) end as geom_m
      from region_rest rest left join grids_inside using (code))
    select code, grid_id, population, st_collectionextract(geom_m, 3) as geom_m
    from (
      select grid.code, grid.id as grid_id, grid.population, grid_cell.geom_m
      from grid_cell join grid on grid.county_code = ${county} and grid.code = grid_cell.code and grid.valid_to is null
      union all
      select code, null, null, geom_m from outside_grids
    ) uncollected
    where ${isLand(sql`geom_m`)}`
}

/** Polygons `(code, level, geom_m)` of which, inside one level, a lower code keeps the land that two of them claim. */
function disjoint(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with earlier as materialized (
      select mine.code, st_union(other.geom_m, ${overlayGrid}) as geom_m
      from (${source}) mine
      join (${source}) other on other.level = mine.level and other.code < mine.code
        and other.geom_m && mine.geom_m and ${interiorsMeet(sql`other.geom_m`, sql`mine.geom_m`)}
      group by mine.code)
    select mine.code, mine.level,
           case when earlier.geom_m is null then mine.geom_m
                else st_difference(mine.geom_m, earlier.geom_m, ${overlayGrid}) end as geom_m
    from (${source}) mine left join earlier using (code)`
}

/** SQL: do two shapes share land? Neighbours that only share a border do not. */
export function interiorsMeet(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`st_relate(${one}, ${other}, 'T********')`
}
