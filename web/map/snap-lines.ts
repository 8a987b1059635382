// What is near the pointer that a border might follow: roads, rivers, walls of compounds, parks, buildings, as the tiles on
// the screen have them; and, for a line that is drawn, the borders themselves.
import type { Position } from 'geojson'
import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'
import type { Catalog } from '../../api/contract/catalog.ts'
import { tileMaxZoom } from '../../api/contract/tiles.ts'
import type { Pixel } from './edit-handles.ts'
import { isOuter, type Mosaic } from './mosaic/mosaic.ts'
import type { Point } from './mosaic/plane.ts'
import { doBoxesMeet, stretchesOf } from './mosaic/stretches.ts'

export interface SnapLine {
  points: readonly Point[]
  /** Id of a kind, or a border of the mosaic. */
  kind: string | 'border' | 'outline'
  name: string | undefined
}

/** Symbols are points, and the built-up area is drawn by nobody in the street. */
const followed: ReadonlySet<string> = new Set(['road', 'water', 'land-use', 'green', 'building'])

export function groundLinesNear(
  map: MapLibreMap,
  { kinds }: Pick<Catalog, 'kinds'>,
  { x, y }: Pixel,
  reach: number,
): SnapLine[] {
  const wanted = new Set(kinds.filter(({ style }) => followed.has(style.role)).map(({ id }) => id))
  const layers = map.getLayersOrder().filter((id) => {
    const layer = map.getLayer(id)
    return (
      layer?.source === 'places' &&
      (layer.type === 'line' || layer.type === 'fill') &&
      wanted.has(layer.sourceLayer ?? '')
    )
  })
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  const seen = new Set<string>()
  return map.queryRenderedFeatures(box, { layers }).flatMap(({ id, sourceLayer, geometry, properties }) => {
    // A road is drawn by several layers.
    const key = `${sourceLayer} ${id} ${JSON.stringify(geometry).length}`
    if (seen.has(key) || sourceLayer === undefined) return []
    seen.add(key)
    const name: unknown = properties.name
    return linesOf(geometry)
      .flatMap(withoutCuts(map.getZoom()))
      .map((points) => ({
        ...{ points, kind: sourceLayer, name: typeof name === 'string' && name !== '' ? name : undefined },
      }))
  })
}

function linesOf(geometry: GeoJSON.Geometry): Point[][] {
  const line = (positions: Position[]) => positions.map(([lng, lat]): Point => [lng!, lat!])
  switch (geometry.type) {
    case 'LineString':
      return [line(geometry.coordinates)]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.map(line)
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(line)
    default:
      return []
  }
}

/** Of a tile's width: how far beyond its edge the shapes of a tile reach. There they are cut; no wall stands there. */
const tileBuffer = 1 / 32

function withoutCuts(zoom: number): (points: Point[]) => Point[][] {
  const tiles = 2 ** Math.min(tileMaxZoom, Math.floor(zoom))
  const isCut = (a: number, b: number) => {
    const off = Math.abs(a - Math.floor(a) - 0.5) - (0.5 - tileBuffer)
    return Math.abs(a - b) < 1e-6 && Math.abs(off) < 1e-4
  }
  const across = ([lng]: Point) => ((lng + 180) / 360) * tiles
  const down = ([, lat]: Point) =>
    (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * tiles
  return (points) => {
    const kept: Point[][] = [[]]
    points.forEach((point, i) => {
      const before = points[i - 1]
      if (before && (isCut(across(before), across(point)) || isCut(down(before), down(point)))) kept.push([])
      kept.at(-1)?.push(point)
    })
    return kept.filter((line) => line.length > 1)
  }
}

export function bordersNear({ arcs }: Mosaic, [lng, lat]: Point, reachDegrees: number): SnapLine[] {
  // A degree of longitude is shorter: twice the reach holds it anywhere in China.
  const box = [
    lng - 2 * reachDegrees,
    lat - reachDegrees,
    lng + 2 * reachDegrees,
    lat + reachDegrees,
  ] as const
  return [...arcs.values()]
    .filter(({ points }) => doBoxesMeet(stretchesOf(points).box, box))
    .map((arc) => ({ points: arc.points, kind: isOuter(arc) ? 'outline' : 'border', name: undefined }))
}
