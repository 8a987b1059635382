// The sheet of a wall map and the names on it: which way it is turned, its scale, and that no name covers another.
import { describe, expect, test } from 'vitest'
import { tintGrids } from '../../api/features/grids/wall-map/draw-wall-ground.ts'
import { broken } from '../../api/features/grids/wall-map/draw-wall-table.ts'
import {
  cornersOf,
  overlap,
  placeLabels,
  spotsAlong,
} from '../../api/features/grids/wall-map/place-labels.ts'
import { barMetres, layOutSheet, roundScale } from '../../api/features/grids/wall-map/wall-map-sheet.ts'

describe('the sheet', () => {
  test('lies for an area that is wide and stands for one that is high', () => {
    const wide = layOutSheet([0, 0, 4000, 1500], 10)
    expect([wide.landscape, wide.width, wide.height]).toEqual([true, 1190.55, 841.89])
    const high = layOutSheet([0, 0, 1500, 4000], 10)
    expect([high.landscape, high.width, high.height]).toEqual([false, 841.89, 1190.55])
  })

  test('shows all of the area at its scale, the middle in the middle', () => {
    const sheet = layOutSheet([500_000, 4_000_000, 501_000, 4_000_700], 5)
    const [left, top] = sheet.toPage(500_000, 4_000_700)
    const [right, bottom] = sheet.toPage(501_000, 4_000_000)
    expect(left).toBeGreaterThan(sheet.map.left)
    expect(right).toBeLessThan(sheet.map.left + sheet.map.width)
    expect(top).toBeGreaterThan(sheet.map.top)
    expect(bottom).toBeLessThan(sheet.map.top + sheet.map.height)
    // 1000 m at 1 : scale are 1000 / scale metres of paper, 2834.6 points each
    expect(right - left).toBeCloseTo((1000 / sheet.scale) * (72 / 0.0254), 6)
    expect((left + right) / 2).toBeCloseTo(sheet.map.left + sheet.map.width / 2, 6)
  })

  test('prints scales that people know', () => {
    expect([roundScale(1), roundScale(1001), roundScale(10_000), roundScale(123_456)]).toEqual([
      500, 1250, 10_000, 130_000,
    ])
    // 130 points are 4.586 cm: 458.6 m at 1 : 10 000, 229.3 m at 1 : 5000
    expect([barMetres(10_000, 130), barMetres(5000, 130)]).toEqual([200, 200])
    expect(barMetres(12_500, 130)).toBe(500)
  })
})

describe('names', () => {
  const frame = { left: 0, top: 0, width: 100, height: 100 }
  const name = (content: string, spots: [number, number][], forced = false) => ({
    ...{ content, width: 20, height: 10, forced },
    spots: spots.map((at) => ({ at, angle: 0 })),
  })

  test('the first takes its place, the next another one, the last finds none', () => {
    const placed = placeLabels(
      [
        name('a', [[50, 50]]),
        name('b', [
          [55, 52],
          [55, 70],
        ]),
        name('c', [
          [50, 45],
          [95, 50],
        ]),
      ],
      frame,
    )
    // c would cover a, or stand 5 beyond the frame
    expect(placed.map(({ content, at }) => [content, at])).toEqual([
      ['a', [50, 50]],
      ['b', [55, 70]],
    ])
  })

  test('a number that must stand does, even beyond the frame', () => {
    expect(placeLabels([name('001', [[99, 50]], true)], frame)).toHaveLength(1)
  })

  test('turned boxes: a diagonal one passes a corner that its upright box would cover', () => {
    const diagonal = cornersOf([0, 0], 40, 4, Math.PI / 4)
    expect(overlap(diagonal, cornersOf([10, -10], 8, 8, 0))).toBe(false)
    expect(overlap(diagonal, cornersOf([10, 10], 8, 8, 0))).toBe(true)
  })

  test('a road is named on its longest stretch, never upside down', () => {
    const spots = spotsAlong(
      [
        [0, 0],
        [-100, 0],
        [-100, 30],
      ],
      25,
    )
    expect(spots[0]).toEqual({ at: [-50, 0], angle: 0 })
    expect(spots).toHaveLength(6)
    expect(
      spotsAlong(
        [
          [0, 0],
          [20, 0],
        ],
        25,
      ),
    ).toEqual([])
  })
})

test('neighbours have different tints', () => {
  const cell = (code: string, x: number) => ({
    code,
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [x, 0],
          [x + 1, 0],
          [x + 1, 1],
          [x, 1],
          [x, 0],
        ],
      ],
    },
  })
  const tints = tintGrids([cell('1', 0), cell('2', 1), cell('3', 2)])
  expect(tints.get('1')).not.toBe(tints.get('2'))
  expect(tints.get('2')).not.toBe(tints.get('3'))
})

test('words are broken where there is no more room, none is lost', () => {
  const pdf = { widthOfString: (words: string) => [...words].length * 10 }
  expect(broken(pdf, '人力资源和社会保障局', 40)).toEqual(['人力资源', '和社会保', '障局'])
  expect(broken(pdf, '', 40)).toEqual([''])
})
