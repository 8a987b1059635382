// What was done, by whom: found by filters that the link keeps, opened to before and after, taken away as a table.
import { readFile } from 'node:fs/promises'
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { AuditLog } from './drivers/audit.ts'
import { expect, test } from './drivers/test.ts'

test.describe('the auditor', () => {
  test.use({ account: 'demo-auditor' })

  test.beforeAll(async ({ sessionOf, playwright, baseURL }) => {
    // Something to read: a role that is made, changed and removed.
    const storageState = await sessionOf('demo-security-administrator')
    const request = await playwright.request.newContext({ baseURL, storageState })
    const role = { title: { zh: '巡查员', en: 'Patrol' }, landing: 'area', usualScope: 'grid' }
    await request.post('/api/roles', { data: { id: 'patrol', ...role, verbs: ['map.read'] } })
    const verbs = ['map.read', 'phone.reveal']
    await request.put('/api/roles/patrol', { data: { ...role, verbs, version: 1 } })
    await request.delete('/api/roles/patrol', { data: { version: 2 } })
    await request.dispose()
  })

  test('lands on the log and opens a line to what was before and after', async ({ tuzhi }) => {
    const log = new AuditLog(tuzhi.page)
    await tuzhi.page.goto('/')
    await expect(tuzhi.page).toHaveURL('/audit')
    await expect(log.lines('修改角色').first()).toContainText('沈佳')
    await expect(log.lines('修改角色').first()).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
    await log.lines('修改角色').first().getByRole('button').press('Enter')
    await expect(log.change('权限')).toHaveText(['查看地图和指标', '查看地图和指标、查看完整电话号码'])
    await expect(tuzhi.page.getByText('其余 4 项没有变化')).toBeVisible()
    await tuzhi.isAccessible()
  })

  test('narrows by action, time and subject, and the link keeps it', async ({ tuzhi, api, colleague }) => {
    const log = new AuditLog(tuzhi.page)
    await log.visit()
    await log.chooseAction('修改角色')
    await tuzhi.linkSays('action', 'role-changed')
    await expect(log.rows()).toHaveCount((await ask({ action: 'role-changed' })).length)
    await log.lines('修改角色').first().click()
    await tuzhi.button(/^只看对象：角色 patrol/).click()
    await tuzhi.page.getByText('今天', { exact: true }).click()
    await tuzhi.linkSays('id', 'patrol')
    await expect(log.rows()).toHaveCount((await ask({ action: 'role-changed', subjectId: 'patrol' })).length)

    await colleague.page.goto(tuzhi.page.url())
    const theirs = new AuditLog(colleague.page)
    await expect(theirs.rows()).toHaveCount(await log.rows().count())
    await expect(colleague.page.getByRole('radio', { name: '今天' })).toBeChecked()

    await tuzhi.page.getByLabel('开始日期').fill('2001-01-01')
    await tuzhi.page.getByLabel('结束日期').fill('2001-01-02')
    await expect(tuzhi.page.getByText('没有符合条件的记录')).toBeVisible()
    await tuzhi.isAccessible()
    await tuzhi.button('清除筛选').click()
    await tuzhi.linkSays('from', null)
    await expect(log.rows().first()).toBeVisible()

    async function ask(query: { action: 'role-changed'; subjectId?: string }) {
      return (await api.ask(routes.listAudit, { query })).items
    }
  })

  test('narrows to a community and to a unit by its name, without seeing any map', async ({
    tuzhi,
    api,
    sessionOf,
    playwright,
    baseURL,
  }) => {
    const storageState = await sessionOf('demo-planner')
    const planner = new Api(await playwright.request.newContext({ baseURL, storageState }))
    const { code: county, name: countyName } = await planner.county()
    const community = first(await planner.areas('community'))
    const township = await planner.area(community.parentCode ?? '')
    const name = `日志单位${Date.now()}`
    const unit = await planner.ask(routes.createUnit, {
      params: { county },
      body: { code: name, name, kind: 'other' },
    })
    const target = { type: 'region', id: community.code } as const
    const { assignment } = await planner.ask(routes.createAssignment, {
      params: { county },
      body: { unitId: unit.id, role: 'responsible', target },
    })
    const { version } = await planner.ask(routes.endAssignment, {
      params: { county, id: assignment.id },
      body: { version: assignment.version },
    })
    expect(version).toBe(2)
    await planner.ask(routes.closeUnit, { params: { county, id: unit.id }, body: { version: unit.version } })

    const log = new AuditLog(tuzhi.page)
    await log.visit()
    await log.openArea(countyName)
    await log.openArea(township.name)
    await log.area(community.name).click()
    await tuzhi.linkSays('area', community.code)
    await expect(log.lines('指定包抓').first()).toContainText(name)
    await expect(log.lines('新增单位')).toHaveCount(0)

    await log.visit('?type=unit')
    await tuzhi.page.getByRole('combobox', { name: '对象名称或编号' }).fill(name)
    await tuzhi.page.locator('.ant-select-item-option').filter({ hasText: name }).click()
    await tuzhi.linkSays('id', String(unit.id))
    await expect(log.rows()).toHaveCount(2)
    expect((await api.answer(routes.getArea, { params: { code: county } })).status()).toBe(403)
  })

  test('takes the chosen lines away as a table', async ({ tuzhi }) => {
    const log = new AuditLog(tuzhi.page)
    await log.visit('?action=role-created&id=patrol')
    await expect(log.rows().first()).toBeVisible()
    const waiting = tuzhi.page.waitForEvent('download')
    await tuzhi.page.getByRole('link', { name: '导出 CSV' }).click()
    const file = await waiting
    expect(file.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/)
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n').slice(0, -1)
    expect(lines[0]).toMatch(/^\ufeff时间,账号,/)
    expect(lines).toHaveLength(1 + (await log.rows().count()))
    expect(lines[1]).toContain('新建角色')
  })
})

test('whoever may not read the log is told so', async ({ tuzhi }) => {
  await tuzhi.page.goto('/audit')
  await expect(tuzhi.page.getByText('没有查看操作日志的权限')).toBeVisible()
})
