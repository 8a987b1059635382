// Files → clean rows: everything of an import that needs no database.

import { type CleanPlace, clean } from './clean.ts'
import { type CleanedAreas, cleanGrids, cleanRegions, type Given } from './clean-areas.ts'
import { cleanMicroGrids } from './clean-micro-grids.ts'
import { cleanUnitGrids } from './clean-unit-grids.ts'
import { cleanUnits, type ListedUnit } from './clean-units.ts'
import type { GridRow, MicroGridInput, RegionInput, UnitGridInput } from './county-data.ts'
import { type CrsEvidence, nameOfCrs, parseCrs } from './decide-crs.ts'
import { findKind, kinds } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { matchOsm } from './osm-kinds.ts'
import { readSource } from './readers/read-file.ts'
import type { IsWanted, SourceLayer, SourceRow } from './readers/source.ts'
import { BadInput, type Note, type Progress, type Rejection } from './remark.ts'
import { isWellFormed, shapeOf } from './shape.ts'
import { layerToDegrees } from './to-degrees.ts'

/** Rows that are no places. */
const otherRows = ['region', 'grid', 'micro-grid', 'unit-grid', 'unit'] as const

export interface PrepareRequest {
  files: readonly string[]
  /** A kind id, `region`, `grid`, `micro-grid`, `unit-grid` or `unit`; without it tags and formats tell. */
  kind?: string
  /** As given with --crs. */
  crs?: string
  /** Code and name for a file with a single nameless region. */
  given?: Given
  /** Box of the county, for telling swapped axes. */
  box?: CrsEvidence['box']
}

/** Where a row came from. */
export interface Origin {
  file: string
  row: string
}

export interface Prepared {
  regions: (RegionInput & Origin)[]
  grids: (GridRow & Origin)[]
  microGrids: (MicroGridInput & Origin)[]
  unitGrids: (UnitGridInput & Origin)[]
  units: (ListedUnit & Origin)[]
  /** Natural keys of OpenStreetMap and of files live apart. */
  places: { osm: (CleanPlace & Origin)[]; file: (CleanPlace & Origin)[] }
  rejected: (Rejection & { kind: string; file: string })[]
  notes: (Note & { kind?: string; file: string })[]
  /** Objects with tags that no kind asks for. */
  ignored: number
  files: { name: string; rows: number; crs: string }[]
  /** Of all OpenStreetMap files together, `[west, south, east, north]`. */
  bounds?: [number, number, number, number]
}

/** @throws BadInput with one sentence for a file or an option that cannot be used at all */
export async function prepare(request: PrepareRequest, progress?: Progress): Promise<Prepared> {
  const among = kindsAsked(request.kind)
  const asked = request.crs === undefined ? undefined : parseCrs(request.crs)
  const isWanted: IsWanted = (tags, shape) => matchOsm(tags, shape, among) !== undefined
  const prepared: Prepared = {
    regions: [],
    grids: [],
    microGrids: [],
    unitGrids: [],
    units: [],
    places: { osm: [], file: [] },
    rejected: [],
    notes: [],
    ignored: 0,
    files: [],
  }
  const files = withoutCompanions(request.files)
  for (const [index, path] of files.entries()) {
    progress?.('read', index, files.length)
    for (const layer of await readSource(path, isWanted)) {
      progress?.('convert')
      const inDegrees = await layerToDegrees(layer, asked, request.box)
      progress?.('clean')
      takeLayer(prepared, inDegrees, request, among)
    }
  }
  return prepared
}

/** `roads.*` names every part of a Shapefile; it is read once, by its .shp. */
function withoutCompanions(paths: readonly string[]): string[] {
  const stems = new Set(paths.filter((path) => /\.shp$/i.test(path)).map((path) => path.slice(0, -4)))
  const isCompanion = (path: string) =>
    stems.has(path.replace(/(\.shp)?\.\w+$/i, '')) && !/\.(shp|zip)$/i.test(path)
  return [...new Set(paths)].filter((path) => !isCompanion(path))
}

/** The kinds that rows may become. @throws BadInput for an unknown one */
function kindsAsked(id: string | undefined): readonly Kind[] {
  if (id === undefined) return kinds
  const kind = findKind(id)
  if (kind) return [kind]
  if (otherRows.some((each) => each === id)) return []
  throw new BadInput('kind-unknown', {
    kind: id,
    known: [...kinds.map((each) => each.id), ...otherRows].join(' '),
  })
}

function takeLayer(
  prepared: Prepared,
  layer: SourceLayer,
  request: PrepareRequest,
  among: readonly Kind[],
): void {
  const file = layer.name
  prepared.files.push({ name: file, rows: layer.rows.length, crs: nameOfCrs(layer.crs ?? 'EPSG:4326') })
  prepared.notes.push(...layer.notes.map((note) => ({ ...note, file })))
  prepared.ignored += layer.ignored ?? 0
  if (layer.bounds) prepared.bounds = union(prepared.bounds, layer.bounds)
  const rowKind = request.kind ?? (layer.content === 'regions' ? 'region' : undefined)
  if (rowKind === 'region')
    takeRows(prepared, prepared.regions, 'region', cleanRegions(layer.rows, request.given), file)
  else if (rowKind === 'grid') takeRows(prepared, prepared.grids, 'grid', cleanGrids(layer.rows), file)
  else if (rowKind === 'micro-grid')
    takeRows(prepared, prepared.microGrids, 'micro-grid', cleanMicroGrids(layer.rows), file)
  else if (rowKind === 'unit-grid')
    takeRows(prepared, prepared.unitGrids, 'unit-grid', cleanUnitGrids(layer.rows), file)
  else if (rowKind === 'unit') takeRows(prepared, prepared.units, 'unit', cleanUnits(layer.rows), file)
  else takePlaces(prepared, layer, among, request.kind !== undefined)
}

function takeRows<T>(
  prepared: Prepared,
  target: (T & Origin)[],
  kind: string,
  cleaned: CleanedAreas<T>,
  file: string,
): void {
  target.push(...cleaned.accepted.map((area) => ({ ...area, file })))
  prepared.rejected.push(...cleaned.rejected.map((each) => ({ ...each, kind, file })))
  prepared.notes.push(...cleaned.notes.map((note) => ({ ...note, kind, file })))
}

function takePlaces(prepared: Prepared, layer: SourceLayer, among: readonly Kind[], isGiven: boolean): void {
  const file = layer.name
  const isOsm = layer.format === 'osm'
  const only = isGiven && !isOsm ? among[0] : undefined
  const rowsByKind = only ? new Map([[only, layer.rows]]) : sortByTags(layer, among, prepared)
  // A file without tags needs somebody to say what its rows are; OpenStreetMap may hold nothing of interest.
  if (rowsByKind.size === 0 && !isOsm)
    throw new BadInput('kind-needed', { file, known: kinds.map((each) => each.id).join(' ') })
  for (const [kind, rows] of rowsByKind) {
    const cleaned = clean(rows, kind, isOsm)
    const target = isOsm ? prepared.places.osm : prepared.places.file
    for (const place of cleaned.accepted) target.push({ ...place, file })
    prepared.rejected.push(...cleaned.rejected.map((each) => ({ ...each, kind: kind.id, file })))
    prepared.notes.push(...cleaned.notes.map((note) => ({ ...note, kind: kind.id, file })))
  }
}

function sortByTags(layer: SourceLayer, among: readonly Kind[], prepared: Prepared): Map<Kind, SourceRow[]> {
  const rowsByKind = new Map<Kind, SourceRow[]>()
  for (const row of layer.rows) {
    const shape = isWellFormed(row.geometry) ? shapeOf(row.geometry) : undefined
    const kind = shape && matchOsm(row.attributes, shape, among)?.kind
    if (!kind) prepared.ignored += 1
    else if (!rowsByKind.get(kind)?.push(row)) rowsByKind.set(kind, [row])
  }
  return rowsByKind
}

function union(
  one: Prepared['bounds'],
  other: NonNullable<Prepared['bounds']>,
): NonNullable<Prepared['bounds']> {
  if (!one) return other
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ]
}
