// Random towns for tests of blocks: streets, compounds and grids on a plane of metres, given in degrees.

import type { Ground } from '../../api/contract/blocks/counts.ts'
import { type Point, type Rings, scaleAt } from '../../api/contract/blocks/plane.ts'
import type { Rank, Terrain } from '../../api/contract/blocks/subdivision.ts'
import { Random } from '../../geodata/demo/random.ts'

const scale = scaleAt(35.7)

/** Metres east and north of 105° E 35.7° N, to seven decimals as everything that is stored. */
export function degrees([x, y]: readonly [number, number]): Point {
  const rounded = (value: number) => Math.round(value * 1e7) / 1e7
  return [rounded(105 + x / scale.x), rounded(35.7 + y / scale.y)]
}

export function box(x: number, y: number, width: number, height: number): Rings {
  return [
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ].map((corner) => degrees(corner as [number, number])), // pairs, as written above
  ]
}

export interface Town {
  terrain: Terrain
  ground: Ground
}

/** Crooked streets that cross, end dead or run through compounds; compounds that overlap streets and each other a little. */
export function randomTown(seed: number): Town {
  const chance = new Random(seed, 'town')
  const [width, height] = [chance.integer(600, 1800), chance.integer(600, 1800)]
  const lines: { points: Point[]; rank: Rank }[] = []
  const street = (along: 'x' | 'y', at: number) => {
    const length = along === 'x' ? width : height
    const [from, to] = chance.chance(0.25) ? [0, length * chance.between(0.3, 0.8)] : [-50, length + 50]
    const points: Point[] = []
    for (let step = from; step <= to; step += 90) {
      const off = at + chance.between(-12, 12)
      points.push(degrees(along === 'x' ? [step, off] : [off, step]))
    }
    if (points.length > 1) lines.push({ points, rank: chance.pick([0, 1, 1, 2, 3, 4] as const) })
  }
  for (let y = 150; y < height; y += chance.integer(120, 260)) street('x', y)
  for (let x = 150; x < width; x += chance.integer(120, 260)) street('y', x)
  const homes = Array.from({ length: chance.integer(10, 40) }, () => ({
    x: chance.between(-30, width - 40),
    y: chance.between(-30, height - 40),
    width: chance.between(30, 140),
    height: chance.between(30, 140),
    dwellings: chance.integer(20, 200),
  }))
  const apart = homes.filter(
    (one, i) =>
      !homes
        .slice(0, i)
        .some(
          (other) =>
            one.x < other.x + other.width - 0.05 &&
            other.x < one.x + one.width - 0.05 &&
            one.y < other.y + other.height - 0.05 &&
            other.y < one.y + one.height - 0.05,
        ),
  )
  // Old grids cut across everything, two of three of the width each.
  const edge = width * chance.between(0.3, 0.7)
  const grids = [
    { code: 'west', parts: [box(0, 0, edge, height)] },
    { code: 'east', parts: [box(edge, 0, width - edge, height)] },
  ]
  return {
    terrain: {
      grids,
      boundary: [box(0, 0, width, height)],
      lines,
      compounds: apart.map((home, id) => ({ id, parts: [box(home.x, home.y, home.width, home.height)] })),
    },
    ground: {
      grids: grids.map(({ parts }) => ({ parts, households: chance.integer(400, 1500), population: null })),
      households: null,
      population: null,
      compounds: apart.map(({ x, y, width: w, height: h, dwellings }) => ({
        at: degrees([x + w / 2, y + h / 2]),
        dwellings,
        people: null,
      })),
      facilities: [],
      problems: [],
    },
  }
}
