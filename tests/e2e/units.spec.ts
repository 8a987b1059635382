// Units: the own one with its duties, kept by whoever may, closed with hand-over, imported, printed.
import { routes } from '../../api/contract/routes.ts'
import type { Unit } from '../../api/contract/units.ts'
import { workbook } from '../support/workbook.ts'
import { type Api, first } from './drivers/api.ts'
import { printed } from './drivers/print.ts'
import { conflict, Responsibility } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

test.describe('staff of a unit', () => {
  test.use({ account: 'demo-unit-staff' })
  test('lands on the own unit, sees its duties on list and map, and writes the log', async ({
    tuzhi,
    api,
  }) => {
    const { scope, scopeName } = first((await api.ask(routes.getProfile, {})).grants)
    const params = { county: scope.area, id: scope.unitId ?? 0 }
    const before = await api.ask(routes.getUnit, { params })
    await tuzhi.page.goto('/')
    await expect(tuzhi.page).toHaveURL(`/county/${scope.area}/units/${scope.unitId}`)
    await expect(tuzhi.heading(scopeName ?? '')).toBeVisible()
    await tuzhi.map.isComplete()
    await tuzhi.isAccessible()
    const desk = new Responsibility(tuzhi.page)
    const target = first(before.assignments)
    await tuzhi.button(`为 ${target.target.name} 记一笔履职`).first().click()
    await desk.press('保存')
    await expect(desk.dialog.getByText('请写明做了什么')).toBeVisible()
    await desk.dialog.getByLabel('内容').fill('与社区一起入户 12 户')
    await desk.press('保存')
    await desk.dialogIsGone()
    await expect(tuzhi.page.getByText('与社区一起入户 12 户').first()).toBeVisible()
    await expect(desk.count('走访')).toHaveText(String(before.duties.visits + 1))
    // Nothing of another sort is offered.
    await expect(tuzhi.button('修改')).toHaveCount(0)
  })
})

test.describe('a grid leader', () => {
  test.use({ account: 'demo-grid-leader' })
  test('sees a telephone masked, and whole on request where the unit answers for the own grid', async ({
    tuzhi,
    api,
  }) => {
    const { scope } = first((await api.ask(routes.getProfile, {})).grants)
    const county = scope.area.slice(0, 6)
    const { items } = await api.ask(routes.listAreaAssignments, { params: { code: scope.area } })
    const { unit } = await api.ask(routes.getUnit, { params: { county, id: first(items).unitId } })
    await tuzhi.page.goto(`/county/${county}/units/${unit.id}`)
    await expect(tuzhi.page.getByText(unit.maskedPhone ?? '')).toBeVisible()
    await tuzhi.button('显示完整号码').click()
    await expect(tuzhi.page.getByText(unit.maskedPhone ?? '')).toHaveCount(0)
    const shown = tuzhi.page.getByRole('term').filter({ hasText: '联系电话' })
    await expect(shown.locator('xpath=following-sibling::dd[1]')).toHaveText(/^\+?\d[\d -]{6,}\d$/)
  })
})

test('the list of units is searched and narrowed, and the link says how', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const { items } = await api.ask(routes.listUnits, { params: { county: code }, query: { limit: 1000 } })
  const idle = items.filter(({ assignmentCount }) => assignmentCount === 0)
  await tuzhi.page.goto(`/county/${code}/units`)
  await expect(tuzhi.heading(new RegExp(`^${items.length} 个单位`))).toBeVisible()
  await tuzhi.isAccessible()
  await tuzhi.page.getByRole('checkbox', { name: '只看无包抓任务的' }).check()
  await expect(tuzhi.heading(new RegExp(`^${idle.length} 个单位`))).toBeVisible()
  await tuzhi.linkSays('idle', '1')
  await tuzhi.page.getByRole('searchbox', { name: '名称、代码或负责人' }).fill('没有这样的单位')
  await expect(tuzhi.page.getByText('没有符合条件的单位')).toBeVisible()
})

test('two people change one unit: both versions are shown, and what was typed stands', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(conflict)
  const { code: county } = await api.county()
  const desk = new Responsibility(tuzhi.page)
  const name = `测试单位${Date.now()}`
  await tuzhi.page.goto(`/county/${county}/units`)
  await tuzhi.button('新建单位').click()
  await desk.dialog.getByLabel('名称').fill(name)
  await desk.dialog.getByLabel('代码').fill(name)
  await desk.press('保存')
  await desk.dialogIsGone()
  const made = await unitCalled(api, county, name)

  await tuzhi.button(`修改 ${name}`).click()
  await desk.dialog.getByLabel('主要领导').fill('王芳')
  const { version, code, kind } = made
  await api.ask(routes.changeUnit, {
    params: { county, id: made.id },
    body: { version, code, name, kind, leaderName: '李强' },
  })
  await desk.press('保存')
  await expect(desk.dialog.getByText('别人刚刚修改过')).toBeVisible()
  const row = desk.dialog.getByRole('row', { name: /主要领导/ })
  await expect(row).toContainText('王芳')
  await expect(row).toContainText('李强')
  await desk.press('仍保存我的')
  await desk.dialogIsGone()
  const saved = await unitCalled(api, county, name)
  expect(saved.leaderName).toBe('王芳')

  await tuzhi.button(`停用 ${name}`).click()
  await api.ask(routes.changeUnit, {
    params: { county, id: made.id },
    body: { version: saved.version, code, name, kind, leaderName: '李强' },
  })
  await desk.press('停用')
  await expect(desk.dialog.getByRole('alert')).toContainText('别人刚刚修改过')
  await desk.press('停用')
  await desk.dialogIsGone()
  await expect(tuzhi.button(`停用 ${name}`)).toHaveCount(0)
})

test('a unit that answers for something is closed only with a successor', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const community = first(await api.areas('community'))
  const desk = new Responsibility(tuzhi.page)
  const stamp = Date.now()
  const [leaving, taking] = await Promise.all(
    ['撤并', '接手'].map((word) => makeUnit(api, county, `${word}单位${stamp}`)),
  )
  if (!leaving || !taking) throw new Error('two units were asked for')
  await api.ask(routes.createAssignment, {
    params: { county },
    body: { unitId: leaving.id, role: 'responsible', target: { type: 'region', id: community.code } },
  })
  await tuzhi.page.goto(`/county/${county}/units?q=${stamp}`)
  await tuzhi.button(`停用 ${leaving.name}`).click()
  await expect(desk.dialog).toContainText('它现在负责 1 项')
  await desk.press('停用并移交 1 项')
  await expect(desk.dialog.getByText('请选择接手单位')).toBeVisible()
  await desk.choose('接手单位', taking.name, desk.dialog)
  await desk.press('停用并移交 1 项')
  await expect(tuzhi.page.getByRole('status')).toContainText('已停用，移交 1 项')
  const { items } = await api.ask(routes.listUnitAssignments, { params: { county, id: taking.id } })
  expect(items.map(({ target }) => target.id)).toEqual([community.code])
  for (const { id, version } of items)
    await api.ask(routes.endAssignment, { params: { county, id }, body: { version } })
  await api.ask(routes.closeUnit, { params: { county, id: taking.id }, body: { version: taking.version } })
})

test('units come from a pasted table: looked at first, then saved', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const desk = new Responsibility(tuzhi.page)
  const name = `导入单位${Date.now()}`
  await tuzhi.page.goto(`/county/${county}/units`)
  await tuzhi.button('导入单位').click()
  await desk.dialog
    .getByLabel('表格内容')
    .fill(`单位名称\t单位代码\t联系人\n${name}\t${name}\t赵敏\n\t无名\t`)
  await desk.press('预览')
  await expect(desk.dialog.getByRole('region', { name: '预览' })).toContainText('新增')
  expect((await units(api, county)).some((unit) => unit.name === name)).toBe(false)
  await desk.press('导入 1 个单位')
  await expect(tuzhi.page.getByRole('status')).toContainText('已导入：新增 1')
  const made = await unitCalled(api, county, name)
  expect(made.contactName).toBe('赵敏')
  await api.ask(routes.closeUnit, { params: { county, id: made.id }, body: { version: made.version } })
})

test('units come from a workbook, and what is no table is told in one sentence', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const desk = new Responsibility(tuzhi.page)
  const name = `表格单位${Date.now()}`
  const choose = (file: string, buffer: Buffer) =>
    desk.dialog.locator('input[type=file]').setInputFiles({ name: file, mimeType: '', buffer })
  await tuzhi.page.goto(`/county/${county}/units`)
  await tuzhi.button('导入单位').click()
  await choose('名单.xlsx', Buffer.from('%PDF-1.7'))
  await expect(desk.dialog.getByRole('alert')).toContainText('这不是表格文件')
  await choose('名单.xlsx', workbook([['会宁县单位名单'], ['单位名称', '单位代码'], [name, name]]))
  await expect(desk.dialog.getByRole('alert')).toHaveCount(0)
  await expect(desk.dialog.getByRole('status')).toHaveText('已读取 名单.xlsx')
  await tuzhi.isAccessible()
  await desk.press('预览')
  await desk.press('导入 1 个单位')
  await expect(tuzhi.page.getByRole('status')).toContainText('已导入：新增 1')
  const made = await unitCalled(api, county, name)
  await api.ask(routes.closeUnit, { params: { county, id: made.id }, body: { version: made.version } })
})

test('the responsibility sheet carries every duty and a picture of the map, and no buttons on paper', async ({
  tuzhi,
  api,
}) => {
  const { code: county } = await api.county()
  const [unit] = (await units(api, county)).toSorted((a, b) => b.assignmentCount - a.assignmentCount)
  if (!unit) throw new Error('The demo county has units.')
  await tuzhi.page.goto(`/county/${county}/units/${unit.id}/sheet`)
  await expect(tuzhi.heading('包抓责任书')).toBeVisible()
  await expect(tuzhi.page.getByRole('img', { name: '责任范围图' })).toBeVisible({ timeout: 60_000 })
  await expect(tuzhi.page.getByRole('row')).toHaveCount(unit.assignmentCount + 1)
  await expect(tuzhi.page.getByText('内部资料 注意保管')).toBeVisible()
  await tuzhi.isAccessible()

  const sheets = await printed(tuzhi.page)
  const { assignments } = await api.ask(routes.getUnit, { params: { county, id: unit.id } })
  const { indicators } = await api.ask(routes.getCatalog, {})
  const names = assignments.map(
    ({ target }) => indicators.find(({ id }) => id === target.id)?.title.zh ?? target.name,
  )
  for (const [index, name] of names.entries())
    expect(sheets.join(''), name).toContain(`${index + 1}${name}`.replaceAll(/\s+/g, ''))
  // Some thirty rows fill a sheet; the first one has the map.
  expect(sheets.length).toBeGreaterThan(unit.assignmentCount / 40)
  expect(sheets.length).toBeLessThanOrEqual(1 + Math.ceil(unit.assignmentCount / 30))
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet).toContain('内部资料注意保管')
    expect(sheet).toContain(`包抓责任书·${unit.name}`)
    expect(sheet).toContain(`${index + 1}/${sheets.length}`)
    expect(sheet).toContain('序号负责对象角色责任人起始日期')
  }
  expect(sheets.at(-1)).toContain('责任单位（盖章）')
  expect(sheets.join('')).not.toContain('返回单位')
})

async function units(api: Api, county: string): Promise<Unit[]> {
  return (await api.ask(routes.listUnits, { params: { county }, query: { limit: 1000 } })).items
}

async function unitCalled(api: Api, county: string, name: string): Promise<Unit> {
  return first((await units(api, county)).filter((unit) => unit.name === name))
}

function makeUnit(api: Api, county: string, name: string): Promise<Unit> {
  return api.ask(routes.createUnit, { params: { county }, body: { code: name, name, kind: 'other' } })
}
