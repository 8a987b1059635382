// How far is it to the nearest place of a kind? Square cells over the built-up land of an area, and which are blind.
import { type RawBuilder, sql } from 'kysely'
import { codeLength, levelOf } from '../contract/areas.ts'
import type { Surface } from '../contract/indicators.ts'
import type { Db } from '../db/tables.ts'
import { areaParts } from './explain.ts'

/** Sides of a cell in metres, and how many cells a map still draws at once: the finest that stays below is taken. */
const cellSides = [25, 50, 100, 200, 400] as const
const mostCells = 20_000
/** Cells in the side of a block; the places near a block are found once for all its cells. */
const blockCells = 8
/** Breaks of the legend, metres. */
const breaksMetres = [150, 300, 500, 800, 1000]

export interface SurfaceQuery {
  /** Code of an area that exists. */
  area: string
  kind: string
  radiusMetres: number
}

/** No cells where nothing can be said: no built-up area, or not one place of the kind in the county. */
export async function distanceSurface(db: Db, { area, kind, radiusMetres }: SurfaceQuery): Promise<Surface> {
  const level = levelOf(area) ?? 'county'
  const county = area.slice(0, codeLength.county)
  const land = areaParts(county, level, area, 'built-up-area')
  const side = await chooseSide(db, land)
  const cells = await readCells(db, land, side, { county, kind })
  const blind = cells.filter((cell) => cell.distance > radiusMetres).length
  return {
    kind,
    cellMetres: side,
    cells: cells.flatMap(({ lng, lat, distance }) => [lng, lat, distance]),
    halfCell: await readHalfCell(db, land, side),
    breaksMetres,
    radiusMetres,
    blindShare: cells.length > 0 ? blind / cells.length : null,
  }
}

async function chooseSide(db: Db, land: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ area: number | null }>`
    select sum(st_area(geom_m)) as area from (${land}) land`.execute(db)
  const area = rows[0]?.area ?? 0
  return cellSides.find((side) => area / side ** 2 <= mostCells) ?? cellSides[cellSides.length - 1]!
}

interface Cell {
  lng: number
  lat: number
  distance: number
}

/**
 * Cells whose centre lies on the land, from north to south. A place can be the nearest of some cell of a block only
 * when it is no farther from the block's centre than the nearest one plus twice the way to the block's corner.
 */
async function readCells(
  db: Db,
  land: RawBuilder<unknown>,
  side: number,
  { county, kind }: { county: string; kind: string },
): Promise<Cell[]> {
  const blockSide = blockCells * side
  const toCorner = blockSide * Math.SQRT1_2
  const { rows } = await sql<Cell>`
    with land as (${land}),
    cell as materialized (
      select distinct i, j, centre, floor(i / ${blockCells}::float8) as block_i, floor(j / ${blockCells}::float8) as block_j
      from land
      cross join lateral st_squaregrid(${side}::float8, land.geom_m) square
      cross join lateral st_setsrid(
        st_point((i + 0.5) * ${side}::float8, (j + 0.5) * ${side}::float8), st_srid(land.geom_m)) centre
      where st_intersects(land.geom_m, centre)),
    block as materialized (
      select distinct block_i, block_j, st_setsrid(
        st_point((block_i + 0.5) * ${blockSide}::float8, (block_j + 0.5) * ${blockSide}::float8), st_srid(centre)) as centre
      from cell),
    wanted as materialized (select geom_m from place where county_code = ${county} and kind = ${kind}),
    reach as materialized (
      select block_i, block_j, centre, (
        select min(st_distance(block.centre, wanted.geom_m)) + 2 * ${toCorner}::float8 from wanted) as metres
      from block),
    near as materialized (
      select block_i, block_j, st_collect(wanted.geom_m) as geom_m
      from reach join wanted on st_dwithin(reach.centre, wanted.geom_m, reach.metres)
      group by block_i, block_j)
    -- centimetres of place and decimetres of distance: more digits are only bytes
    select round(st_x(degrees)::numeric, 7) as lng, round(st_y(degrees)::numeric, 7) as lat,
           round(distance::numeric, 1) as distance
    from cell join near using (block_i, block_j)
    cross join lateral st_transform(cell.centre, 4326) as degrees
    cross join lateral st_distance(cell.centre, near.geom_m) as distance
    order by j desc, i`.execute(db)
  return rows
}

/** Half a cell to the east and to the north in degrees, as it is in the middle of the land. */
async function readHalfCell(db: Db, land: RawBuilder<unknown>, side: number): Promise<Surface['halfCell']> {
  const half = side / 2
  const { rows } = await sql<{ half: Surface['halfCell'] }>`
    with middle as (
      select st_centroid(st_setsrid(st_extent(geom_m)::geometry, min(st_srid(geom_m)))) as geom_m from (${land}) land),
    moved as (
      select st_transform(geom_m, 4326) as here, st_transform(st_translate(geom_m, ${half}::float8, 0), 4326) as east,
             st_transform(st_translate(geom_m, 0, ${half}::float8), 4326) as north
      from middle where geom_m is not null)
    select json_build_array(st_x(east) - st_x(here), st_y(east) - st_y(here),
                            st_x(north) - st_x(here), st_y(north) - st_y(here)) as half
    from moved`.execute(db)
  return rows[0]?.half ?? [0, 0, 0, 0]
}
