// The geometry that the demo county is cut with, on shapes small enough to work out by hand.
import { describe, expect, it } from 'vitest'
import { groupConnected } from '../../geodata/demo/grouping.ts'
import { Mesh } from '../../geodata/demo/mesh.ts'
import { area, clip, contains, halve, inset, overlap, simplify, widen } from '../../geodata/demo/plane.ts'
import { Random } from '../../geodata/demo/random.ts'

/** A rectangle of 4 × 2 with its corner in the origin. */
const rectangle = [
  [0, 0],
  [4, 0],
  [4, 2],
  [0, 2],
] as const
const upright = (x: number) => ({ through: [x, 0] as const, direction: [0, 1] as const })
const free = { smallestArea: 0.1, snap: 0 }

describe('plane', () => {
  it('insets every side: 4 × 2 by 0.5 leaves 3 × 1', () => {
    expect(area(inset(rectangle, 0.5))).toBeCloseTo(3, 12)
  })

  it('leaves nothing of a rectangle inset by half its width', () => {
    expect(inset(rectangle, 1)).toEqual([])
  })

  it('keeps what is left of a line, and a margin away from it', () => {
    // Left of x = 1 going north are x < 1; half a metre further 0.5 × 2.
    expect(area(clip(rectangle, upright(1)))).toBeCloseTo(2, 12)
    expect(area(clip(rectangle, upright(1), 0.5))).toBeCloseTo(1, 12)
  })

  it('halves with a gap: 8 minus an alley of 0.4 × 2', () => {
    const [left, right] = halve(rectangle, upright(2), 0.4)
    expect(area(left) + area(right)).toBeCloseTo(7.2, 12)
  })

  it('widens to 6 × 4 and narrows to 3 × 1', () => {
    expect(area(widen(rectangle, 1))).toBeCloseTo(24, 12)
    expect(area(widen(rectangle, -0.5))).toBeCloseTo(3, 12)
  })

  it('tells overlapping rectangles from touching ones', () => {
    const moved = (dx: number) => rectangle.map(([x, y]) => [x + dx, y] as const)
    expect(overlap(rectangle, moved(3.9))).toBe(true)
    expect(overlap(rectangle, moved(4))).toBe(false)
  })

  it('drops points that lie within the tolerance only', () => {
    const line = [
      [0, 0],
      [1, 0.3],
      [2, 0],
      [3, 2],
    ] as const
    expect(simplify(line, 0.5)).toEqual([
      [0, 0],
      [2, 0],
      [3, 2],
    ])
  })

  it('knows the inside of a ring that is not convex', () => {
    const hook = [...rectangle.slice(0, 3), [3, 2], [3, 1], [0, 1]] as const
    expect(contains(hook, [1, 0.5])).toBe(true)
    expect(contains(hook, [1, 1.5])).toBe(false)
  })
})

describe('Mesh', () => {
  it('cuts a face in two that share the new edge', () => {
    const mesh = new Mesh(rectangle)
    const created = mesh.cut(0, upright(1), 'local', free)!
    expect([mesh.area(0), mesh.area(created)].sort()).toEqual([2, 6])
    expect(mesh.neighbours(0)).toEqual([created])
    expect(mesh.role.filter((role) => role === 'local')).toHaveLength(1)
  })

  it('gives the neighbour the node where a street ends on their shared border', () => {
    const mesh = new Mesh(rectangle)
    const right = mesh.cut(0, upright(2), 'arterial', free)!
    const [west, east] = mesh.centre(0)[0] < 2 ? [0, right] : [right, 0]
    mesh.cut(west, { through: [0, 1], direction: [1, 0] }, 'local', free)
    expect(mesh.polygon(east)).toContainEqual([2, 1])
    expect(mesh.area(east)).toBe(4)
    // The split border keeps its role on both halves.
    expect(mesh.role.filter((role) => role === 'arterial')).toHaveLength(2)
  })

  it('ends a street in a corner that is near enough', () => {
    const mesh = new Mesh(rectangle)
    const diagonal = { through: [0.1, 0] as const, direction: [3.8, 2] as const }
    mesh.cut(0, diagonal, 'local', { smallestArea: 0.1, snap: 0.3 })
    expect(mesh.points).toHaveLength(4)
    expect(mesh.area(0)).toBeCloseTo(4, 12)
  })

  it('refuses a cut that misses or leaves too small a piece', () => {
    const mesh = new Mesh(rectangle)
    expect(mesh.cut(0, upright(5), 'local', free)).toBeUndefined()
    expect(mesh.cut(0, upright(0.5), 'local', { smallestArea: 2, snap: 0 })).toBeUndefined()
    expect(mesh.faceCount).toBe(1)
    expect(mesh.points).toHaveLength(4)
  })
})

describe('groupConnected', () => {
  it('cuts a row of six equal cells into three pairs of neighbours', () => {
    const row = [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]
    expect(groupConnected([1, 1, 1, 1, 1, 1], row, 2)).toEqual([0, 0, 1, 1, 2, 2])
  })

  it('keeps cells apart that have no border in common', () => {
    expect(groupConnected([1, 1, 1, 1], [[1], [0], [3], [2]], 4)).toEqual([0, 0, 1, 1])
  })
})

describe('Random', () => {
  const draw = (seed: number, name: string) => {
    const random = new Random(seed, name)
    return Array.from({ length: 4 }, () => random.next())
  }

  it('repeats itself by seed and name, and by nothing else', () => {
    expect(draw(1, 'roads')).toEqual(draw(1, 'roads'))
    expect(draw(1, 'roads')).not.toEqual(draw(2, 'roads'))
    expect(draw(1, 'roads')).not.toEqual(draw(1, 'parks'))
  })

  it('shuffles without losing anything', () => {
    expect(new Random(3, 'cards').shuffle([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5])
  })
})
