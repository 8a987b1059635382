// Where many shapes overlap, what do they cover together? Found cell by cell of a mesh: a union of a whole county's
// shapes costs many times more, and its result would have to be cut into parts again.
import { type RawBuilder, sql } from 'kysely'
import { overlayGrid } from '../db/overlay.ts'

/**
 * Side of a cell, metres: near the radii of the service areas, so that many cells lie wholly inside one disc and need no
 * overlay at all. Whole metres, so that the borders of cells lie on the overlay grid.
 */
const cellMetres = 400

/** SQL: `geom_m`, parts without overlap whose union is that of the polygons (`geom_m`) that `source` yields. */
export function dissolved(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with polygon as materialized (${source}),
    -- what of a polygon lies in a cell; null: all of the cell
    reaching as materialized (
      select mesh.geom as cell,
             case when not st_contains(polygon.geom_m, mesh.geom) then st_clipbybox2d(polygon.geom_m, mesh.geom) end as inside
      from polygon cross join lateral st_squaregrid(${cellMetres}::float8, polygon.geom_m) mesh
      where st_intersects(polygon.geom_m, mesh.geom)),
    judged as (select cell, inside, bool_or(inside is null) over (partition by cell) as filled from reaching),
    part as (
      select case when filled then cell
                  else st_collectionextract(st_union(inside, ${overlayGrid}) filter (where not filled), 3) end as geom_m
      from judged group by cell, filled)
    select geom_m from part where not st_isempty(geom_m)`
}

/**
 * SQL: `one, other`, the ids of all shapes of `source` (`id, geom_m`) whose boxes come within `reachMetres` of each
 * other, each pair once. By the cells that they share: the planner knows nothing of shapes made in the same statement
 * and would search the index of all places once for each of them, ten times as long.
 */
export function neighbours(source: RawBuilder<unknown>, reachMetres = 0): RawBuilder<unknown> {
  return sql`
    with shape as (select id, st_expand(geom_m, ${reachMetres / 2}::float8) as box from (${source}) each),
    standing as materialized (
      select shape.id, shape.box, mesh.i, mesh.j
      from shape cross join lateral st_squaregrid(${cellMetres}::float8, shape.box) mesh)
    select distinct one.id as one, other.id as other
    from standing one join standing other on other.i = one.i and other.j = one.j
      and other.id > one.id and other.box && one.box`
}
