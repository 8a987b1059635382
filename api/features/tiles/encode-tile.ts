// A tile as bytes. A server encodes with ST_AsMVT; the embedded engine has no encoder, so Node does it there.
import { type Feature, fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import type { Geometry, Position } from 'geojson'
import { sql } from 'kysely'
import type { Database } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { boundsOf, buffer, extent, type TileAddress, type TileBounds } from './tile-address.ts'
import { featuresOf } from './tile-features.ts'

/** The tile as Mapbox vector tile bytes, empty where nothing is. @throws AppError unknown-tile */
export function encodeTile(db: Db, engine: Database['engine'], address: TileAddress): Promise<Uint8Array> {
  const bounds = boundsOf(address)
  return engine === 'server' ? encodeOnServer(db, address, bounds) : encodeInNode(db, address, bounds)
}

async function encodeOnServer(db: Db, address: TileAddress, bounds: TileBounds): Promise<Uint8Array> {
  const { west, north, sizeMetres } = bounds
  const box = sql`st_makebox2d(st_point(${west}::float8, ${north - sizeMetres}::float8),
                               st_point(${west + sizeMetres}::float8, ${north}::float8))`
  const { rows } = await sql<{ tile: Buffer | null }>`
    with feature as (${featuresOf(address, bounds)}),
    layer as (
      select feature.layer, st_asmvt(shown, feature.layer, ${extent}::int, 'geom', 'id') as bytes
      from feature
      cross join lateral (
        select feature.id, feature.tags,
               -- null for what lies outside after all; st_asmvt skips it
               st_asmvtgeom(st_transform(feature.geom, 3857), ${box}, ${extent}::int, ${buffer}::int) as geom) shown
      group by feature.layer)
    select string_agg(bytes, ''::bytea order by layer) as tile from layer`.execute(db)
  return rows[0]?.tile ?? new Uint8Array()
}

interface TileRow {
  layer: string
  id: number
  tags: Record<string, string | number | boolean>
  /** In tile units, y pointing down. */
  geometry: Geometry
}

async function encodeInNode(db: Db, address: TileAddress, bounds: TileBounds): Promise<Uint8Array> {
  const scale = extent / bounds.sizeMetres
  const edge = [-buffer, -buffer, extent + buffer, extent + buffer]
  const { rows } = await sql<TileRow>`
    with feature as (${featuresOf(address, bounds)}),
    -- as ST_AsMVTGeom does it: to whole units first, then cut at the buffer
    placed as (
      select layer, id, tags, st_dimension(geom) as dimension,
             st_snaptogrid(st_affine(
               st_transform(geom, 3857), ${scale}::float8, 0, 0, ${-scale}::float8,
               ${-bounds.west * scale}::float8, ${bounds.north * scale}::float8), 1) as geom
      from feature),
    cut as (
      select layer, id, tags, st_snaptogrid(st_collectionextract(
        st_clipbybox2d(geom, st_makeenvelope(${sql.join(edge)}, 3857)), dimension + 1), 1) as geom
      from placed)
    select layer, id, tags, st_asgeojson(st_forcepolygonccw(geom), 0)::json as geometry
    from cut where not st_isempty(geom) order by layer`.execute(db)
  const layers = Map.groupBy(rows, (row) => row.layer)
  return fromVectorTileJs({
    layers: Object.fromEntries([...layers].map(([name, some]) => [name, layerOf(name, some)])),
  })
}

function layerOf(name: string, rows: TileRow[]): GeoJSONWrapper {
  const layer = new GeoJSONWrapper(rows.map(featureOf), { version: 2, extent })
  layer.name = name
  return layer
}

function featureOf({ id, tags, geometry }: TileRow): Feature {
  switch (geometry.type) {
    case 'Point':
      return { id, tags, type: 1, geometry: [at(geometry.coordinates)] }
    case 'MultiPoint':
      return { id, tags, type: 1, geometry: geometry.coordinates.map(at) }
    case 'LineString':
      return { id, tags, type: 2, geometry: [geometry.coordinates.map(at)] }
    case 'MultiLineString':
      return { id, tags, type: 2, geometry: geometry.coordinates.map((line) => line.map(at)) }
    case 'Polygon':
      return { id, tags, type: 3, geometry: geometry.coordinates.map((ring) => ring.map(at)) }
    case 'MultiPolygon':
      return { id, tags, type: 3, geometry: geometry.coordinates.flat().map((ring) => ring.map(at)) }
    case 'GeometryCollection':
      throw new Error('a clipped place is of one dimension') // st_collectionextract saw to that
  }
}

function at([x = 0, y = 0]: Position): [number, number] {
  return [x, y]
}
