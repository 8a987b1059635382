// What offices call grids and compounds, and what is meant by it.
import { describe, expect, test } from 'vitest'
import {
  matchCompounds,
  matchGrids,
  numberOf,
  readNumber,
} from '../../api/features/grids/files/match-labels.ts'

test.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['九十九', 99],
  ['一百零五', 105],
  ['一百二十', 120],
  ['007', 7],
  ['零', undefined],
  ['', undefined],
  ['丙', undefined],
])('%s is the number %s', (text, number) => expect(readNumber(text)).toBe(number))

test.each([
  ['第3网格', 3, ''],
  ['三网格', 3, ''],
  ['网格三', 3, ''],
  ['文昌社区第十二网格', 12, '文昌社区'],
  ['文昌3号网格', 3, '文昌'],
  ['　第 ０３ 网格（东片）', 3, ''],
  ['003', 3, ''],
])('%s has the number %s', (label, number, before) =>
  expect(numberOf(label)).toEqual(number === undefined ? undefined : { number, before }),
)

const grid = (code: string, name: string, communityName: string) => ({ code, name, communityName })
const grids = [
  grid('629901001001001', '文昌社区第一网格', '文昌社区'),
  grid('629901001001002', '文昌社区第二网格', '文昌社区'),
  grid('629901001001003', '商业街', '文昌社区'),
  grid('629901001002001', '建设社区第一网格', '建设社区'),
  // called the fourth, though its code ends with 9: it was made by a split
  grid('629901001002009', '建设社区第四网格', '建设社区'),
]
const found = (label: string) => matchGrids(label, grids).map(({ code, why }) => [code.slice(9), why])

describe('grids', () => {
  test.each([
    ['629901001001002', [['001002', 'code']]],
    ['建设社区第一网格', [['002001', 'name']]],
    ['二网格', [['001002', 'number']]],
    ['第4网格', [['002009', 'number']]],
    ['文昌一网格', [['001001', 'number']]],
    ['建设1', [['002001', 'number']]],
    ['003', [['001003', 'number']]],
    ['商业', [['001003', 'part']]],
    ['9', []],
    ['文昌第9网格', []],
    ['', []],
  ])('%s', (label, expected) => expect(found(label)).toEqual(expected))

  test('a number that two communities have is left to the reader', () => {
    expect(found('一网格')).toEqual([
      ['001001', 'number'],
      ['002001', 'number'],
    ])
  })
})

describe('compounds', () => {
  const compounds = [
    { code: 'XQ-7', name: '和谐家园一期' },
    { code: null, name: '和谐家园二期' },
    { code: null, name: '盛世花园小区' },
    { code: null, name: null },
  ]
  test.each([
    ['xq7', ['和谐家园一期']],
    ['和谐家园 二期', ['和谐家园二期']],
    ['盛世花园', ['盛世花园小区']],
    ['县供销社盛世花园小区', ['盛世花园小区']],
    ['和谐家园', []],
    ['和谐家园三期', []],
    ['不知道', []],
  ])('%s', (label, expected) =>
    expect(matchCompounds(label, compounds).map(({ name }) => name)).toEqual(expected),
  )
})
