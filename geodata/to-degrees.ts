// Turns the coordinates of a layer into longitude and latitude (EPSG:4326), whatever they were.
import type { Position } from 'geojson'
import { type ShiftedDatum, shiftedDatums, unshift } from './datum.ts'
import { type CrsEvidence, decideCrs, nameOfCrs } from './decide-crs.ts'
import { toDegrees } from './readers/gdal.ts'
import type { SourceLayer } from './readers/source.ts'
import { BadInput } from './remark.ts'
import { firstPosition, isWellFormed, mapPositions, visitPositions } from './shape.ts'

/** CGCS2000 and WGS 84 differ by less than the data: domain.md §5.1. */
const sameAsDegrees = new Set(['EPSG:4326', 'EPSG:4490', 'EPSG:4979', 'EPSG:4480'])

/** OpenStreetMap is WGS 84 by definition; for all else --crs wins over what the file says. */
export async function layerToDegrees(
  layer: SourceLayer,
  asked: string | undefined,
  box: CrsEvidence['box'],
): Promise<SourceLayer> {
  if (layer.format === 'osm') return layer
  if (layer.isCrsUnreadable && asked === undefined) throw new BadInput('prj-unreadable', { file: layer.name })
  const positions: [number, number][] = []
  for (const { geometry } of layer.rows) {
    if (!isWellFormed(geometry)) continue
    const first = firstPosition(geometry)
    if (first) positions.push([first[0]!, first[1]!])
  }
  const { crs, isSwapped, notes } = decideCrs({ file: layer.name, positions, asked, said: layer.crs, box })
  const turned = isSwapped ? mapLayer(layer, ([first = 0, second = 0]) => [second, first]) : layer
  const converted = await convert(turned, crs)
  return { ...converted, crs: nameOfCrs(crs), notes: [...layer.notes, ...notes] }
}

async function convert(layer: SourceLayer, crs: string): Promise<SourceLayer> {
  if (sameAsDegrees.has(crs)) return layer
  if (isShifted(crs)) return mapLayer(layer, (position) => unshift(position, crs))
  const all: number[][] = []
  for (const { geometry } of layer.rows) {
    if (isWellFormed(geometry)) visitPositions(geometry, ([x = 0, y = 0]) => all.push([x, y]))
  }
  const degrees = await toDegrees(all, crs)
  let next = 0
  return mapLayer(layer, () => degrees[next++] ?? [Number.NaN, Number.NaN])
}

function isShifted(crs: string): crs is ShiftedDatum {
  return Object.hasOwn(shiftedDatums, crs)
}

function mapLayer(layer: SourceLayer, map: (position: Position) => Position): SourceLayer {
  const rows = layer.rows.map((row) =>
    isWellFormed(row.geometry) ? { ...row, geometry: mapPositions(row.geometry, map) } : row,
  )
  return { ...layer, rows }
}
