// Cells of the map: known corners, boxes that come back as the very range they were made of, cells that hold what is in them.
import { expect, test } from 'vitest'
import {
  boxOf,
  cornerOf,
  type MapRange,
  mapBits,
  mapX,
  mapY,
  rangeOf,
  wholeCells,
} from '../../api/contract/map-cells.ts'
import { Random } from '../../geodata/demo/random.ts'

const random = new Random(20261126, 'cells')
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

test('the middle of the world is in the middle, its corners are at the ends', () => {
  expect([mapX(0), mapY(0)]).toEqual([2 ** 29, 2 ** 29])
  expect([mapX(-180), mapY(90)]).toEqual([0, 0])
  expect([mapX(180), mapY(-90)]).toEqual([2 ** mapBits - 1, 2 ** mapBits - 1])
  // a quarter of the world from the west; two quarters of four are the equator
  expect(cornerOf(2, 1, 2)).toEqual([-90, 0])
  // tile 10/811/396 of the usual scheme begins at 105.11718750, 37.71859033
  expect(cornerOf(10, 811, 396)[0]).toBeCloseTo(105.1171875, 8)
  expect(cornerOf(10, 811, 396)[1]).toBeCloseTo(37.71859033, 8)
})

test('a position lies in the cell whose corners are around it', () => {
  for (const [lng, lat] of times(2000, () => [random.between(-179, 179), random.between(-84, 84)] as const)) {
    const bits = random.integer(1, 25)
    const [column, row] = [mapX(lng) >> (mapBits - bits), mapY(lat) >> (mapBits - bits)]
    const [west, north] = cornerOf(bits, column, row)
    const [east, south] = cornerOf(bits, column + 1, row + 1)
    expect(lng).toBeGreaterThanOrEqual(west - 1e-6)
    expect(lng).toBeLessThan(east + 1e-6)
    expect(lat).toBeLessThanOrEqual(north + 1e-6)
    expect(lat).toBeGreaterThan(south - 1e-6)
  }
})

test('a box in degrees means the range that it was made of, also written as text', () => {
  for (const range of times(5000, drawRange)) {
    const text = boxOf(range).join(',')
    const box = text.split(',').map(Number) as unknown as Parameters<typeof rangeOf>[0] // four numbers
    expect(rangeOf(box)).toEqual(range)
  }
})

test('whole cells hold the range and begin and end at borders', () => {
  for (const range of times(500, drawRange)) {
    const bits = random.integer(2, 27)
    const step = 2 ** (mapBits - bits)
    const whole = wholeCells(range, bits)
    expect(whole.west % step).toBe(0)
    expect(whole.north % step).toBe(0)
    expect(whole.west).toBeLessThanOrEqual(range.west)
    expect(whole.east).toBeGreaterThanOrEqual(range.east)
    expect(range.west - whole.west).toBeLessThan(step)
  }
})

function drawRange(): MapRange {
  const west = random.integer(0, 2 ** 29)
  const north = random.integer(2 ** 24, 2 ** 29)
  return { west, north, east: west + random.integer(1, 2 ** 20), south: north + random.integer(1, 2 ** 20) }
}
