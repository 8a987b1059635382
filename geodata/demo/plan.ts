// The straight plan of a county before the landscape bends it: river, ring road, streets, blocks, grids and villages,
// all as convex faces of one mesh. The x axis is the river.
import { Draft } from './draft.ts'
import { Mesh } from './mesh.ts'
import { area, type Point } from './plane.ts'
import type { Random } from './random.ts'
import type { Scale } from './sizes.ts'
import type { TownExtent } from './warp.ts'

export const urbanGridSquareMetres = 122_000
/** From the river's edge to the riverside road. */
export const bankMetres = 82

export interface Plan {
  mesh: Mesh
  extent: TownExtent
  riverMetres: number
  /** By face: inside the town's ring road. */
  urban: boolean[]
  /** By face: between the river and the riverside road. */
  bank: boolean[]
  /** By face: number of its superblock (urban) or −1, and of its grid. */
  superblock: number[]
  grid: number[]
}

export function planTown(scale: Scale, random: Random): Plan {
  const extent = extentOf(scale)
  const mesh = new Mesh(countyHull(scale, extent, random))
  const plan: Plan = {
    mesh,
    extent,
    riverMetres: scale.riverMetres,
    urban: [true],
    bank: [],
    superblock: [],
    grid: [],
  }
  const draft = new Draft(plan, random)
  draft.cutThrough({ through: [0, 0], direction: [1, 0] }, 'river', () => true, 0)
  draft.walls()
  draft.lattice()
  draft.blocks()
  draft.splitBanks()
  draft.villages(scale.ruralGridAreaSquareMetres)
  return plan
}

function extentOf(scale: Scale): TownExtent {
  const aspect = 1.45
  // Cut corners take an eighth of the rectangle.
  const halfLength = Math.sqrt((scale.urbanGrids * urbanGridSquareMetres * aspect) / (4 * 0.875))
  const halfWidth = halfLength / aspect
  return { halfLength, halfWidth, centre: [0, 0.2 * halfWidth] }
}

function countyHull(scale: Scale, extent: TownExtent, random: Random): Point[] {
  const rural = scale.ruralGrids * scale.ruralGridAreaSquareMetres
  const radius = Math.sqrt((rural + 4 * extent.halfLength * extent.halfWidth) / Math.PI)
  const corners = 13
  const turn = random.between(0, 1)
  const hull = Array.from({ length: corners }, (_, i): Point => {
    const angle = (2 * Math.PI * (i + turn + random.between(-0.2, 0.2))) / corners
    const reach = Math.max(radius * random.between(0.9, 1.12), 1.3 * extent.halfLength)
    return [1.12 * reach * Math.cos(angle), 0.9 * reach * Math.sin(angle)]
  })
  return convexHull(hull)
}

function convexHull(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: Point[]) => {
    const kept: Point[] = []
    for (const point of list) {
      while (kept.length >= 2 && area([kept.at(-2)!, kept.at(-1)!, point]) <= 0) kept.pop()
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}
