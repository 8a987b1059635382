// Ranks and files: what the panel and the table say about areas side by side.
import { describe, expect, test } from 'vitest'
import { boxOf, isNear } from '../../web/components/geometry-box.ts'
import { rankOf } from '../../web/components/rank.ts'
import { csvText } from '../../web/ui/csv.ts'

const values = [
  { area: '1', name: 'A', value: 50 },
  { area: '2', name: 'B', value: 90 },
  { area: '3', name: 'C', value: null },
  { area: '4', name: 'D', value: 50 },
  { area: '5', name: 'E', value: 20 },
]

describe('rank', () => {
  test('high values lead, equal ones share a place', () => {
    // 90 · 50 · 50 · 20; C has none
    expect(rankOf(values, '4', '>=')).toMatchObject({
      place: 2,
      of: 4,
      before: { area: '1' },
      after: { area: '5' },
    })
  })

  test('low values lead where less is better', () => {
    expect(rankOf(values, '5', '<=')).toMatchObject({ place: 1, before: undefined, after: { area: '1' } })
  })

  test('without a value there is no place, and the steps begin at the first', () => {
    expect(rankOf(values, '3', '>=')).toEqual({
      place: undefined,
      of: 4,
      before: undefined,
      after: values[1],
    })
  })
})

describe('file for a spreadsheet', () => {
  test('commas, quotes and breaks are quoted, nothing is an empty cell', () => {
    expect(csvText([['a,b', 'say "x"', null, 1.5]])).toBe('\ufeff"a,b","say ""x""",,1.5\r\n')
  })

  test('a name that looks like a formula stays a name', () => {
    expect(csvText([['=1+1', '-街']])).toBe("\ufeff'=1+1,'-街\r\n")
  })
})

describe('box of a geometry', () => {
  test('a large one as it is', () => {
    const coordinates = [
      [
        [1, 2],
        [3, 2],
        [3, 5],
        [1, 2],
      ],
    ]
    expect(boxOf({ type: 'Polygon', coordinates })).toEqual([1, 2, 3, 5])
  })

  test('a point gets room around it', () => {
    const box = boxOf({ type: 'Point', coordinates: [105, 35] })
    expect(box?.map((each) => each.toFixed(3))).toEqual(['104.998', '34.998', '105.002', '35.002'])
  })

  test('nothing has no box', () => {
    expect(boxOf({ type: 'GeometryCollection', geometries: [] })).toBeUndefined()
  })
})

describe('a camera near a county', () => {
  // 1° from west to east, 0.5° from south to north
  const box: [number, number, number, number] = [105, 35, 106, 35.5]

  test('over it, and as far again on every side', () => {
    expect(isNear({ lng: 105.5, lat: 35.2 }, box)).toBe(true)
    expect(isNear({ lng: 106.9, lat: 35.9 }, box)).toBe(true)
    expect(isNear({ lng: 107.1, lat: 35.2 }, box)).toBe(false)
    expect(isNear({ lng: 105.5, lat: 36.1 }, box)).toBe(false)
    expect(isNear({ lng: 0, lat: 0 }, box)).toBe(false)
  })

  test('a county of one street has surroundings too, one without a boundary is everywhere', () => {
    expect(isNear({ lng: 105.04, lat: 35.04 }, [105, 35, 105, 35])).toBe(true)
    expect(isNear({ lng: 0, lat: 0 }, null)).toBe(true)
  })
})
