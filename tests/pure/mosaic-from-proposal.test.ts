// A proposal that came to nothing is taken up in the editor: from the borders it began from, one step leads to what it was.
//
//     y 10 ┌─────┬─────┬─────┐   three grids of 10 × 10
//          │ 001 │ 002 │ 003 │
//     y 0  └─────┴─────┴─────┘
import { expect, test } from 'vitest'
import type { CommunityMosaic, MosaicChange, MosaicGrid } from '../../api/contract/grids.ts'
import { stepFromProposal } from '../../web/map/mosaic/from-proposal.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import { applyChange, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { bodyAfter, openMosaic, savedGrids } from '../support/mosaic-api.ts'

const community = '629901001001'
const [one, two, three] = ['001', '002', '003'].map((each) => community + each) as [string, string, string] // three

const square = (code: string, x: number): MosaicGrid => ({
  ...{
    code,
    name: code,
    leaderName: null,
    households: null,
    population: null,
    version: 4,
    validFrom: '2026-01-01',
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 0],
        [x + 10, 0],
        [x + 10, 10],
        [x, 10],
        [x, 0],
      ],
    ],
  },
})
const base: CommunityMosaic = {
  ...{ code: community, name: '文昌社区', boundary: null },
  grids: [square(one, 0), square(two, 10), square(three, 20)],
}

const bend = (mosaic: Mosaic): Outcome => {
  const [id] = [...mosaic.arcs].find(([, { left, right }]) =>
    left === one ? right === two : left === two && right === one,
  )!
  return insertVertex(mosaic, id, 1, [8, 5])
}
const drawn: [string, ((mosaic: Mosaic) => Outcome)[]][] = [
  ['a border that was moved', [bend]],
  [
    'a split',
    [
      (mosaic) =>
        splitGrid(
          mosaic,
          three,
          [
            [25, -1],
            [25, 11],
          ],
          'new-1',
        ),
    ],
  ],
  ['a merge', [(mosaic) => mergeGrids(mosaic, two, three)]],
  [
    'all of it at once',
    [
      bend,
      (mosaic) =>
        splitGrid(
          mosaic,
          one,
          [
            [-1, 4],
            [11, 4],
          ],
          'new-1',
        ),
      (mosaic) => mergeGrids(mosaic, two, three),
    ],
  ],
]

test.each(drawn)('%s is sent again exactly as it was proposed', (_, steps) => {
  const { changed, created = [], removed = [] }: MosaicChange = bodyAfter(base, steps)
  const start = openMosaic(base)
  const again = applyChange(start, stepFromProposal(base, { changed, created, removed }))
  expect(toSave(savedGrids(base), start, again)).toEqual({ changed, created, removed })
})

test('what overlaps is no draft', () => {
  const changed = [{ code: one, version: 4, geometry: square(one, 3).geometry }]
  expect(() => stepFromProposal(base, { changed, created: [], removed: [] })).toThrow('overlap')
})
