// One number, wherever it is read: `npm run indicators -- --json`, the API and the board say the same.
import { readFileSync } from 'node:fs'
import { routes } from '../../api/contract/routes.ts'
import type { Row } from '../../api/indicators/print.ts'
import { expect, test } from './drivers/test.ts'

const verdictWords = { pass: '达标', fail: '未达标', none: '无目标值', 'no-data': '无数据' } as const

/** What the command printed about the very folder that the server has opened since: see demo-server.ts. */
function printedRows(): Row[] {
  const path = process.env.TUZHI_CLI_ROWS
  if (!path)
    throw new Error('playwright.config.ts says where the rows of the command are, as TUZHI_CLI_ROWS.')
  return JSON.parse(readFileSync(path, 'utf8')) as Row[] // written by our own command
}

/** The database adds pieces in any order, which moves the last digits. */
function sameNumber(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.abs(b))
}

test('the board shows the values that the command prints', async ({ tuzhi, api }) => {
  const county = await api.county()
  const rows = printedRows().filter(({ area }) => area === county.code)
  expect(rows.length).toBeGreaterThanOrEqual(12)
  await tuzhi.openCounty(county.code)
  for (const row of rows) {
    const { title, decimals, unit } = await api.indicator(row.indicator)
    expect(row.value, `${row.indicator} of the demo county`).not.toBeNull()
    const parts = [
      title.zh,
      row.value?.toFixed(decimals),
      unit.zh,
      row.target && `目标 ${row.target.op === '>=' ? '≥' : '≤'} ${row.target.value}`,
      verdictWords[row.verdict],
    ]
    await expect(tuzhi.board.row(title.zh)).toHaveAccessibleName(parts.filter(Boolean).join(' '))
  }
})

test('the API answers the rows that the command prints, at every level', async ({ api }) => {
  const rows = printedRows()
  expect(new Set(rows.map(({ level }) => level)).size).toBe(4)
  for (const [key, printed] of Map.groupBy(rows, ({ indicator, level }) => `${indicator} ${level}`)) {
    const [{ indicator, level } = { indicator: '', level: 'county' as const }] = printed
    const query = { within: (await api.county()).code, level }
    const { items } = await api.ask(routes.listIndicatorValues, { params: { indicator }, query })
    expect(items.map(({ area }) => area).sort(), key).toEqual(printed.map(({ area }) => area).sort())
    const answered = new Map(items.map((item) => [item.area, item]))
    const other = printed.filter((row) => {
      const item = answered.get(row.area)
      return !(
        item?.verdict === row.verdict &&
        sameNumber(item.value, row.value) &&
        sameNumber(item.numerator, row.numerator) &&
        sameNumber(item.denominator, row.denominator)
      )
    })
    expect(other, key).toEqual([])
  }
})
