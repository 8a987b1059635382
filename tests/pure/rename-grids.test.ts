// A draft from before its grids got other numbers goes on with the same borders, and meets what was saved since.
//
//     ┌─────┬─────┐   001 and 002, each 1 × 1, became 101 and 102
//     │ 001 │ 002 │
//     └─────┴─────┘
import { expect, test } from 'vitest'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { compareWith, openSession, savedOf, withPresentCodes } from '../../web/components/grid-session.ts'
import { begin, record } from '../../web/map/mosaic/history.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'

const community = '620422001001'
const square = (x: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
      [x, 0],
    ] as [number, number][],
  ],
})
const mosaic = (numbers: [string, string], version: number, former?: [string, string]): CommunityMosaic => ({
  code: community,
  name: '文昌社区',
  boundary: null,
  grids: numbers.map((number, i) => ({
    code: community + number,
    name: number,
    ...{ leaderName: null, households: null, population: null, version, validFrom: '2026-01-01' },
    ...(former && { formerCodes: [community + former[i]] }),
    geometry: square(i),
  })),
})

const edited = () => {
  const opened = openSession(mosaic(['001', '002'], 1))
  const [id] = [...opened.start.arcs].find(([, { left, right }]) => left !== null && right !== null)!
  const bent = insertVertex(opened.start, id, 1, [1.2, 0.5]).change!
  const history = record(begin(opened.start), bent)
  const split = splitGrid(
    history.mosaic,
    `${community}002`,
    [
      [1.6, -0.1],
      [1.6, 1.1],
    ],
    'new-1',
  ).change!
  return { ...opened, history: record(history, split) }
}

test('every step is there, under the codes of now', () => {
  const now = mosaic(['101', '102'], 2, ['001', '002'])
  const renamed = withPresentCodes(edited(), now)
  expect(renamed.history.past).toHaveLength(2)
  const before = edited()
  const sent = toSave(savedOf(before.base), before.start, before.history.mosaic)
  const again = toSave(savedOf(renamed.base), renamed.start, renamed.history.mosaic)
  const number = (code: string) => code.replace(`${community}0`, `${community}1`)
  expect(again.changed).toEqual(sent.changed.map((each) => ({ ...each, code: number(each.code) })))
  expect(again.created.map(({ from }) => from)).toEqual([`${community}102`])
  expect(again.created[0]!.geometry).toEqual(sent.created[0]!.geometry)
})

test('it is no more in the way of the other numbers than of any other change: both can stand', () => {
  const now = mosaic(['101', '102'], 2, ['001', '002'])
  const met = compareWith(withPresentCodes(edited(), now), now)
  expect(met).toMatchObject({ grids: [`${community}101`, `${community}102`] })
  expect(met === 'saved' ? undefined : met?.both).toBeDefined()
  // without that, the same draft would be a quarrel about every border
  const strange = compareWith(edited(), now)
  expect(strange === 'saved' ? undefined : strange?.both).toBeUndefined()
})

test('where nothing was renumbered it stays the very same', () => {
  const mine = edited()
  expect(withPresentCodes(mine, mosaic(['001', '002'], 1))).toBe(mine)
})
