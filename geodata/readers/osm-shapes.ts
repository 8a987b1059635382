// Which shapes do OpenStreetMap objects have? Points, lines and areas of whatever somebody wants, each object once.
import type { Geometry, Position } from 'geojson'
import type { Note } from '../remark.ts'
import type { OsmData, OsmWay, Tags } from './osm-data.ts'
import { joinRings, nestRings } from './rings.ts'
import type { IsWanted, SourceLayer, SourceRow } from './source.ts'

/** Tags that say nothing about what an object is. */
const silentTags = new Set(['created_by', 'source', 'note', 'fixme', 'attribution', 'type'])

/** A closed way that is wanted as an area is not taken as a line too: README of the shared data, "cautions". */
export function shapeOsm(data: OsmData, isWanted: IsWanted, name: string): SourceLayer {
  const rows: SourceRow[] = []
  const broken: string[] = []
  let ignored = 0
  const take = (row: string, tags: Tags, geometry: Geometry | undefined) => {
    if (geometry) rows.push({ row, geometry, attributes: tags })
    else broken.push(row)
  }
  for (const { id, tags } of data.taggedNodes) {
    if (isWanted(tags, 'point')) take(`node/${id}`, tags, pointOf(data, id))
    else ignored += isSilent(tags) ? 0 : 1
  }
  for (const [id, way] of data.ways) {
    if (!way.tags) continue
    if (isClosed(way) && isWanted(way.tags, 'area')) take(`way/${id}`, way.tags, areaOf(data, [way.refs]))
    else if (isWanted(way.tags, 'line')) take(`way/${id}`, way.tags, lineOf(data, way.refs))
    else ignored += isSilent(way.tags) ? 0 : 1
  }
  for (const { id, tags, ways } of data.relations) {
    const isArea = tags.type === 'multipolygon' || tags.type === 'boundary'
    if (isArea && isWanted(tags, 'area')) {
      const members = ways.map((way) => data.ways.get(way)?.refs)
      const complete = members.every((refs) => refs !== undefined)
      take(`relation/${id}`, tags, complete ? areaOf(data, members) : undefined)
    } else ignored += isSilent(tags) ? 0 : 1
  }
  const notes: Note[] =
    broken.length > 0
      ? [{ remark: { code: 'osm-incomplete', values: { count: broken.length } }, rows: broken }]
      : []
  return { name, format: 'osm', rows, crs: 'EPSG:4326', bounds: data.bounds, ignored, notes }
}

function isSilent(tags: Tags): boolean {
  return Object.keys(tags).every((key) => silentTags.has(key))
}

function isClosed(way: OsmWay): boolean {
  return way.refs.length > 3 && way.refs[0] === way.refs.at(-1)
}

function pointOf(data: OsmData, id: number): Geometry | undefined {
  const position = data.nodes.find(id)
  return position && { type: 'Point', coordinates: position }
}

/** Nodes outside the extract are left out; what remains of a line is still a line. */
function lineOf(data: OsmData, refs: readonly number[]): Geometry | undefined {
  const coordinates = positionsOf(data, refs)
  return coordinates.length > 1 ? { type: 'LineString', coordinates } : undefined
}

/** An area with a missing node would have another shape, so it is given up. */
function areaOf(data: OsmData, ways: readonly (readonly number[])[]): Geometry | undefined {
  const rings = joinRings(ways)?.map((ring) => positionsOf(data, ring, true))
  if (!rings || rings.some((ring) => ring.length < 4)) return undefined
  const [first, ...others] = nestRings(rings)
  if (!first) return undefined
  return others.length === 0
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: [first, ...others] }
}

function positionsOf(data: OsmData, refs: readonly number[], all = false): Position[] {
  const positions: Position[] = []
  for (const ref of refs) {
    const position = data.nodes.find(ref)
    if (position) positions.push(position)
    else if (all) return []
  }
  return positions
}
