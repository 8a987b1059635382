// Micro grids: brought in by the importer, kept and numbered on the page of their grid, found on the map.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { type Deployment, emptyDeployment } from './drivers/empty-deployment.ts'
import { GridPageDriver } from './drivers/grid-page.ts'
import { notSignedIn } from './drivers/sign-in.ts'
import { expect, test } from './drivers/test.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
test.skip(
  server === '',
  'TEST_DATABASE_URL names no PostgreSQL server on which an empty database could be made.',
)
test.use({ account: '' })

const folder = mkdtempSync(join(tmpdir(), 'tuzhi-e2e-micro-'))
let deployment: Deployment
test.beforeAll(async () => {
  test.setTimeout(240_000)
  deployment = await emptyDeployment(server)
  deployment.demo()
})
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await deployment?.remove()
})

test('a planner brings them in, numbers them anew and names a leader; the map leads to one', async ({
  tuzhi,
  witness,
  playwright,
}) => {
  test.setTimeout(120_000)
  const { page } = tuzhi
  witness.expects(deployment.url)
  witness.forgive(notSignedIn)
  await page.goto(deployment.url)
  await tuzhi.signIn.demo('规划员').click()
  await expect(page).toHaveURL(/\/county\/\d{6}$/)
  const request = await playwright.request.newContext({
    baseURL: deployment.url,
    storageState: await page.context().storageState(),
  })
  const api = new Api(request)
  const county = first((await api.ask(routes.listCounties, {})).items)
  const query = { within: county.code, level: 'grid' } as const
  const grid = first((await api.ask(routes.listAreas, { query })).items)
  const hits = await api.ask(routes.search, { query: { county: county.code, q: grid.code } })
  const spot = first(hits.items.filter(({ id }) => id === grid.code)).position!
  // Two of about 20 m × 20 m beside a point inside the grid: the eastern one has the first number.
  const [lng, lat] = spot
  const square = (west: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        ...[
          [0, 0],
          [2e-4, 0],
          [2e-4, 2e-4],
          [0, 2e-4],
          [0, 0],
        ].map(([x = 0, y = 0]) => [west + x, lat + y - 1e-4]),
      ],
    ],
  })
  const micro = (number: string, name: string, west: number) => ({
    type: 'Feature',
    properties: { code: grid.code + number, name, households: 36 },
    geometry: square(west),
  })
  const file = join(folder, 'micro.geojson')
  const features = [micro('01', '东片', lng), micro('02', '西片', lng - 2e-4)]
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  await request.dispose()
  deployment.imports(file, '--kind', 'micro-grid', '--metric-crs', 'EPSG:4544')

  const theirs = new GridPageDriver(page)
  await page.goto(`${deployment.url}/county/${county.code}/grids/${grid.code}`)
  const card = theirs.card('微网格')
  await expect(card.getByRole('listitem')).toHaveText([/01\s*东片/, /02\s*西片/])
  await tuzhi.isAccessible()

  await card.getByRole('button', { name: '修改“西片”' }).click()
  const form = page.getByRole('dialog', { name: /修改微网格/ })
  await form.getByLabel('微网格长').fill('赵平')
  await form.getByLabel('联系电话').fill('13811112222')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(form).toBeHidden()
  await expect(card.getByRole('listitem').nth(1)).toContainText('赵平138****2222')

  await card.getByRole('button', { name: '重新编号' }).click()
  const numbering = page.getByRole('dialog', { name: '微网格重新编号' })
  await expect(numbering.getByRole('row')).toHaveText([/名称/, /西片.*02.*03/, /东片.*01.*04/])
  await numbering.getByRole('button', { name: '确认重新编号（2 个）' }).click()
  await expect(numbering).toBeHidden()
  await expect(card.getByRole('listitem')).toHaveText([/03\s*西片/, /04\s*东片/])

  // On the map: from the street, with the pointer on the western one.
  await page.goto(`${deployment.url}/county/${county.code}?at=18.00,${lat},${lng - 1e-4}`)
  await tuzhi.map.isComplete()
  await tuzhi.map.click([lng - 1e-4, lat])
  await expect(page).toHaveURL(new RegExp(`area=${grid.code}03`))
  const chosen = page.getByRole('region', { name: '微网格' })
  await expect(chosen).toContainText('西片')
  await expect(chosen).toContainText(`${grid.code}02`)
})
