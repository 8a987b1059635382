// What is under the pointer? Symbols and names of places first, then the area of the coloured level.
import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'
import { labelSuffix } from '../../api/contract/tiles.ts'
import { areaHitPrefix } from './areas.ts'
import { dutyHitPrefix } from './duties.ts'
import { dotPrefix, symbolPrefix } from './facilities.ts'
import { namePrefix } from './labels.ts'
import type { Selection } from './map-props.ts'
import { microHitPrefix } from './micro-grids.ts'
import { problemHitPrefix } from './problems.ts'
import { unitGridHit } from './unit-grids.ts'

const placePrefixes = [symbolPrefix, dotPrefix, namePrefix, dutyHitPrefix]

export interface Pixel {
  x: number
  y: number
}

/** The place whose symbol or name is within `reach` pixels, the topmost first. */
export function placeAt(map: MapLibreMap, { x, y }: Pixel, reach: number): Selection | undefined {
  const layers = map.getLayersOrder().filter((id) => placePrefixes.some((prefix) => id.startsWith(prefix)))
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  const [feature] = map.queryRenderedFeatures(box, { layers })
  if (!feature?.sourceLayer || feature.id === undefined) return undefined
  return { type: 'place', id: Number(feature.id), kind: feature.sourceLayer.replace(labelSuffix, '') }
}

/** What lies on top there: one problem, or a cluster by its position in the list. */
export type ProblemsHit = { type: 'problem'; id: number } | { type: 'cluster'; index: number }

export function problemsAt(map: MapLibreMap, { x, y }: Pixel, reach: number): ProblemsHit | undefined {
  const layers = map.getLayersOrder().filter((id) => id.startsWith(problemHitPrefix))
  if (layers.length === 0) return undefined
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  const [feature] = map.queryRenderedFeatures(box, { layers })
  if (!feature) return undefined
  const { sort, id, index } = feature.properties
  return sort === 'point' ? { type: 'problem', id: Number(id) } : { type: 'cluster', index: Number(index) }
}

/** Code of the micro grid, where they are drawn. */
export function microGridAt(map: MapLibreMap, { x, y }: Pixel): string | undefined {
  if (!map.getLayer(microHitPrefix)) return undefined
  const [feature] = map.queryRenderedFeatures([x, y], { layers: [microHitPrefix] })
  const code: unknown = feature?.properties.code
  return typeof code === 'string' ? code : undefined
}

/** The unit grid there, while all of them are drawn. */
export function unitGridAt(map: MapLibreMap, { x, y }: Pixel): Selection | undefined {
  if (!map.getLayer(unitGridHit)) return undefined
  const [feature] = map.queryRenderedFeatures([x, y], { layers: [unitGridHit] })
  const code: unknown = feature?.properties.code
  return typeof code === 'string' ? { type: 'unit-grid', code } : undefined
}

/** Code of the area of the coloured level. */
export function areaAt(map: MapLibreMap, { x, y }: Pixel): string | undefined {
  const layers = map.getLayersOrder().filter((id) => id.startsWith(areaHitPrefix))
  const [feature] = map.queryRenderedFeatures([x, y], { layers })
  const code: unknown = feature?.properties.code
  return typeof code === 'string' ? code : undefined
}
