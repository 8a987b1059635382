// Which points lie within a radius, without comparing all with all: a hash of square cells.
import { distance, type Point } from './plane.ts'

export class PointIndex<T> {
  #cells = new Map<string, { point: Point; value: T }[]>()
  #cellMetres: number

  constructor(cellMetres: number) {
    this.#cellMetres = cellMetres
  }

  add(point: Point, value: T) {
    const key = this.#key(this.#column(point[0]), this.#column(point[1]))
    const cell = this.#cells.get(key)
    if (cell) cell.push({ point, value })
    else this.#cells.set(key, [{ point, value }])
  }

  within(centre: Point, radius: number): T[] {
    const found: T[] = []
    const [west, east] = [this.#column(centre[0] - radius), this.#column(centre[0] + radius)]
    const [south, north] = [this.#column(centre[1] - radius), this.#column(centre[1] + radius)]
    for (let x = west; x <= east; x++) {
      for (let y = south; y <= north; y++) {
        for (const { point, value } of this.#cells.get(this.#key(x, y)) ?? []) {
          if (distance(point, centre) <= radius) found.push(value)
        }
      }
    }
    return found
  }

  #column(metres: number): number {
    return Math.floor(metres / this.#cellMetres)
  }

  #key(x: number, y: number): string {
    return `${x},${y}`
  }
}

/** Weighted sample points of some land and the share of it that lies near something. */
export class Reach {
  #index: PointIndex<{ weight: number; hits: number }>
  #total = 0
  #reached = 0

  constructor(cellMetres: number) {
    this.#index = new PointIndex(cellMetres)
  }

  addLand(point: Point, weight: number) {
    this.#index.add(point, { weight, hits: 0 })
    this.#total += weight
  }

  get share(): number {
    return this.#total === 0 ? 0 : this.#reached / this.#total
  }

  /** The share there would be with a place at these points. */
  shareWith(points: readonly Point[], radius: number): number {
    this.serve(points, radius)
    const share = this.share
    this.serve(points, radius, -1)
    return share
  }

  /** Serves (`change` 1) or no longer serves (−1) what lies within the radius of any of the points. */
  serve(points: readonly Point[], radius: number, change: 1 | -1 = 1) {
    const samples = new Set(points.flatMap((point) => this.#index.within(point, radius)))
    for (const sample of samples) {
      const before = sample.hits
      sample.hits += change
      if (before === 0 && sample.hits === 1) this.#reached += sample.weight
      if (before === 1 && sample.hits === 0) this.#reached -= sample.weight
    }
  }
}
