// Which pieces is the county made of? The finest cut of communities and grids, and what no boundary holds; every fact
// is kept per piece, so that townships and the county are sums.
import { type RawBuilder, sql } from 'kysely'
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
  await sql`
    -- materialized: an overlay that the planner folds into its uses is computed once for each of them
    with region_cell as materialized (${disjoint(sql`
      select code, level, geom_m from region where county_code = ${county} and geom_m is not null`)}),
    grid_cell as materialized (${disjoint(sql`
      select code, 'grid' as level, geom_m from grid where county_code = ${county} and valid_to is null`)}),
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
    insert into piece (county_code, township_code, community_code, grid_id, population, geom_m)
    select ${county}, left(code, 9), left(code, 12), grid_id, population, st_collectionextract(geom_m, 3)
    from (
      select grid.code, grid.id as grid_id, grid.population, grid_cell.geom_m
      from grid_cell join grid on grid.county_code = ${county} and grid.code = grid_cell.code and grid.valid_to is null
      union all
      select code, null, null, geom_m from outside_grids
    ) cut
    where ${isLand(sql`geom_m`)}
    order by code, grid_id`.execute(db)
  // left() gave a county's own code where there is no township; null says so.
  await sql`
    update piece set township_code = case when length(township_code) = 9 then township_code end,
                     community_code = case when length(community_code) = 12 then community_code end
    where county_code = ${county}`.execute(db)
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
