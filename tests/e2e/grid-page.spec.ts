// The page of a grid: reached from the map, kept by the planner, called by its leader, and printed as one sheet.
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { GridPageDriver } from './drivers/grid-page.ts'
import { printed } from './drivers/print.ts'
import { expect, test } from './drivers/test.ts'

test('from the panel of the map to the page; each number of problems opens its list', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  // The grid with the most to do.
  const counts = await api.ask(routes.countProblems, { params: { county: county.code }, query: {} })
  const busiest = (await api.areas('grid')).find(({ code }) => code.length === 15)!
  expect(counts.total).toBeGreaterThan(0)
  await tuzhi.openCounty(county.code, { level: 'grid', area: busiest.code })
  await tuzhi.page.getByRole('link', { name: '网格页面' }).click()
  await expect(tuzhi.page).toHaveURL(`/county/${county.code}/grids/${busiest.code}`)
  await expect(tuzhi.heading(busiest.name)).toBeVisible()
  const grid = new GridPageDriver(tuzhi.page)
  await expect(grid.card('网格长和网格员')).toContainText(busiest.leaderName ?? '暂缺')
  await expect(grid.card('指标').getByRole('row').nth(1)).toBeVisible()
  await tuzhi.map.isComplete()
  await tuzhi.isAccessible()
  const { total } = await api.ask(routes.countProblems, {
    params: { county: county.code },
    query: { area: busiest.code },
  })
  await grid.card('问题').getByRole('link').first().click()
  await expect(tuzhi.page).toHaveURL(new RegExp(`/problems\\?.*area=${busiest.code}`))
  const rows = await api.ask(routes.listProblems, {
    params: { county: county.code },
    query: { area: busiest.code },
  })
  expect(rows.total).toBe(total)
})

test('the planner notes who works in a grid; its leader reads a number; the notice is one sheet', async ({
  tuzhi,
  api,
  visitorAs,
  witness,
}) => {
  const leaders = await visitorAs('demo-grid-leader')
  const profile = await (await leaders.page.request.get('/api/profile')).json()
  const code: string = first(profile.grants as { scope: { area: string } }[]).scope.area // of the contract's profile
  const before = await api.ask(routes.getGrid, { params: { code } })
  const grid = new GridPageDriver(tuzhi.page)
  await grid.open(code)
  await grid.edit()
  await grid.form.getByLabel('网格长电话').fill('139 0000 1234')
  await grid.addDeputy({ duty: '网格员', name: '赵平', phone: '13811112222' })
  // Somebody else is faster: both versions are shown, and what was typed is written over theirs.
  witness.forgive(/409/)
  const { version: begun, name } = before
  const body = { version: begun, name, leaderName: '钱代', deputies: [] }
  await api.ask(routes.changeGrid, { params: { code }, body })
  await grid.save()
  await expect(grid.form.getByRole('row', { name: /^网格长/ })).toContainText('钱代')
  await expect(grid.form.getByRole('row', { name: /副网格长、网格员、楼栋长/ })).toContainText('网格员 赵平')
  await grid.form.getByRole('button', { name: '仍保存我的' }).click()
  await expect(grid.form).toBeHidden()
  const people = grid.card('网格长和网格员')
  await expect(people).toContainText('赵平')
  await expect(people).toContainText('138****2222')

  const theirs = new GridPageDriver(leaders.page)
  await theirs.open(code)
  await theirs.card('网格长和网格员').getByRole('button', { name: '显示完整号码' }).click()
  await expect(theirs.card('网格长和网格员').getByRole('link', { name: '13811112222' })).toBeVisible()

  await tuzhi.page.getByRole('link', { name: '打印公示牌' }).click()
  await expect(tuzhi.page.getByRole('img', { name: '网格范围图' })).toBeVisible({ timeout: 60_000 })
  await tuzhi.isAccessible()
  const sheets = await printed(tuzhi.page)
  expect(sheets).toHaveLength(1)
  for (const words of [before.name, code, '赵平', '138****2222']) expect(sheets[0]).toContain(words)
  await tuzhi.page.getByText('A5', { exact: true }).click()
  await expect(tuzhi.page.getByRole('radio', { name: 'A5' })).toBeChecked()
  expect(await printed(tuzhi.page)).toHaveLength(1)

  // Other tests know the county as it was.
  const { version } = await api.ask(routes.getGrid, { params: { code } })
  await api.ask(routes.changeGrid, {
    params: { code },
    body: { version, name: before.name, leaderName: before.leaderName, leaderPhone: null, deputies: [] },
  })
})

test('a grid that is not there says so', async ({ tuzhi, api, witness }) => {
  witness.forgive(/404/)
  const { code } = await api.county()
  await tuzhi.page.goto(`/county/${code}/grids/${code}999999999`)
  await expect(tuzhi.heading('没有这个区域')).toBeVisible()
})

test('the grids of a community are taken away, and a table of compounds is held against the map', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  const { code, name } = first(await api.areas('community'))
  const grids = (await api.areas('grid')).filter((grid) => grid.code.startsWith(code))
  const pages = await Promise.all(
    grids.map((grid) => api.ask(routes.getGrid, { params: { code: grid.code } })),
  )
  const home = first(pages.filter(({ compounds }) => (compounds ?? []).some((each) => each.name !== null)))
  const compound = first((home.compounds ?? []).flatMap((each) => each.name ?? []))
  const other = first(grids.filter((grid) => grid.code !== home.code))
  await tuzhi.openCounty(county.code, { level: 'community', area: code })
  await tuzhi.button('网格图表').click()
  const link = tuzhi.page.getByRole('link', { name: '网格挂图' })
  const map = await tuzhi.page.request.get((await link.getAttribute('href')) ?? '')
  expect([map.status(), (await map.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const download = tuzhi.page.waitForEvent('download')
  await tuzhi.page.getByRole('link', { name: 'GeoPackage', exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(new RegExp(`^grids-${code}-.*\\.gpkg$`))

  await tuzhi.button('网格图表').click()
  await tuzhi.page.getByRole('menuitem', { name: '核对小区网格表' }).click()
  const dialog = tuzhi.page.getByRole('dialog', { name: `核对小区网格表 · ${name}` })
  await dialog
    .getByLabel('表格内容')
    .fill(`小区名称\t所属网格\n${compound}\t${home.code}\n${compound}\t${other.code}\n没有这个\t一网格`)
  await dialog.getByRole('button', { name: /核\s*对/ }).click()
  await expect(dialog.getByRole('status')).toHaveText('1 行一致，1 行不一致，1 行没有认定')
  await expect(dialog.getByRole('row').nth(1)).toContainText(home.name)
  await tuzhi.isAccessible()
  // The grids of a day, from where they are shown as of that day.
  await tuzhi.openCounty(county.code, { level: 'community', area: code })
  await tuzhi.page.getByRole('link', { name: '网格沿革' }).click()
  const shown = await tuzhi.page.getByLabel('日期', { exact: true }).inputValue()
  await tuzhi.button('下载当日网格').click()
  const ofDay = tuzhi.page.waitForEvent('download')
  await tuzhi.page.getByRole('link', { name: 'GeoJSON', exact: true }).click()
  expect((await ofDay).suggestedFilename()).toBe(`grids-${code}-${shown}.geojson`)
  await tuzhi.isAccessible()
})
