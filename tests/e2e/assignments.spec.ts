// Who answers for what: found, made with whoever held it named, given out many at once and taken back, pasted, drawn around.
import type { Polygon } from 'geojson'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { routes } from '../../api/contract/routes.ts'
import { openColor } from '../../web/map/unit-colours.ts'
import { type Api, first } from './drivers/api.ts'
import { boxOf, cameraOver } from './drivers/geography.ts'
import { conflict, Responsibility } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

const kind = 'compound'

test('the list is narrowed to a unit, and a day of the past is looked up', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const { items } = await api.ask(routes.listUnits, { params: { county }, query: { limit: 1000 } })
  const [unit] = items.toSorted((a, b) => b.assignmentCount - a.assignmentCount)
  if (!unit) throw new Error('The demo county has units.')
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments`)
  await desk.choose('单位', unit.name)
  await tuzhi.linkSays('unit', String(unit.id))
  await expect(tuzhi.page.getByText(`已显示 ${unit.assignmentCount} 项`)).toBeVisible()
  await tuzhi.isAccessible()
  await tuzhi.page.getByLabel('看当天谁负责').fill('1990-01-01')
  await expect(tuzhi.page.getByText('没有符合条件的包抓关系')).toBeVisible()
})

test('where another unit has the role it is named, and can be taken over; the history tells', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(conflict)
  const { code: county } = await api.county()
  const held = await firstPackaged(api, county)
  const other = first((await unitsOf(api, county)).filter(({ id }) => id !== held.unitId))
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments`)
  await tuzhi.button('新增包抓关系').click()
  await desk.choose('对象', held.target.name, desk.dialog)
  await desk.choose('单位', other.name, desk.dialog)
  await desk.press('保存')
  await expect(desk.dialog.getByRole('alert')).toContainText(
    `${held.unitName} 自 ${held.validFrom} 起已担任这一角色`,
  )
  await desk.press('从起始日起接替')
  await desk.dialogIsGone()
  const history = await historyOf(api, county, held)
  expect(history.slice(0, 2).map(({ unitId }) => unitId)).toEqual([other.id, held.unitId])

  await tuzhi.page.goto(`/county/${county}/assignments?unit=${other.id}`)
  await tuzhi.button(`历史 ${held.target.name} ${other.name}`).click()
  await expect(desk.dialog.getByRole('listitem').first()).toContainText(other.name)
  await desk.dialog.getByLabel('查某一天').fill(held.validFrom)
  await expect(desk.dialog.getByRole('listitem')).toContainText([held.unitName])
  await giveBack(api, county, held)
})

test('all compounds without a unit are given to one, and taken back', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const open = await countOpen(api, county)
  const unit = first(await unitsOf(api, county))
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments?kind=${kind}&open=1`)
  await expect(tuzhi.page.getByText(`${open} 处未落实`)).toBeVisible()
  await tuzhi.button(`给全部 ${open} 处指定单位`).click()
  await desk.choose('单位', unit.name, desk.dialog)
  await desk.press('预览')
  await expect(desk.dialog.getByRole('region', { name: '预览' })).toContainText(`新增${open}`)
  expect(await countOpen(api, county)).toBe(open)
  await tuzhi.isAccessible()
  await desk.press(`保存 ${open} 项`)
  await desk.dialogIsGone()
  await expect(tuzhi.page.getByText('该范围内全部已落实')).toBeVisible()
  await tuzhi.button('撤销').click()
  await expect(tuzhi.page.getByText(`已撤销 ${open} 项`)).toBeVisible()
  expect(await countOpen(api, county)).toBe(open)
})

test('what somebody changed meanwhile is named, and the rest is taken back', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/status of 409/)
  const { code: county } = await api.county()
  const open = (await unassigned(api, county)).items
  const unit = first(await unitsOf(api, county))
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments?kind=${kind}&open=1`)
  await tuzhi.button(`给全部 ${open.length} 处指定单位`).click()
  await desk.choose('单位', unit.name, desk.dialog)
  await desk.press('预览')
  await desk.press(`保存 ${open.length} 项`)
  await desk.dialogIsGone()

  const touched = first(open)
  const target = { type: 'place', id: String(touched.id) } as const
  const { items } = await api.ask(routes.listTargetAssignments, { params: { county, ...target } })
  const made = first(items.filter(({ unitId, validTo }) => unitId === unit.id && validTo === null))
  const body = {
    version: made.version,
    leaderName: '周琳',
    note: null,
    validFrom: made.validFrom,
    validTo: null,
  }
  await api.ask(routes.changeAssignment, { params: { county, id: made.id }, body })
  await tuzhi.button('撤销').click()
  const trouble = tuzhi.page.getByRole('alert')
  await expect(trouble).toContainText('其中 1 项保存后又有变动')
  await expect(trouble.getByRole('listitem')).toContainText(touched.name)
  await expect(trouble.getByRole('listitem')).toContainText('已被修改')
  expect(await countOpen(api, county)).toBe(0)
  await tuzhi.isAccessible()
  await tuzhi.button(`撤销其余 ${open.length - 1} 项`).click()
  await expect(tuzhi.page.getByRole('status')).toContainText(`已撤销 ${open.length - 1} 项，其余 1 项保留`)
  expect(await countOpen(api, county)).toBe(open.length - 1)
  await api.ask(routes.endAssignment, {
    params: { county, id: made.id },
    body: { version: made.version + 1 },
  })
})

test('a pasted table with messy names is matched, confirmed and looked at before it is saved', async ({
  tuzhi,
  api,
}) => {
  const { code: county } = await api.county()
  const held = await firstPackaged(api, county)
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments`)
  await tuzhi.button('按表格指定').click()
  const pasted = [`${held.target.name}\t${held.unitName}\t王芳`, `没有这样的地方甲乙丙\t${held.unitName}\t`]
  await desk.dialog.getByLabel('表格内容').fill(pasted.join('\n'))
  await desk.press('匹配名称')
  const row = (words: string) => desk.dialog.getByRole('row').filter({ hasText: words })
  await expect(row('没有这样的地方甲乙丙')).toContainText('没找到')
  await expect(row(held.target.name)).toContainText('王芳')
  await tuzhi.isAccessible()
  await desk.press('预览 1 行')
  await desk.press('预览')
  await expect(desk.dialog.getByRole('region', { name: '预览' })).toContainText('已是1')
  await expect(desk.dialog.getByRole('button', { name: '没有可保存的' })).toBeDisabled()
})

test('the map colours compounds by unit, names what has none, and what is drawn around is counted', async ({
  tuzhi,
  api,
}) => {
  const { code: county } = await api.county()
  const open = await countOpen(api, county)
  const [gap] = (await unassigned(api, county)).items
  const desk = new Responsibility(tuzhi.page)
  const { feature } = await api.ask(routes.getPlace, { params: { county, id: gap?.id ?? 0 } })
  const land = feature.geometry as Polygon // compounds of the demo county have land
  const camera = cameraOver(boxOf(land), 120, { x: 60, y: 0 })
  await tuzhi.openCounty(county, { show: 'units', by: kind, camera })
  await expect(tuzhi.legend.classes().first()).toContainText(`未落实${open}`)
  await tuzhi.map.outlines(land, openColor)

  const unit = tuzhi.legend.classes().nth(1)
  await unit.click()
  await expect(unit).toHaveAttribute('aria-pressed', 'true')
  await expect(tuzhi.detail.whole).toBeVisible()
  await unit.click()
  await expect(tuzhi.detail.whole).toHaveCount(0)

  await tuzhi.button('圈选').click()
  await desk.drawAround(620, 160, 1300, 840)
  await expect(desk.dialog.getByText(/^给 \d+ 个对象指定单位$/)).toBeVisible()
  await tuzhi.isAccessible()
})

test.describe('a supervisor', () => {
  test.use({ account: 'demo-supervisor' })
  test('sees who answers and changes nothing', async ({ tuzhi, api }) => {
    const { code: county } = await api.county()
    await tuzhi.page.goto(`/county/${county}/assignments`)
    await expect(tuzhi.button(/^历史/).first()).toBeVisible()
    await expect(tuzhi.button('新增包抓关系')).toHaveCount(0)
    await expect(tuzhi.button(/^结束/)).toHaveCount(0)
    const body = { unitId: 1, role: 'lead', target: { type: 'region', id: county } } as const
    expect((await api.answer(routes.createAssignment, { params: { county }, body })).status()).toBe(403)
  })
})

async function unitsOf(api: Api, county: string) {
  return (await api.ask(routes.listUnits, { params: { county }, query: { limit: 1000 } })).items
}

async function firstPackaged(api: Api, county: string): Promise<AssignmentInfo> {
  const query = { role: 'packaging', kind, limit: 1000 } as const
  const { items } = await api.ask(routes.listAreaAssignments, { params: { code: county }, query })
  const names = items.map(({ target }) => target.name)
  // One that no other shares its name with, or begins with it.
  return first(items.filter(({ target }) => names.filter((each) => each.includes(target.name)).length === 1))
}

function unassigned(api: Api, county: string) {
  return api.ask(routes.listUnassignedPlaces, { params: { code: county }, query: { kind } })
}

async function countOpen(api: Api, county: string): Promise<number> {
  return (await unassigned(api, county)).total
}

async function historyOf(api: Api, county: string, { target: { type, id } }: AssignmentInfo) {
  return (await api.ask(routes.listTargetAssignments, { params: { county, type, id } })).items
}

/** As it was before the test. */
async function giveBack(api: Api, county: string, held: AssignmentInfo): Promise<void> {
  const ofRole = (await historyOf(api, county, held)).filter(({ role }) => role === held.role)
  const [now, before] = ofRole
  if (!now || !before) throw new Error('There is nothing to give back.')
  await api.ask(routes.endAssignment, { params: { county, id: now.id }, body: { version: now.version } })
  const { version, leaderName, note, validFrom } = before
  await api.ask(routes.changeAssignment, {
    params: { county, id: before.id },
    body: { version, leaderName, note, validFrom, validTo: null },
  })
}
