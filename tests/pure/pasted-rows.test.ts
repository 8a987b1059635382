// Cells from a spreadsheet become rows; what was matched becomes a choice, and only whole choices are assigned.
import { describe, expect, test } from 'vitest'
import type { MatchedRow } from '../../api/contract/assignments.ts'
import { firstChoice, rowsToAssign, stateOf } from '../../web/components/paste-choice.ts'
import { readPasted } from '../../web/components/pasted-rows.ts'
import { unitTree } from '../../web/components/unit-tree.ts'

describe('pasted text', () => {
  test.each([
    ['tabs, with the line ends of Windows', '书香嘉园\t县税务局\t王芳\r\n桃源新村\t县总工会\r\n'],
    ['Chinese commas', '书香嘉园，县税务局，王芳\n桃源新村，县总工会'],
    ['wide gaps', '书香嘉园　县税务局　王芳\n桃源新村    县总工会'],
    ['quoted cells', '"书香嘉园"\t"县税务局"\t"王芳"\n桃源新村\t县总工会\t'],
  ])('%s', (_, text) => {
    expect(readPasted(text)).toEqual([
      { target: '书香嘉园', unit: '县税务局', leader: '王芳' },
      { target: '桃源新村', unit: '县总工会', leader: '' },
    ])
  })

  test('a comma inside a cell of a spreadsheet stays', () => {
    expect(readPasted('一期,二期\t县税务局')).toEqual([{ target: '一期,二期', unit: '县税务局', leader: '' }])
  })

  test('lines without a second cell are no rows', () => {
    expect(readPasted('小区名单\n\n书香嘉园\t')).toEqual([])
  })
})

describe('choices', () => {
  const pasted = { target: '书香嘉园', unit: '税务局', leader: '王芳' }
  const target = { type: 'place', id: '11', name: '书香嘉园', kind: 'some-kind' } as const
  const match: MatchedRow = {
    targets: [{ target, where: null, score: 1 }],
    targetSure: true,
    units: [{ unitId: 4, name: '县税务局', score: 0.8 }],
    unitSure: true,
  }

  test('what is sure is filled in', () => {
    const choices = firstChoice(pasted, match)
    expect(choices.map(stateOf)).toEqual(['sure'])
    expect(rowsToAssign(choices)).toEqual([
      { unitId: 4, target: { type: 'place', id: '11' }, leaderName: '王芳' },
    ])
  })

  test('what is unsure waits for somebody, and is not assigned before', () => {
    const choices = firstChoice(pasted, { ...match, unitSure: false })
    expect(choices.map(stateOf)).toEqual(['unsure'])
    expect(rowsToAssign(choices)).toEqual([])
    expect(rowsToAssign(choices.map((each) => ({ ...each, unitId: 4 })))).toHaveLength(1)
  })

  test('what has no meaning is marked, and what is skipped is left out', () => {
    expect(firstChoice(pasted, { ...match, targets: [], targetSure: false }).map(stateOf)).toEqual([
      'unmatched',
    ])
    expect(rowsToAssign(firstChoice(pasted, match).map((each) => ({ ...each, skipped: true })))).toEqual([])
  })
})

test('units stand below their parents; one whose parent is not listed stands at the top', () => {
  const unit = (id: number, parentId: number | null) => ({
    ...{ id, parentId, county: '620422', code: `u${id}`, name: `单位${id}`, kind: 'other' as const },
    ...{ category: null, leaderName: null, contactName: null, maskedPhone: null },
    ...{ assignmentCount: 0, closedOn: null, version: 1 },
  })
  const tree = unitTree([unit(3, 1), unit(1, null), unit(2, 1), unit(9, 8)])
  expect(tree.map(({ id, children }) => [id, children?.map((child) => child.id)])).toEqual([
    [1, [3, 2]],
    [9, undefined],
  ])
})
