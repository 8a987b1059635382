// What a wall map shows, in metres: the area, its grids with who answers, and the ground beneath them.
import type { Geometry } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../../geodata/kinds/index.ts'
import { codeLength } from '../../../contract/areas.ts'
import { countyOf, listChain, unknownArea } from '../../../db/areas.ts'
import { isInForce } from '../../../db/assignments.ts'
import { AppError } from '../../../db/errors.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'

/** `[west, south, east, north]` in metres of the metric CRS. */
export type Extent = readonly [number, number, number, number]

export interface WallGrid {
  code: string
  communityCode: string
  communityName: string
  name: string
  leaderName: string | null
  /** Units that answer for the grid itself, else for its community. */
  units: string[]
  households: number | null
  geometry: Geometry
  /** Middle of the largest circle inside, and its radius. */
  at: readonly [number, number]
  radiusMetres: number
}

export interface WallFeature {
  kind: string
  name: string | null
  class: string | null
  geometry: Geometry
}

export interface WallMap {
  code: string
  name: string
  /** County and township above it. */
  parents: string[]
  boundary: Geometry
  extent: Extent
  grids: WallGrid[]
  /** Of a township: what the grids belong to. */
  communities: WallCommunity[]
  dataVersion: number
}

export interface WallCommunity {
  name: string
  geometry: Geometry
  at: readonly [number, number]
}

/** A decimetre is a hundredth of a millimetre on paper at 1 : 10 000. */
const decimals = 1

/** @throws AppError unknown-area, bad-request (no boundary) */
export async function readWallMap(db: Db, code: string): Promise<WallMap> {
  const county = countyOf(code)
  const { rows } = await sql<{
    name: string
    boundary: Geometry | null
    extent: Extent
    dataVersion: number
  }>`
    select region.name, ${asGeoJson(sql`geom_m`, decimals)} as boundary, ${extentOf(sql`geom_m`)} as extent,
           state.data_version
    from region join county_state state using (county_code)
    where county_code = ${county} and code = ${code}`.execute(db)
  const [area] = rows
  if (!area) throw unknownArea(code)
  if (area.boundary === null)
    throw new AppError('bad-request', `Area ${code} has no boundary, so there is nothing to draw.`, {
      zh: '该区域还没有边界，无法绘制挂图。',
      en: 'This area has no boundary yet, so no wall map can be drawn.',
    })
  const chain = await listChain(db, code)
  return {
    code,
    name: area.name,
    parents: chain.filter((each) => each.code !== code).map(({ name }) => name),
    boundary: area.boundary,
    extent: area.extent,
    grids: await readGrids(db, county, code),
    communities: code.length === codeLength.township ? await readCommunities(db, county, code) : [],
    dataVersion: area.dataVersion,
  }
}

async function readGrids(db: Db, county: string, code: string): Promise<WallGrid[]> {
  const unitsOf = (target: RawBuilder<unknown>) => sql`(
    select json_agg(distinct unit.name)
    from assignment join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id
    where assignment.county_code = ${county} and ${target} and ${isInForce()})`
  const { rows } = await sql<WallGrid & { middle: { coordinates: [number, number] } }>`
    select grid.code, grid.community_code, community.name as community_name, grid.name, grid.leader_name,
           grid.households, ${asGeoJson(sql`grid.geom_m`, decimals)} as geometry,
           ${asGeoJson(sql`circle.center`, decimals)} as middle, circle.radius as radius_metres,
           coalesce(${unitsOf(sql`assignment.grid_id = grid.id`)},
                    ${unitsOf(sql`assignment.region_code = grid.community_code`)}, '[]') as units
    from grid
    join region community on community.county_code = grid.county_code and community.code = grid.community_code
    cross join lateral st_maximuminscribedcircle(grid.geom_m) circle
    where grid.county_code = ${county} and left(grid.code, ${sql.lit(code.length)}) = ${code}
      and grid.valid_to is null
    order by grid.code`.execute(db)
  return rows.map(({ middle, ...grid }) => ({ ...grid, at: middle.coordinates }))
}

async function readCommunities(db: Db, county: string, township: string): Promise<WallCommunity[]> {
  const { rows } = await sql<Omit<WallCommunity, 'at'> & { middle: { coordinates: [number, number] } }>`
    select name, ${asGeoJson(sql`geom_m`, decimals)} as geometry,
           ${asGeoJson(sql`st_pointonsurface(geom_m)`, decimals)} as middle
    from region
    where county_code = ${county} and parent_code = ${township} and level = 'community' and geom_m is not null
    order by code`.execute(db)
  return rows.map(({ middle, ...community }) => ({ ...community, at: middle.coordinates }))
}

/** Shapes of the ground inside an extent, simplified to what ink can show; the lower ones first. */
export async function readGround(
  db: Db,
  county: string,
  extent: Extent,
  toleranceMetres: number,
): Promise<WallFeature[]> {
  const roles = ['ground', 'land-use', 'green', 'water', 'building', 'road'] as const
  const drawn = roles.flatMap((role) => kinds.filter(({ style }) => style.role === role).map(({ id }) => id))
  const box = sql`st_setsrid(st_makebox2d(st_point(${extent[0]}, ${extent[1]}), st_point(${extent[2]}, ${extent[3]})),
    (select metric_srid from deployment))`
  const { rows } = await sql<WallFeature>`
    with piece as (
      select kind, name, properties ->> 'class' as class, id,
             st_simplify(st_clipbybox2d(geom_m, ${box}), ${toleranceMetres}) as geom_m
      from place
      where county_code = ${county} and kind = any(${drawn}) and geom_m && ${box})
    select kind, name, class, ${asGeoJson(sql`geom_m`, decimals)} as geometry from piece
    where not st_isempty(geom_m) order by array_position(${drawn}, kind), id`.execute(db)
  return rows
}

function extentOf(geom: RawBuilder<unknown>): RawBuilder<Extent> {
  return sql`json_build_array(st_xmin(${geom}), st_ymin(${geom}), st_xmax(${geom}), st_ymax(${geom}))`
}

/** `003` of a grid in its community. */
export function shortCode(code: string): string {
  return code.slice(codeLength.community)
}
