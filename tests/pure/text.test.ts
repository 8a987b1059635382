// Both languages say the same things, and figures read the way officials write them.
import { describe, expect, test } from 'vitest'
import { en } from '../../web/text/en.ts'
import { area, dateTime, formatNumber, length, plain, quantity, thinSpace } from '../../web/text/figures.ts'
import { zhCN } from '../../web/text/zh-CN.ts'

/** `board.groups.green`, with `()` behind what is a function. */
function keysOf(part: object, before = ''): string[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${before}${key}.`)
      : [`${before}${key}${typeof value === 'function' ? '()' : ''}`],
  )
}

describe('languages', () => {
  test('English has the keys of the Chinese original, no more and no fewer', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zhCN).sort())
  })

  test('no Chinese is left in the English texts, except the name of the other language', () => {
    const { language, ...rest } = en
    const said = JSON.stringify(rest, (_, value) =>
      typeof value === 'function' ? value('1', '2', '3') : value,
    )
    expect([...new Set(said.match(/\p{Script=Han}+/gu))]).toEqual([])
    expect(language.other).toBe('中文')
  })

  test('no text is empty or shouts', () => {
    for (const text of [zhCN, en]) {
      const said = JSON.stringify(text, (_, value) =>
        typeof value === 'function' ? value('1', '2', '3') : value,
      )
      expect(said).not.toMatch(/[!！]/)
    }
  })
})

describe('figures', () => {
  test.each([
    [82.994, 2, '82.99'],
    [1234567, 0, '1,234,567'],
    [4, 2, '4.00'],
    [-0.5, 1, '-0.5'],
  ])('%d with %d decimals is %s', (value, decimals, written) => {
    expect(formatNumber(value, decimals)).toBe(written)
  })

  test.each([
    [995, '995', 'm²'],
    [9_999, '9,999', 'm²'],
    [10_000, '1.00', '公顷'],
    [995_398, '99.54', '公顷'],
    [1_000_000, '1.00', 'km²'],
    [103_315_941, '103.32', 'km²'],
  ])('%d m² are %s %s', (squareMetres, number, unit) => {
    expect(area(squareMetres, zhCN)).toEqual({ number, unit })
  })

  test.each([
    [300, '300', 'm'],
    [1_000, '1', 'km'],
    [1_250, '1.25', 'km'],
  ])('%d m are %s %s', (metres, number, unit) => {
    expect(length(metres, zhCN)).toEqual({ number, unit })
  })

  test('a count has no unit of its own, square kilometres stay what they are', () => {
    expect(quantity(52, 'count', zhCN)).toEqual({ number: '52', unit: '' })
    expect(quantity(12.5, 'km2', en)).toEqual({ number: '12.50', unit: 'km²' })
  })

  test('number and unit are joined by a thin space', () => {
    expect(plain({ number: '82.99', unit: '%' })).toBe(`82.99${thinSpace}%`)
    expect(plain({ number: '52', unit: '' })).toBe('52')
  })

  test('dates as in official papers; what is no date is shown as it came', () => {
    const date = new Date(2026, 10, 2, 9, 5)
    expect(dateTime(date.toISOString())).toBe('2026-11-02 09:05')
    expect(dateTime('昨天')).toBe('昨天')
  })
})
