// A name that is only the number follows the number, in figures or in words.
import { expect, test } from 'vitest'
import { inWords, nameAfter, nameLike } from '../../api/features/grids/numbering/usual-name.ts'

test('numbers as one writes them', () => {
  const written = { 1: '一', 10: '十', 12: '十二', 20: '二十', 99: '九十九', 100: '一百', 101: '一百零一' }
  for (const [number, words] of Object.entries(written)) expect(inWords(Number(number))).toBe(words)
  expect([110, 115, 230, 999].map(inWords)).toEqual(['一百一十', '一百一十五', '二百三十', '九百九十九'])
})

test.each([
  ['文昌社区第3网格', '文昌社区第101网格'],
  ['文昌社区第三网格', '文昌社区第一百零一网格'],
  ['第3网格', '第101网格'],
  ['第三网格', '第一百零一网格'],
  ['629901001001003', '629901001001101'],
  // names of their own, or of another number
  ['老街网格', '老街网格'],
  ['文昌社区第4网格', '文昌社区第4网格'],
  ['文昌社区第3网格（老街）', '文昌社区第3网格（老街）'],
])('%s becomes %s', (name, after) => {
  const grid = { code: '629901001001003', name, regionName: '文昌社区' }
  expect(nameAfter(grid, '629901001001101')).toBe(after)
})

test.each([
  [['文昌社区第一网格', '文昌社区第二网格'], '文昌社区第三网格'],
  [['老街网格', '第2网格'], '第3网格'],
  [['629901001001001', '老街网格'], '文昌社区第3网格'],
  [[], '文昌社区第3网格'],
])('beside %j a new grid is %s', (names, name) => {
  const present = names.map((each, i) => ({ code: `62990100100100${i + 1}`, name: each }))
  expect(nameLike(present, '文昌社区', '629901001001003')).toBe(name)
})
