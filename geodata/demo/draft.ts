// The plan of a county while it is being cut: from the hull to the ring road, the streets, the grids and the villages.
import type { EdgeRole } from './mesh.ts'
import { bankMetres, type Plan, urbanGridSquareMetres } from './plan.ts'
import { crossLine, heading, type Line, type Point, side } from './plane.ts'
import type { Random } from './random.ts'
import { offCentre } from './warp.ts'

/** Blocks of the old middle are small, those at the edge large. */
const blockSquareMetres = { middle: 42_000, edge: 99_000 }

/** The plan while it is being cut. */
export class Draft {
  #plan: Plan
  #random: Random
  #grids = 0

  constructor(plan: Plan, random: Random) {
    this.#plan = plan
    this.#random = random
  }

  /** Cuts every face that the line crosses and the filter names; the pieces keep their labels. */
  cutThrough(line: Line, role: EdgeRole, which: (face: number) => boolean, snap: number, smallestArea = 1) {
    const count = this.#plan.mesh.faceCount
    for (let face = 0; face < count; face++) {
      if (which(face)) this.#cut(face, line, role, snap, smallestArea)
    }
  }

  #cut(face: number, line: Line, role: EdgeRole, snap: number, smallestArea: number): number | undefined {
    const { mesh, urban, bank, superblock, grid } = this.#plan
    const created = mesh.cut(face, line, role, { smallestArea, snap })
    if (created !== undefined) {
      for (const label of [urban, bank]) label[created] = label[face]!
      for (const label of [superblock, grid]) label[created] = label[face]!
    }
    return created
  }

  /** The ring road: eight lines, each of which leaves the land beyond it to the country. The bypass comes first. */
  walls() {
    const { extent, urban, mesh } = this.#plan
    const random = this.#random
    const { halfLength: a, halfWidth: b, centre } = extent
    const wall = (x: number, y: number, angle: number): Line => ({
      through: [centre[0] + x, centre[1] + y],
      direction: heading(angle + random.between(-0.05, 0.05)),
    })
    const corner = (east: number, north: number) => {
      const [cutX, cutY] = [random.between(0.3, 0.55) * a, random.between(0.4, 0.7) * b]
      // Both ends of the cut, counter-clockwise.
      const onSide: Point = [east * a, north * (b - cutY)]
      const onTop: Point = [east * (a - cutX), north * b]
      const [from, to] = east * north > 0 ? [onSide, onTop] : [onTop, onSide]
      const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
      return wall((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, angle)
    }
    const bypass = wall(0, b, Math.PI)
    const others = [
      wall(-a, 0, -Math.PI / 2),
      wall(0, -b, 0),
      wall(a, 0, Math.PI / 2),
      corner(1, 1),
      corner(-1, 1),
      corner(-1, -1),
      corner(1, -1),
    ]
    for (const line of [bypass, ...random.shuffle(others)]) {
      this.cutThrough(line, line === bypass ? 'expressway' : 'border', (face) => urban[face]!, 60, 30_000)
      for (let face = 0; face < mesh.faceCount; face++) {
        if (side(line, mesh.centre(face)) < 0) urban[face] = false
      }
    }
    for (let h = 0; h < mesh.face.length; h += 2) {
      const [left, right] = [mesh.face[h]!, mesh.face[h + 1]!]
      if (left < 0 || right < 0 || urban[left] === urban[right]) continue
      if (mesh.role[h >> 1] === 'border') mesh.role[h >> 1] = 'arterial'
    }
  }

  /** Riverside roads, rows and columns that run through the whole town: arterials and secondary roads in turn. */
  lattice() {
    const { extent, urban, bank, mesh, riverMetres } = this.#plan
    const { halfLength: a, halfWidth: b, centre } = extent
    const random = this.#random
    const riverside = riverMetres + bankMetres
    for (const y of [riverside, -riverside]) {
      this.cutThrough({ through: [0, y], direction: [1, 0] }, 'secondary', (face) => urban[face]!, 0, 4000)
    }
    for (let face = 0; face < mesh.faceCount; face++) {
      bank[face] = urban[face]! && Math.abs(mesh.centre(face)[1]) < riverside
    }
    const inland = (face: number) => urban[face]! && !bank[face]
    for (const [i, y] of spread(riverside, centre[1] + b, 640).entries()) this.#row(y, i, inland)
    for (const [i, y] of spread(riverside, b - centre[1], 640).entries()) this.#row(-y, i, inland)
    const middle = Math.round(a / 690) % 2
    spread(-a, a, 690).forEach((x, i) => {
      const line: Line = {
        through: [x + random.between(-60, 60), 0],
        direction: heading(Math.PI / 2 + (random.between(-1, 1) * 90) / b),
      }
      const main = i % 2 === middle
      this.cutThrough(line, main ? 'arterial' : 'secondary', inland, 70, 70_000)
      // Every main road has a bridge; of the others one in three ends at the river.
      const bridge: EdgeRole = main ? 'arterial' : random.chance(0.67) ? 'secondary' : 'border'
      this.cutThrough(line, bridge, (face) => bank[face]!, 20, 2500)
    })
  }

  #row(y: number, i: number, inland: (face: number) => boolean) {
    const random = this.#random
    const line: Line = {
      through: [0, y + random.between(-50, 50)],
      direction: heading((random.between(-1, 1) * 90) / this.#plan.extent.halfLength),
    }
    this.cutThrough(line, i % 2 === 0 ? 'arterial' : 'secondary', inland, 70, 70_000)
  }

  /** Superblocks between the through roads become grids, grids become blocks; local streets run between them. */
  blocks() {
    const { mesh, urban, bank, superblock, grid, extent } = this.#plan
    const random = this.#random
    const throughFaces = mesh.faceCount
    for (let face = 0; face < throughFaces; face++) {
      superblock[face] = urban[face] && !bank[face] ? face : -1
      if (superblock[face] === -1) continue
      const first: EdgeRole = random.chance(0.4) ? 'secondary' : 'local'
      for (const cell of this.#subdivide(face, urbanGridSquareMetres * 1.45, 0.07, 75, first)) {
        grid[cell] = this.#grids++
        const { middle, edge } = blockSquareMetres
        const off = offCentre(extent, mesh.centre(cell))
        const largest = middle + (edge - middle) * Math.min(1, off ** 1.5)
        this.#subdivide(cell, largest * random.between(0.85, 1.15), 0.1, 60, 'local')
      }
    }
  }

  /** Halves a face until no part is larger; `first` is the role of the first cut, later ones are local or border. */
  #subdivide(face: number, largest: number, turn: number, snap: number, first: EdgeRole): number[] {
    const { mesh } = this.#plan
    const random = this.#random
    const done: number[] = []
    const open = [face]
    let role = first
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const size = mesh.area(cell)
      if (size <= largest) {
        done.push(cell)
        continue
      }
      let created: number | undefined
      for (let attempt = 0; attempt < 6 && created === undefined; attempt++) {
        const line = crossLine(mesh.polygon(cell), random.between(0.4, 0.6), random.between(-turn, turn))
        created = this.#cut(cell, line, role, snap, 0.3 * size)
      }
      if (created === undefined) done.push(cell)
      else open.push(cell, created)
      if (role !== 'border') role = 'local'
    }
    return done
  }

  /** The land along the river goes to the grids behind it, so grid borders run on down to the water. */
  splitBanks() {
    const { mesh, bank, grid } = this.#plan
    const behind = (h: number) => {
      const face = mesh.face[h ^ 1]!
      return face >= 0 && this.#plan.superblock[face]! >= 0 ? grid[face]! : -1
    }
    const open = bank.flatMap((each, face) => (each ? [face] : []))
    for (let face = open.pop(); face !== undefined; face = open.pop()) {
      const ring = mesh.around(face)
      const change = ring.find((h) => {
        const [here, before] = [behind(h), behind(mesh.previous[h]!)]
        return here >= 0 && before >= 0 && here !== before
      })
      const corner = change === undefined ? undefined : mesh.points[mesh.origin[change]!]
      const created = corner && this.#cut(face, { through: corner, direction: [0, 1] }, 'border', 3, 300)
      if (created !== undefined) open.push(face, created)
      else grid[face] = ring.map(behind).find((each) => each >= 0) ?? -1
    }
    // The odd wedge at the ring road has no grid behind it: it joins the bank beside it.
    bank.forEach((isBank, face) => {
      if (!isBank || grid[face] !== -1) return
      grid[face] = Math.max(
        ...mesh.neighbours(face).map((next) => (this.#plan.urban[next] ? grid[next]! : -1)),
      )
    })
  }

  /** The country: cells that grow with the distance from the town, one grid of villagers each. */
  villages(targetSquareMetres: number) {
    const { mesh, urban, grid, extent } = this.#plan
    const townFaces = mesh.faceCount
    for (let face = 0; face < townFaces; face++) {
      if (urban[face]) continue
      const [x, y] = mesh.centre(face)
      const far = Math.min(1, Math.hypot(x, y) / (3 * extent.halfLength))
      const largest = targetSquareMetres * (0.9 + 0.7 * far)
      for (const cell of this.#subdivide(face, largest, 0.4, 350, 'border')) grid[cell] = this.#grids++
    }
  }
}

/** Places strictly between two ends, about `spacing` apart. */
function spread(from: number, to: number, spacing: number): number[] {
  const count = Math.round((to - from) / spacing)
  return Array.from({ length: Math.max(0, count - 1) }, (_, i) => from + ((i + 1) * (to - from)) / count)
}
