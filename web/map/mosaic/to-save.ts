// What has to be sent when a mosaic is saved: polygons that are no longer those of the server, new grids and ended ones.
import type { MosaicChange } from '../../../api/contract/grids.ts'
import { changeBetween, gridsOf, type Mosaic } from './mosaic.ts'
import { neighboursOf, polygonOf } from './polygons.ts'
import { type GridPolygon, readMosaic } from './read-mosaic.ts'

export type ToSave = Required<Pick<MosaicChange, 'changed' | 'created' | 'removed'>>

/** A grid as the server told it. */
export interface SavedGrid extends GridPolygon {
  version: number
}

/**
 * `saved`: what `start` was read from; `now`: what became of it. A neighbour that merely got a vertex on its edge is sent
 * along, so that both sides of a border hold the same points.
 */
export function toSave(saved: readonly SavedGrid[], start: Mosaic, now: Mosaic): ToSave {
  const touched = gridsOf(changeBetween(start, now))
  const beside = [...touched].flatMap((code) => [...neighboursOf(now, code)])
  const sent = new Set([...touched, ...beside])
  const versions = new Map(saved.map(({ code, version }) => [code, version]))
  const intoOf = new Map([...now.grids].flatMap(([code, { took = [] }]) => took.map((gone) => [gone, code])))
  return {
    changed: saved
      .filter(({ code }) => sent.has(code) && now.grids.has(code))
      .map((grid) => ({ grid, geometry: polygonOf(now, grid.code) }))
      .filter(({ grid, geometry }) => JSON.stringify(geometry) !== JSON.stringify(asSaved(grid)))
      .map(({ grid: { code, version }, geometry }) => ({ code, version, geometry: asShape(geometry) })),
    created: [...now.grids].flatMap(([key, { from }]) =>
      from === undefined
        ? []
        : [{ key, from: from && (intoOf.get(from) ?? from), geometry: asShape(polygonOf(now, key)) }],
    ),
    removed: [...intoOf].map(([code, into]) => ({ code, version: versions.get(code) ?? 1, into })),
  }
}

/** The polygon of the server, its numbers in the order of this folder. */
function asSaved(grid: GridPolygon) {
  return polygonOf(readMosaic([grid]).mosaic, grid.code)
}

type Shape = MosaicChange['changed'][number]['geometry']

function asShape(geometry: ReturnType<typeof polygonOf>): Shape {
  return geometry as Shape // positions of the mosaic are pairs; GeoJSON's type allows for a height
}
