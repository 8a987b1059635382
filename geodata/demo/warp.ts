// Bends the straight plan into a landscape: the plan's x axis becomes the river, its lines become streets and ridges.
// A sum of waves whose slopes stay below one never folds the plane, so what does not cross in the plan never will.
import { dot, heading, type Point, plus, times } from './plane.ts'
import type { Random } from './random.ts'

interface Wave {
  shift: Point
  /** 2π / wavelength, in the direction of travel. */
  turn: Point
  phase: number
}

export interface TownExtent {
  /** Half axes of the town in the plan, metres. */
  halfLength: number
  halfWidth: number
  centre: Point
}

/** 0 in the middle of the town, 1 at the middle of its sides. */
export function offCentre({ halfLength, halfWidth, centre }: TownExtent, [x, y]: Point): number {
  return Math.hypot((x - centre[0]) / halfLength, (y - centre[1]) / halfWidth)
}

export class Warp {
  #town: Wave[]
  #country: Wave[]
  #meanders: Wave[]
  #extent: TownExtent
  #axis: Point

  constructor(random: Random, extent: TownExtent) {
    this.#extent = extent
    this.#town = [wave(random, 4600, 0.16), wave(random, 2700, 0.13), wave(random, 1500, 0.09)]
    this.#country = [
      wave(random, 11_000, 0.22),
      wave(random, 6200, 0.22),
      wave(random, 3300, 0.2),
      wave(random, 1600, 0.18),
      wave(random, 850, 0.16),
      wave(random, 480, 0.13),
    ]
    this.#meanders = [3300, 2050].map((length) => ({
      shift: [0, (0.22 * length) / (2 * Math.PI)],
      turn: [(2 * Math.PI) / random.between(0.9 * length, 1.1 * length), 0],
      phase: random.between(0, 2 * Math.PI),
    }))
    this.#axis = heading(random.between(-0.22, 0.22))
  }

  /** From the plan to metres east and north of the county's origin. */
  at(point: Point): Point {
    let moved = point
    for (const each of this.#town) moved = plus(moved, shifted(each, point))
    const wildness = this.#wildness(point)
    if (wildness > 0) {
      for (const each of this.#country) moved = plus(moved, times(shifted(each, point), wildness))
    }
    const nearRiver = Math.exp(-((point[1] / 700) ** 2))
    for (const each of this.#meanders) moved = plus(moved, times(shifted(each, point), nearRiver))
    const [cos, sin] = this.#axis
    return [moved[0] * cos - moved[1] * sin, moved[0] * sin + moved[1] * cos]
  }

  /** 0 in the town, 1 from about two kilometres outside it: ridges are rougher than streets. */
  #wildness([x, y]: Point): number {
    const { halfLength, halfWidth, centre } = this.#extent
    const east = Math.max(0, Math.abs(x - centre[0]) - halfLength)
    const north = Math.max(0, Math.abs(y - centre[1]) - halfWidth)
    const t = Math.min(1, Math.hypot(east, north) / 2200)
    return t * t * (3 - 2 * t)
  }
}

/** A wave of this length whose steepest slope is `slope`. */
function wave(random: Random, length: number, slope: number): Wave {
  const angle = random.between(0, 2 * Math.PI)
  const metres = random.between(0.85, 1.15) * length
  return {
    shift: times(heading(angle), (slope * metres) / (2 * Math.PI)),
    // Across the shift, roughly: waves that push along themselves squeeze blocks instead of bending streets.
    turn: times(heading(angle + Math.PI / 2 + random.between(-0.5, 0.5)), (2 * Math.PI) / metres),
    phase: random.between(0, 2 * Math.PI),
  }
}

function shifted({ shift, turn, phase }: Wave, point: Point): Point {
  return times(shift, Math.sin(dot(turn, point) + phase))
}
