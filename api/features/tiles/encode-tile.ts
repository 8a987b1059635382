// A tile as bytes. A server encodes with ST_AsMVT; the embedded engine has no encoder, so Node does it there.
import { type Feature, fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import type { Geometry, Position } from 'geojson'
import { sql } from 'kysely'
import type { Database } from '../../db/open.ts'
import { executePrepared } from '../../db/prepared.ts'
import type { Db } from '../../db/tables.ts'
import { extent, type TileAddress } from './tile-address.ts'
import { shapesOf, straightZoom } from './tile-shapes.ts'

/** The tile as Mapbox vector tile bytes, empty where nothing is. @throws AppError unknown-tile */
export function encodeTile(db: Db, engine: Database['engine'], address: TileAddress): Promise<Uint8Array> {
  return engine === 'server' ? encodeOnServer(db, address) : encodeInNode(db, address)
}

async function encodeOnServer(db: Db, address: TileAddress): Promise<Uint8Array> {
  const query = sql<{ tile: Buffer | null }>`
    with shape as materialized (${shapesOf(address)}),
    layer as (
      select shape.layer, st_asmvt(shown, shape.layer, ${extent}::int, 'geom', 'id') as bytes
      from shape cross join lateral (select shape.id, shape.tags, shape.geom) as shown
      where not st_isempty(shape.geom)
      group by shape.layer)
    select string_agg(bytes, ''::bytea order by layer) as tile from layer`
  // The overview is a few tiles that hold nearly everything: there the plan made for all the small ones is a bad one.
  const { rows } = await (address.z < straightZoom ? query.execute(db) : executePrepared(db, query))
  return rows[0]?.tile ?? new Uint8Array()
}

interface TileRow {
  layer: string
  id: number
  tags: Record<string, string | number | boolean>
  geometry: Geometry
}

async function encodeInNode(db: Db, address: TileAddress): Promise<Uint8Array> {
  const { rows } = await sql<TileRow>`
    with shape as materialized (${shapesOf(address)})
    select layer, id, tags, st_asgeojson(geom, 0)::json as geometry
    from shape where not st_isempty(geom) order by layer`.execute(db)
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
