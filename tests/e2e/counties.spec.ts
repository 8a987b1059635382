// Several counties on one server: the first step of the trail leads from one to another, and names what has no boundary.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Deployment, emptyDeployment } from './drivers/empty-deployment.ts'
import { expect, test } from './drivers/test.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
test.skip(server === '', 'TEST_DATABASE_URL names no PostgreSQL server on which a database could be made.')

test.use({ account: '' })

const [east, west] = ['629801', '629802']
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-counties-'))
let deployment: Deployment

/** Two counties of 20 km side by side; the western one has two towns and a village that are only listed. */
test.beforeAll(async () => {
  test.setTimeout(120_000)
  deployment = await emptyDeployment(server)
  const square = (lng: number, lat: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [lng, lat],
        [lng + 0.2, lat],
        [lng + 0.2, lat + 0.2],
        [lng, lat + 0.2],
        [lng, lat],
      ],
    ],
  })
  const feature = (code: string, 名称: string, geometry: unknown) => ({
    type: 'Feature',
    properties: { 代码: code, 名称 },
    geometry,
  })
  const features = [
    feature(east, '东山县', square(105.3, 35.5)),
    feature(west, '西川县', square(105, 35.5)),
    feature(`${west}100`, '河口镇', null),
    feature(`${west}101`, '石桥镇', null),
    feature(`${west}100200`, '柳林村', null),
  ]
  const file = join(folder, 'regions.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  deployment.imports(file, '--kind', 'region')
})
test.afterAll(async () => {
  await deployment?.remove()
  rmSync(folder, { recursive: true })
})

test('another county is chosen from the trail, and its towns without a boundary are reached', async ({
  tuzhi,
  witness,
}) => {
  witness.expects(deployment.url)
  const token = new URL(deployment.administrator).searchParams.get('token')
  const administrator = { token, name: 'admin', displayName: '李敏', password: 'Green-2026' }
  await tuzhi.page.request.post(`${deployment.url}/api/administrators`, { data: administrator })
  await tuzhi.openLink(`${deployment.url}/county/${east}?lang=zh-CN`)
  const trail = tuzhi.page.getByRole('navigation', { name: '当前区域' })
  await expect(trail).toContainText('东山县')

  await trail.getByRole('combobox', { name: '选择县' }).click()
  await tuzhi.page.getByTitle('西川县').filter({ hasText: west }).click()

  await expect(tuzhi.page).toHaveURL(new RegExp(`/county/${west}$`))
  await tuzhi.map.isComplete()
  await expect(tuzhi.board.whole.getByRole('heading', { level: 2 })).toHaveText('西川县')

  await trail.getByRole('combobox', { name: '选择乡镇街道' }).click()
  await expect(tuzhi.page.getByTitle('石桥镇').filter({ hasText: '无边界' })).toBeVisible()
  await tuzhi.page.getByTitle('河口镇').filter({ hasText: '无边界' }).click()
  await expect(tuzhi.detail.name()).toHaveText('河口镇')
  await expect(tuzhi.detail.whole).toContainText('该区域还没有边界，地图上无法显示。')
  await trail.getByRole('combobox', { name: '选择村（社区）' }).click()
  await tuzhi.page.getByTitle('柳林村').filter({ hasText: '无边界' }).click()
  await expect(tuzhi.detail.name()).toHaveText('柳林村')

  // The county that is shown leads back to its whole.
  await trail.getByRole('combobox', { name: '选择县' }).click()
  await tuzhi.page.getByTitle('西川县').filter({ hasText: west }).click()
  await tuzhi.linkSays('within', null)
  await expect(tuzhi.detail.whole).toHaveCount(0)
})
