// What stands in a tile? Rows of layer, id, geometry in degrees, the few properties that the style asks for, and where
// a name or a symbol goes.
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../geodata/kinds/index.ts'
import type { Kind } from '../../../geodata/kinds/kind.ts'
import { tileMaxZoom, unitGridMinZoom } from '../../contract/tiles.ts'
import { degreesSrid } from '../../db/geometry.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'
import { extent, type TileAddress, type TileBounds, unitsPerPixel } from './tile-address.ts'

/** Beyond this a tile is no picture any more; the largest stay. */
const featureLimit = 20_000

/**
 * SQL: `layer, id, geom, label, tags`, geometry in degrees, the largest first. `label` is found on the whole shape, so
 * it is the same point in every tile; null for lines and where none is wanted. Smaller than a pixel only what has a
 * symbol is kept.
 */
export function featuresOf(address: TileAddress, { edges, reach }: TileBounds): RawBuilder<unknown> {
  const features = sources[address.tileset](address)
  const [west, south, east, north] = edges
  // Nobody sees what moves by less than a unit; a degree of latitude is the longer one.
  const unit = (north - south) / extent
  const pixel = ((east - west) / extent) * unitsPerPixel
  // The box of a geometry is stored with it; without box2d it would be computed from all its vertices.
  const width = sql`(st_xmax(box2d(geom)) - st_xmin(box2d(geom)))`
  const height = sql`(st_ymax(box2d(geom)) - st_ymin(box2d(geom)))`
  return sql`
    select layer, id, st_simplify(geom, ${unit}::float8, true) as geom, tags,
      case when (has_symbol or has_name) and st_dimension(geom) <> 1 then st_pointonsurface(geom) end as label
    from (${features}) candidate
    where geom && st_makeenvelope(${sql.join(reach)}, ${sql.lit(degreesSrid)})
      and (has_symbol or st_dimension(geom) < 2 or greatest(${width}, ${height}) >= ${pixel}::float8)
    order by ${width} * ${height} desc, layer, id limit ${featureLimit}`
}

/** What each tileset is made of. */
const sources: Record<TileAddress['tileset'], (address: TileAddress) => RawBuilder<unknown>> = {
  places: placesOf,
  areas: areasOf,
  'unit-grids': unitGridsOf,
}

function placesOf({ county, z }: TileAddress): RawBuilder<unknown> {
  const shown = kinds.filter((kind) => isFrom(kind.style.minZoom, z))
  const named = shown.filter((kind) => isFrom(kind.style.labelZoom, z))
  const facilities = shown.filter((kind) => kind.style.role === 'facility')
  return sql`
    select kind as layer, id, geom, kind = any(${idsOf(facilities)}::text[]) as has_symbol,
      kind = any(${idsOf(named)}::text[]) and name is not null as has_name, jsonb_strip_nulls(jsonb_build_object(
      'name', case when kind = any(${idsOf(named)}::text[]) then name end${widthTags(shown)})) as tags
    from place where county_code = ${county} and kind = any(${idsOf(shown)}::text[])${hiddenYet(shown, z)}`
}

/** What a kind shows later than itself: a county's streams and alleys have no place in its overview. */
function hiddenYet(shown: readonly Kind[], z: number): RawBuilder<unknown> {
  const conditions = shown.flatMap(({ id, style: { minZooms } }) => {
    const later = Object.entries(minZooms?.values ?? {}).filter(([, zoom]) => !isFrom(zoom, z))
    const values = later.map(([value]) => value)
    return minZooms && values.length > 0
      ? [
          sql` and not (kind = ${id} and coalesce(properties ->> ${minZooms.property}, '') = any(${values}::text[]))`,
        ]
      : []
  })
  return sql.join(conditions, sql``)
}

/** The properties that decide how wide a line is drawn; several kinds may share one name. */
function widthTags(shown: readonly Kind[]): RawBuilder<unknown> {
  const byProperty = Map.groupBy(shown, (kind) => kind.style.widths?.property)
  const tags = [...byProperty].flatMap(([property, some]) =>
    property === undefined
      ? []
      : [
          sql`, ${property}::text, case when kind = any(${idsOf(some)}::text[]) then properties -> ${property} end`,
        ],
  )
  return sql.join(tags, sql``)
}

/** Before this zoom some thirty households are too small to be looked at. */
const microGridZoom = 15

function areasOf({ county, z }: TileAddress): RawBuilder<unknown> {
  const tags = sql`jsonb_build_object('code', code, 'name', name) as tags`
  return sql`
    select level as layer, code::bigint as id, geom, false as has_symbol, true as has_name, ${tags}
    from region where county_code = ${county}
    union all
    select 'grid', code::bigint, geom, false, true, ${tags} from grid where county_code = ${county} and valid_to is null
    ${
      z < microGridZoom
        ? sql``
        : sql`
      union all
      -- seventeen digits are more than a number of a browser holds
      select 'micro-grid', id, geom, false, true, ${tags} from micro_grid
      where county_code = ${county} and valid_to is null`
    }`
}

/** Whoever reads 001 on the map knows the community by its name; a cached tile may show one that ends today until tomorrow. */
function unitGridsOf({ county, z }: TileAddress): RawBuilder<unknown> {
  return sql`
    select 'unit-grid' as layer, id, geom, false as has_symbol, true as has_name,
      jsonb_build_object('code', code, 'name', right(code, 3)) as tags
    from unit_grid where county_code = ${county} and ${unitGridInForce} and ${z >= unitGridMinZoom}`
}

/** A layer that starts between two zooms, or beyond the deepest tiles, is in the tile before. */
function isFrom(zoom: number | undefined, z: number): boolean {
  return zoom !== undefined && z >= Math.min(Math.floor(zoom), tileMaxZoom)
}

function idsOf(some: readonly Kind[]): string[] {
  return some.map((kind) => kind.id)
}
