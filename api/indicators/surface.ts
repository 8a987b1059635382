// How far is it to the nearest place? Square cells over the judged land of an area, and which of them are blind.
import { type RawBuilder, sql } from 'kysely'
import { codeLength, levelOf } from '../contract/areas.ts'
import type { Surface } from '../contract/indicators.ts'
import { AppError } from '../db/errors.ts'
import type { Db } from '../db/tables.ts'
import { countedPlaces } from './counted.ts'
import type { LandLayer } from './definition.ts'
import { areaParts } from './explain.ts'
import { radiusOf } from './methods/coverage.ts'
import { getDefinition } from './values.ts'

/** Sides of a cell in metres, and how many cells a map still draws at once: the finest that stays below is taken. */
const cellSides = [25, 50, 100, 200, 400] as const
const mostCells = 20_000
/** Cells in the side of a block; the places near a block are found once for all its cells. */
const blockCells = 8
/** Breaks of the legend, metres. */
const breaksMetres = [150, 300, 500, 800, 1000]

/** What a surface is made from. */
interface Ground {
  kind: string
  radiusMetres: number | null
  /** SQL yielding `geom_m, radius`; places without a radius serve nobody. */
  places: RawBuilder<unknown>
  layer: LandLayer
}

/**
 * Of what a coverage counts, each place with its own radius, over the land that is its denominator: the blind share is
 * what the coverage lacks. No cells where nothing can be said.
 * @throws AppError unknown-indicator, not-a-coverage
 */
export async function indicatorSurface(db: Db, indicator: string, area: string): Promise<Surface> {
  const definition = getDefinition(indicator)
  const { measure } = definition
  if (measure.method !== 'coverage') {
    throw new AppError('not-a-coverage', `The indicator ${indicator} is no coverage and has no radius.`)
  }
  const county = area.slice(0, codeLength.county)
  const { kind, radii, land } = measure
  return layCells(db, area, {
    kind,
    radiusMetres: radii.length === 1 ? (radii[0]?.radiusMetres ?? null) : null,
    places: sql`
      select geom_m, radius
      from (select geom_m, ${radiusOf(radii)} as radius from (${countedPlaces(county, kind, measure.exclude)}) counted) sized
      where radius is not null`,
    layer: land,
  })
}

export interface SurfaceQuery {
  /** Code of an area that exists. */
  area: string
  kind: string
  radiusMetres: number
}

/** Of all places of a kind, over the built-up area. No cells without built-up land or without one such place in the county. */
export function distanceSurface(db: Db, { area, kind, radiusMetres }: SurfaceQuery): Promise<Surface> {
  const county = area.slice(0, codeLength.county)
  return layCells(db, area, {
    kind,
    radiusMetres,
    places: sql`
      select geom_m, ${radiusMetres}::float8 as radius from place where county_code = ${county} and kind = ${kind}`,
    layer: 'built-up-area',
  })
}

async function layCells(
  db: Db,
  area: string,
  { kind, radiusMetres, places, layer }: Ground,
): Promise<Surface> {
  const county = area.slice(0, codeLength.county)
  const land = areaParts(county, levelOf(area) ?? 'county', area, layer)
  const side = await chooseSide(db, land)
  const cells = await readCells(db, land, side, places)
  const blind = cells.flatMap((cell, index) => (cell.blind ? [index] : []))
  return {
    kind,
    cellMetres: side,
    cells: cells.flatMap(({ lng, lat, distance }) => [lng, lat, distance]),
    blind,
    halfCell: await readHalfCell(db, land, side),
    breaksMetres,
    radiusMetres,
    blindShare: cells.length > 0 ? blind.length / cells.length : null,
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
  blind: boolean
}

/**
 * Cells whose centre lies on the land, from north to south. A place can be the nearest of some cell of a block only
 * when it is no farther from the block's centre than the nearest one plus twice the way to the block's corner. So it is
 * for the places of each radius by themselves: a large park may reach a cell whose nearest park is a small one.
 */
async function readCells(
  db: Db,
  land: RawBuilder<unknown>,
  side: number,
  places: RawBuilder<unknown>,
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
    wanted as materialized (${places}),
    reach as materialized (
      select block_i, block_j, centre, radius, min(st_distance(centre, geom_m)) + 2 * ${toCorner}::float8 as metres
      from block cross join wanted group by block_i, block_j, centre, radius),
    near as materialized (
      select block_i, block_j, radius, st_collect(wanted.geom_m) as geom_m
      from reach join wanted using (radius) where st_dwithin(reach.centre, wanted.geom_m, reach.metres)
      group by block_i, block_j, radius),
    measured as (
      select i, j, cell.centre, min(distance) as distance, bool_and(distance > near.radius) as blind
      from cell join near using (block_i, block_j)
      cross join lateral st_distance(cell.centre, near.geom_m) as distance
      group by i, j, cell.centre)
    -- centimetres of place and decimetres of distance: more digits are only bytes
    select round(st_x(degrees)::numeric, 7) as lng, round(st_y(degrees)::numeric, 7) as lat,
           round(distance::numeric, 1) as distance, blind
    from measured cross join lateral st_transform(centre, 4326) as degrees
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
