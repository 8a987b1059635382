// Reads GeoJSON: a collection, one feature, or a bare geometry whose only name is that of its file.
import { basename, extname } from 'node:path'
import type { Feature, GeoJSON, Geometry } from 'geojson'
import { BadInput } from '../remark.ts'
import { decodeText } from './encoding.ts'
import { layerOfFeatures } from './features.ts'
import type { SourceLayer } from './source.ts'

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/** The attribute that carries the file name of a bare geometry: `620422.json` is the code of its county. */
export const fileNameAttribute = 'file'

const isRegionCode = /^(\d{6}|\d{9}|\d{12})$/

/** @throws BadInput when it is no JSON, no GeoJSON or holds nothing */
export function readGeoJson(bytes: Buffer, file: string): SourceLayer {
  const value = parse(bytes, file)
  const crs = crsMember(value)
  if (value.type === 'FeatureCollection' && Array.isArray(value.features))
    return layerOfFeatures(file, value.features.filter(isFeature), crs)
  if (isFeature(value)) return layerOfFeatures(file, [value], crs)
  if (typeof value.type === 'string' && geometryTypes.has(value.type)) {
    const stem = basename(file, extname(file))
    const feature: Feature = {
      type: 'Feature',
      properties: { [fileNameAttribute]: stem },
      geometry: value as unknown as Geometry, // its type was checked, its coordinates are by clean.ts
    }
    const layer = layerOfFeatures(file, [feature], crs)
    return isRegionCode.test(stem) ? { ...layer, content: 'regions' } : layer
  }
  throw new BadInput('not-this-format', { format: 'GeoJSON', file })
}

function parse(bytes: Buffer, file: string): Partial<GeoJSON> & Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(decodeText(bytes).replace(/^\uFEFF/, ''))
  } catch {
    throw new BadInput('damaged', { file })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadInput('not-this-format', { format: 'GeoJSON', file })
  return value as Record<string, unknown> // an object of unknown members
}

function isFeature(value: unknown): value is Feature {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Feature'
}

/** The `crs` member of GeoJSON 2008, which GIS programs still write: a URN such as `urn:ogc:def:crs:EPSG::4544`. */
function crsMember(value: Record<string, unknown>): string | undefined {
  const text = JSON.stringify(value.crs ?? '')
  if (text.includes('CRS84')) return 'EPSG:4326'
  const code = /EPSG:(?:[\d.]*:)?(\d{4,6})/i.exec(text)?.[1]
  return code && `EPSG:${code}`
}
