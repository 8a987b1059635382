// What every reader hands on: rows of attributes with a geometry as the file has it, and what the file says of its CRS.
import type { Geometry } from 'geojson'
import type { Note } from '../remark.ts'

export type Attributes = Readonly<Record<string, string | number | boolean | null>>

export interface SourceRow {
  /** How a person finds it again: `12` (line or feature) or `way/123`. */
  row: string
  /** In the CRS of the layer; null where the file has none. */
  geometry: Geometry | null
  attributes: Attributes
}

export interface SourceLayer {
  /** File name, with the layer behind it where there are several. */
  name: string
  /** `osm`: attributes are tags, rows are `node/…`, `way/…`, `relation/…`. */
  format: 'osm' | 'features' | 'table'
  rows: SourceRow[]
  /** Set where the format itself says that these are regions. */
  content?: 'regions'
  /** As the file says it: `EPSG:4544`, WKT or `gcj02`; undefined when it says nothing. */
  crs?: string
  /** The file names its CRS in a way that nobody understands. */
  isCrsUnreadable?: boolean
  /** `[west, south, east, north]` that the file says it covers, in degrees. */
  bounds?: [number, number, number, number]
  /** Objects with tags that no kind asks for. */
  ignored?: number
  notes: Note[]
}

/** Whether an OpenStreetMap object is worth building: asked before its geometry is put together. */
export type IsWanted = (tags: Attributes, shape: 'point' | 'line' | 'area') => boolean
