// The page in one hand: the map, a sheet from below, tabs, and targets that a thumb hits.

import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { cameraOver, type Land, middleOf } from './drivers/geography.ts'
import { expect, test } from './drivers/test.ts'

/** Between the switches and the legend, with the sheet at its lowest. */
const inSight = { x: 0, y: -120 }
/** Smaller ones are missed by thumbs. */
const targetPixels = 44

test('the map fills the phone, the sheet opens in steps and its tabs turn', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code)
  expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expect(tuzhi.sheet.grip).toHaveAttribute('aria-valuetext', '收起')
  await tuzhi.sheet.grip.tap()
  await expect(tuzhi.sheet.grip).toHaveAttribute('aria-valuetext', '半屏')
  await tuzhi.sheet.grip.tap()
  await expect(tuzhi.sheet.grip).toHaveAttribute('aria-valuetext', '全屏')
  await tuzhi.board.row('公交站点 500 米覆盖率').tap()
  await tuzhi.linkSays('indicator', 'bus-stop-coverage')

  await tuzhi.sheet.tab('图例').tap()
  await expect(tuzhi.legend.title()).toHaveText('公交站点 500 米覆盖率')
  await tuzhi.sheet.tab('图层').tap()
  await expect(tuzhi.page.getByRole('checkbox', { name: /^公共厕所/ })).toBeVisible()
  await tuzhi.sheet.tab('列表').tap()
  await expect(tuzhi.heading('公交站点 500 米覆盖率 · 村（社区）')).toBeVisible()
  await tuzhi.sheet.tab('指标').tap()
  await expect(tuzhi.board.row('公交站点 500 米覆盖率')).toHaveAttribute('aria-pressed', 'true')
})

test('where little of the map is left, nothing lies on its tools', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code)
  const measuring = tuzhi.page.getByRole('button', { name: /^量/ })
  const report = tuzhi.page.getByRole('button', { name: '上报' })
  await expect(measuring).toHaveCount(2)
  await tuzhi.sheet.grip.tap()
  await expect(tuzhi.sheet.grip).toHaveAttribute('aria-valuetext', '半屏')
  await expect(measuring).toHaveCount(0)
  const locate = tuzhi.page.getByRole('button', { name: '我的位置' })
  // The sheet rises for a moment, and the button with it.
  await expect
    .poll(async () => {
      const [round, tool] = [await report.boundingBox(), await locate.boundingBox()]
      return round && tool && round.y >= tool.y + tool.height
    })
    .toBe(true)
})

test('a tap on a grid brings its leader up', async ({ tuzhi, api }) => {
  const county = await api.county()
  const grid = first((await api.areas('grid')).filter(({ leaderName }) => leaderName !== null))
  const shape = await api.ask(routes.getAreaShape, { params: { code: grid.code } })
  const { kinds } = await api.ask(routes.getCatalog, {})
  await tuzhi.openCounty(county.code, {
    level: 'grid',
    hidden: kinds.map(({ id }) => id).join(','),
    camera: cameraOver(grid.box ?? [0, 0, 0, 0], 240, inSight),
  })

  await tuzhi.map.tap(middleOf(shape.geometry as Land)) // a grid is a polygon

  await expect(tuzhi.sheet.tab('详情')).toHaveAttribute('aria-selected', 'true')
  await expect(tuzhi.sheet.grip).toHaveAttribute('aria-valuetext', '半屏')
  await expect(tuzhi.detail.name()).toHaveText(grid.name)
  await expect(tuzhi.detail.fact('网格长')).toHaveText(grid.leaderName ?? '')
  await tuzhi.detail.close()
  await expect(tuzhi.sheet.tab('详情')).toHaveCount(0)
})

test('deep inside the county the trail scrolls, and nothing leaves the screen', async ({ tuzhi, api }) => {
  const community = first(await api.areas('community'))
  await tuzhi.openCounty((await api.county()).code, { within: community.code })
  await expect(tuzhi.board.whole.getByRole('heading', { level: 2 })).toHaveText(community.name)
  for (const edge of [tuzhi.button('搜索'), tuzhi.sheet.grip]) await expect(edge).toBeInViewport({ ratio: 1 })
})

test('the search takes the bar and gives it back', async ({ tuzhi, api }) => {
  const community = first(await api.areas('community'))
  await tuzhi.openCounty((await api.county()).code)
  await tuzhi.button('搜索').tap()
  await tuzhi.search.ask(community.code)
  await tuzhi.search.hit(community.name).tap()
  await expect(tuzhi.detail.name()).toHaveText(community.name)
  await expect(tuzhi.search.field).toHaveCount(0)
})

test('what a thumb has to hit is large enough', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code)
  for (const tab of ['指标', '图例', '图层', '列表']) {
    await tuzhi.sheet.tab(tab).tap()
    await expect(tuzhi.sheet.tab(tab)).toHaveAttribute('aria-selected', 'true')
    expect.soft(await tuzhi.smallTargets(targetPixels), tab).toEqual([])
  }
  const grid = first(await api.areas('grid'))
  await tuzhi.openCounty(county.code, { area: grid.code, level: 'grid' })
  await expect(tuzhi.detail.fact('代码')).toHaveText(grid.code)
  expect.soft(await tuzhi.smallTargets(targetPixels), '详情').toEqual([])
})

test('the phone has no serious findings of axe', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code)
  await tuzhi.isAccessible()
  await tuzhi.openCounty(county.code, { area: first(await api.areas('community')).code })
  await tuzhi.isAccessible()
})
