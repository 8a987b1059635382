// Which land is reached and which is not: drawn on the map, listed by size, and as distances.
import type { MultiPolygon, Position } from 'geojson'
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { boxOf, cameraOver, largestPartOf } from './drivers/geography.ts'
import { expect, test } from './drivers/test.ts'

const indicator = 'park-service-coverage'
/** Beside the legend, with neither table nor panel open. */
const inSight = { x: 60, y: -40 }

test('covered land is blue, blind land orange', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const shapes = await api.ask(routes.getCoverageShapes, { params: { indicator }, query: { area: code } })
  const land = (part: string) => {
    const { geometry } = first(shapes.features.filter(({ properties }) => properties.part === part))
    return largestPartOf(geometry as MultiPolygon) // the contract leaves geometries open
  }
  const [covered, uncovered] = [land('covered'), land('uncovered')]
  await tuzhi.openCounty(code, { camera: cameraOver(boxOf(uncovered), 200, inSight) })
  await tuzhi.switchTo('覆盖与盲区')
  await tuzhi.linkSays('show', 'coverage')
  for (const word of ['已覆盖', '盲区', '服务范围']) await expect(tuzhi.legend.whole).toContainText(word)
  const warmth = async (part: typeof covered) => {
    const [red, , blue] = await tuzhi.map.tint(part)
    return red - blue
  }
  await expect.poll(() => warmth(uncovered), { message: 'blind land is orange' }).toBeGreaterThan(60)

  await tuzhi.openCounty(code, { show: 'coverage', camera: cameraOver(boxOf(covered), 200, inSight) })
  await expect.poll(() => warmth(covered), { message: 'covered land is blue' }).toBeLessThan(-15)
})

test('the largest gaps come first, each with the unit that answers for it', async ({ tuzhi, api }) => {
  const county = await api.county()
  const input = { params: { indicator }, query: { area: county.code } }
  const { gaps } = await api.ask(routes.explainValue, input)
  expect(gaps.length).toBeGreaterThan(3)
  await tuzhi.openCounty(county.code, { area: county.code })
  const list = tuzhi.detail.gaps()
  const [largest, second] = gaps
  await expect(list.nth(0)).toContainText(largest?.name ?? '未命名')
  await expect(list.nth(0)).toContainText(largest?.unitName ?? '未落实包抓单位')
  await expect(list.nth(1)).toContainText(second?.name ?? '未命名')
  await list.nth(0).getByRole('button').click()
  await tuzhi.linkSays('place', String(largest?.id))
  await expect(tuzhi.detail.name()).toHaveText(largest?.name ?? /未命名/)
})

test('the heat surface runs from light near a park to dark far from it', async ({ tuzhi, api }) => {
  const county = await api.county()
  const input = { params: { indicator }, query: { area: county.code } }
  const { cells, blindShare, breaksMetres } = await api.ask(routes.getIndicatorSurface, input)
  const all: { position: Position; metres: number }[] = []
  for (let at = 0; at + 2 < cells.length; at += 3) {
    const [lng = 0, lat = 0, metres = 0] = cells.slice(at, at + 3)
    all.push({ position: [lng, lat], metres })
  }
  all.sort((a, b) => a.metres - b.metres)
  const near = all.slice(0, 40).map(({ position }) => position)
  const far = all.slice(-40).map(({ position }) => position)
  await tuzhi.openCounty(county.code, {
    camera: cameraOver(county.townBox ?? county.box ?? [0, 0, 0, 0], 480, inSight),
  })

  await tuzhi.switchTo('距离热力')

  await tuzhi.linkSays('show', 'surface')
  await expect(tuzhi.legend.whole).toContainText(`服务半径以外，占 ${((blindShare ?? 0) * 100).toFixed(1)}`)
  await expect(tuzhi.legend.whole).toContainText('按建成区居住用地计算')
  for (const each of breaksMetres) await expect(tuzhi.legend.whole).toContainText(each.toLocaleString('en'))
  const brightness = async (positions: Position[]) => {
    const [red, green, blue] = await tuzhi.map.colour(positions)
    return (red + green + blue) / 3
  }
  await expect
    .poll(async () => (await brightness(near)) - (await brightness(far)), { message: 'near against far' })
    .toBeGreaterThan(40)
})

test('covered land that cannot be read is said in the legend, and asked for again', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/500/)
  const { code } = await api.county()
  const answer = { error: { code: 'internal', message: 'broken on purpose' } }
  await tuzhi.page.route('**/shapes?*', (route) => route.fulfill({ status: 500, json: answer }))
  await tuzhi.openCounty(code)
  await tuzhi.switchTo('覆盖与盲区')
  const failure = tuzhi.legend.whole.getByRole('alert')
  await expect(failure).toContainText('服务器内部出错')

  await tuzhi.page.unroute('**/shapes?*')
  await failure.getByRole('button', { name: '重试' }).click()
  await expect(failure).toHaveCount(0)
})

test('while covered land is on its way the legend shows it', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await tuzhi.page.route('**/shapes?*', async (route) => {
    await released
    await route.continue()
  })
  await tuzhi.openCounty(code)
  await tuzhi.switchTo('覆盖与盲区')
  const progress = tuzhi.legend.whole.getByRole('progressbar')
  await expect(progress).toBeVisible()
  release()
  await expect(progress).toHaveCount(0)
})
