// Mosaics for tests: small ones drawn in units of a thousandth of a degree, and random changes of any of them.
import type { MultiPolygon, Polygon } from 'geojson'
import type { GridInput } from '../../geodata/county-data.ts'
import type { Random } from '../../geodata/demo/random.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import { endsOf, isOuter, type Mosaic, type Outcome, refuse } from '../../web/map/mosaic/mosaic.ts'
import {
  deleteVertex,
  insertVertex,
  moveNode,
  moveVertex,
  redrawArc,
} from '../../web/map/mosaic/move-border.ts'
import { along, keyOf, type Point } from '../../web/map/mosaic/plane.ts'
import { neighboursOf, pointsOf, ringsOf } from '../../web/map/mosaic/polygons.ts'
import { type GridPolygon, readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { redrawStretch } from '../../web/map/mosaic/redraw-stretch.ts'
import { canSlide, slideNode } from '../../web/map/mosaic/slide-node.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'

/** `[x, y]` of a drawing: thousandths of a degree (about 100 m) east and north of 105° E 35° N, to seven decimals. */
export function at(x: number, y: number): Point {
  return [Math.round((105 + x / 1000) * 1e7) / 1e7, Math.round((35 + y / 1000) * 1e7) / 1e7]
}

export function ring(...corners: [number, number][]): Polygon {
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!].map(([x, y]) => [...at(x, y)])] }
}

export const community = '629901001001'

export function grid(code: string, geometry: Polygon | MultiPolygon, inside = community): GridPolygon {
  return { code, community: inside, geometry }
}

/** @throws when the polygons overlap */
export function mosaicOf(...grids: GridPolygon[]): Mosaic {
  const { mosaic, faults } = readMosaic(grids)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return mosaic
}

/** The grids of each community of a county, as the editor gets them. */
export function byCommunity(grids: readonly GridInput[]): Map<string, GridPolygon[]> {
  const polygons = grids.map(({ code, geometry }) =>
    // grids of the generator are areas
    grid(code, geometry as Polygon | MultiPolygon, code.slice(0, 12)),
  )
  return Map.groupBy(polygons, (each) => each.community)
}

export const operations = [
  'node',
  'slide',
  'vertex',
  'insert',
  'delete',
  'redraw',
  'stretch',
  'split',
  'merge',
  'give',
] as const
export type Operation = (typeof operations)[number]

/** Something a person might try, sensible or not; the mosaic says whether it may be. */
export function tryAnything(mosaic: Mosaic, chance: Random, operation: Operation, newCode: string): Outcome {
  const arcs = [...mosaic.arcs]
  const [id, arc] = chance.pick(arcs)
  const { points } = arc
  const size = Math.hypot(points.at(-1)![0] - points[0]![0], points.at(-1)![1] - points[0]![1]) || 1e-3
  const near = ([lng, lat]: Point, reach = size / 3): Point => [
    lng + chance.between(-reach, reach),
    lat + chance.between(-reach, reach),
  ]
  const index = chance.integer(1, Math.max(1, points.length - 2))
  const codes = [...mosaic.grids.keys()]
  const code = chance.pick(codes)
  const other = [...neighboursOf(mosaic, code)]
  switch (operation) {
    case 'node': {
      const nodes = innerNodes(mosaic)
      const node = nodes.length > 0 ? chance.pick(nodes) : points[0]!
      return moveNode(mosaic, node, near(node))
    }
    case 'slide': {
      const ends = arcs.filter(([, each]) => !isOuter(each)).flatMap(([, each]) => endsOf(each))
      const node = chance.pick(ends.filter((each) => canSlide(mosaic, each)).concat([points[0]!]))
      return slideNode(mosaic, node, near(node, size * 2))
    }
    case 'vertex':
      return moveVertex(mosaic, id, index, near(points[index]!))
    case 'insert':
      return insertVertex(
        mosaic,
        id,
        index,
        near(along(points[index - 1]!, points[index]!, chance.next()), size / 10),
      )
    case 'delete':
      return deleteVertex(mosaic, id, index)
    case 'redraw':
      return redrawArc(mosaic, id, [
        near(along(points[0]!, points.at(-1)!, 1 / 3), size / 5),
        near(along(points[0]!, points.at(-1)!, 2 / 3), size / 5),
      ])
    case 'stretch': {
      const somewhere = () => {
        const edge = chance.integer(1, points.length - 1)
        return along(points[edge - 1]!, points[edge]!, chance.chance(0.3) ? 0 : chance.next())
      }
      const [from, to] = [somewhere(), somewhere()]
      return redrawStretch(mosaic, [from, near(along(from, to, 0.5), size / 5), to])
    }
    case 'split':
      return splitGrid(mosaic, code, across(mosaic, code, chance), newCode)
    case 'merge':
      return mosaic.grids.size > 2 && other.length > 0
        ? mergeGrids(mosaic, code, chance.pick(other))
        : refuse('not-neighbours')
    case 'give':
      return other.length > 0
        ? givePiece(mosaic, code, chance.pick(other), across(mosaic, code, chance))
        : refuse('not-neighbours')
  }
}

/** Nodes that do not lie on the border of the community. */
function innerNodes({ arcs }: Mosaic): Point[] {
  const outer = new Set([...arcs.values()].filter(isOuter).flatMap((arc) => endsOf(arc).map(keyOf)))
  return [...arcs.values()].flatMap(endsOf).filter((node) => !outer.has(keyOf(node)))
}

/** A line through a grid: between two of its corners or edges, with a bend, a little beyond both. */
function across(mosaic: Mosaic, code: string, chance: Random): Point[] {
  const ring = pointsOf(ringsOf(mosaic, code)[0]!)
  const somewhere = () => {
    const i = chance.integer(0, ring.length - 1)
    return along(ring[i]!, ring[(i + 1) % ring.length]!, chance.chance(0.3) ? 0 : chance.next())
  }
  const [a, b] = [somewhere(), somewhere()]
  const middle = along(a, b, 0.5)
  const bend: Point = [middle[0] + chance.between(-1e-4, 1e-4), middle[1] + chance.between(-1e-4, 1e-4)]
  return [along(bend, a, chance.pick([1, 1.02])), bend, along(bend, b, chance.pick([1, 1.02]))]
}
