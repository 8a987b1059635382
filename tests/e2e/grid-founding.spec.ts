// A county on its first day: a community gets its first grid, land that was left out gets one, and grids that were numbered
// as they came are numbered like the words of a page. On a server of its own: no other test may find other numbers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { routes } from '../../api/contract/routes.ts'
import { Api } from './drivers/api.ts'
import { type Deployment, emptyDeployment } from './drivers/empty-deployment.ts'
import { GridEditing } from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
test.skip(server === '', 'TEST_DATABASE_URL names no PostgreSQL server on which a database could be made.')
test.use({ account: '' })

const county = '629801'
const [bare, half, mixed] = ['001', '002', '003'].map((each) => `${county}001${each}`) as [
  string,
  string,
  string,
] // three codes
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-founding-'))
const planner = { name: 'planner', password: 'Green-2027' }
let deployment: Deployment
let request: APIRequestContext
let api: Api

/** Three communities of 0.01° side by side: without a grid, with one in the west, with two numbered from the east. */
test.beforeAll(async ({ playwright }) => {
  test.setTimeout(120_000)
  deployment = await emptyDeployment(server)
  const box = (west: number, east: number, south = 35.5, north = 35.51) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  })
  const write = (name: string, rows: [Record<string, string>, ReturnType<typeof box>][]) => {
    const file = join(folder, `${name}.geojson`)
    const features = rows.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry }))
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
    return file
  }
  const regions = write('regions', [
    [{ 代码: county, 名称: '东山县' }, box(105, 105.1, 35.45, 35.55)],
    [{ 代码: `${county}001`, 名称: '城关镇' }, box(105, 105.1, 35.45, 35.55)],
    [{ 代码: bare, 名称: '东街社区' }, box(105, 105.01)],
    [{ 代码: half, 名称: '西街社区' }, box(105.01, 105.02)],
    [{ 代码: mixed, 名称: '南街社区' }, box(105.02, 105.03)],
  ])
  const grids = write('grids', [
    [{ 社区: '西街社区' }, box(105.01, 105.015)],
    [{ 网格编码: `${mixed}002`, 名称: '南街社区第2网格' }, box(105.02, 105.025)],
    [{ 网格编码: `${mixed}001`, 名称: '南街社区第1网格' }, box(105.025, 105.03)],
  ])
  deployment.imports(regions, '--kind', 'region')
  deployment.imports(grids, '--kind', 'grid')
  request = await playwright.request.newContext({ baseURL: deployment.url })
  api = new Api(request)
  const token = new URL(deployment.administrator).searchParams.get('token') ?? ''
  const body = { token, name: 'admin', displayName: '李敏', password: 'Green-2026' }
  await api.ask(routes.createFirstAdministrator, { body })
  const grants = [{ roleId: 'planner', scope: { area: county, unitId: null } }]
  const { password } = await api.ask(routes.openAccount, {
    body: { name: planner.name, displayName: '周规划', grants },
  })
  await api.ask(routes.signIn, { body: { name: planner.name, password } })
  await api.ask(routes.changePassword, { body: { oldPassword: password, newPassword: planner.password } })
})
test.afterAll(async () => {
  await request?.dispose()
  await deployment?.remove()
  rmSync(folder, { recursive: true })
})
test.beforeEach(async ({ witness, page }) => {
  witness.expects(deployment.url)
  await page.request.post(`${deployment.url}/api/session`, { data: planner })
})

const numbersOf = async (community: string) =>
  (await api.ask(routes.getMosaic, { params: { code: community } })).grids.map(({ code, name }) => [
    code.slice(-3),
    name,
  ])

test('a community without a grid gets its first one, and land that was left out one of its own', async ({
  tuzhi,
}) => {
  const editing = new GridEditing(tuzhi)
  await tuzhi.openLink(`${deployment.url}/county/${county}?level=community&area=${bare}`)
  await tuzhi.button('编辑网格边界').click()
  await editing.says('本社区还没有网格')
  await tuzhi.isAccessible()
  await editing.bar.getByRole('button', { name: '整个社区设为一个网格' }).click()
  await editing.says('已修改 1 步')
  // Undone, it is as empty as before.
  await tuzhi.page.keyboard.press('Control+z')
  await editing.says('本社区还没有网格')
  await tuzhi.page.keyboard.press('Control+Shift+z')
  await editing.says('已修改 1 步')
  await editing.save('首次划分网格')
  expect(await numbersOf(bare)).toEqual([['001', '东街社区第1网格']])

  await tuzhi.openLink(`${deployment.url}/county/${county}?level=community&area=${half}`)
  await tuzhi.button('编辑网格边界').click()
  await editing.says('有 1 处土地不属于任何网格')
  await editing.bar.getByRole('button', { name: '设为新网格' }).click()
  await editing.says('已修改 1 步')
  await expect(editing.bar.getByText('有 1 处土地不属于任何网格')).toHaveCount(0)
  await editing.save('补设网格')
  expect(await numbersOf(half)).toEqual([
    ['001', '西街社区第1网格'],
    ['002', '西街社区第2网格'],
  ])
})

test('grids are numbered anew after the planner has seen how, and the old number still leads there', async ({
  tuzhi,
}) => {
  const { page } = tuzhi
  await tuzhi.openLink(`${deployment.url}/county/${county}?level=community&area=${mixed}`)
  await page.getByRole('link', { name: '网格编号' }).click()
  await expect(tuzhi.heading('网格编号').first()).toBeVisible()
  const table = page.getByRole('region', { name: '新旧编号对照' })
  const rows = table.getByRole('row')
  // From the west: 002 may stay, 001 goes on after it.
  await expect(rows.nth(1)).toContainText(/1\s*002\s*不变/)
  await expect(rows.nth(2)).toContainText(/2\s*001\s*003/)
  await page.getByRole('checkbox', { name: /保留原编号/ }).uncheck()
  await page.getByText('从整百后编号，从 101 起').click()
  await expect(rows.nth(1)).toContainText(/1\s*002\s*101/)
  await expect(rows.nth(2)).toContainText(/2\s*001\s*102/)
  await tuzhi.isAccessible()
  const confirm = tuzhi.button('确认重新编号')
  await expect(confirm).toBeDisabled()
  await page.getByRole('textbox', { name: '重新编号的原因' }).fill('统一编号')
  await confirm.click()
  await expect(page.getByRole('status').filter({ hasText: '已重新编号，2 个网格更换了编号' })).toBeVisible()
  await expect(page.getByText('现有编号已按顺序排列，无需重新编号')).toBeVisible()
  expect(await numbersOf(mixed)).toEqual([
    ['101', '南街社区第101网格'],
    ['102', '南街社区第102网格'],
  ])

  await page.goto(`${deployment.url}/county/${county}/grids/${mixed}002`)
  await expect(page).toHaveURL(new RegExp(`/grids/${mixed}101`))
  await expect(page.getByText('编号由 002 改为 101')).toBeVisible()
  await tuzhi.openLink(`${deployment.url}/county/${county}?level=grid&area=${mixed}001`)
  await expect(tuzhi.detail.name()).toHaveText('南街社区第102网格')
  await tuzhi.linkSays('area', `${mixed}102`)
})
