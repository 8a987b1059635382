// The first glance and the first click: how the county stands, and what an indicator looks like on the map.
import { routes } from '../../api/contract/routes.ts'
import { expect, test } from './drivers/test.ts'

test('the address alone opens the county with its indicators', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openLink('/')
  await expect(tuzhi.page).toHaveURL(`/county/${county.code}`)
  await expect(tuzhi.page).toHaveTitle(`${county.name} · 图治`)
  await expect(tuzhi.board.whole.getByRole('heading', { level: 2 })).toHaveText(county.name)
  await expect(tuzhi.board.whole.getByRole('button', { name: '演示数据' })).toBeVisible()
  const { indicators } = await api.ask(routes.getCatalog, {})
  expect(indicators.length).toBeGreaterThanOrEqual(12)
  for (const { title } of indicators) await expect(tuzhi.board.row(title.zh)).toBeVisible()
})

test('a chosen indicator comes into the link, the legend and the table', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code, { table: '1' })
  await tuzhi.board.choose('公交站点 500 米覆盖率')
  await expect(tuzhi.board.row('公交站点 500 米覆盖率')).toHaveAttribute('aria-pressed', 'true')
  await tuzhi.linkSays('indicator', 'bus-stop-coverage')
  await expect(tuzhi.legend.title()).toHaveText('公交站点 500 米覆盖率')
  await expect(tuzhi.table.title()).toHaveText('公交站点 500 米覆盖率 · 村（社区）')
  const values = await api.values('bus-stop-coverage', 'community')
  for (const { area, value } of values.slice(0, 5)) {
    const shown = value === null ? '—' : `${value.toFixed(2)} %`
    await expect(tuzhi.table.row(area).getByRole('cell').nth(1)).toHaveText(shown)
  }
})

test('an indicator that is no coverage has nothing to show but its values', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code, { show: 'coverage' })
  await expect(tuzhi.switch('覆盖与盲区')).toBeChecked()
  await tuzhi.board.choose('公共厕所设置密度')
  await expect(tuzhi.legend.title()).toHaveText('公共厕所设置密度')
  await expect(tuzhi.switch('覆盖与盲区')).toHaveCount(0)
})
