// Somebody knows a name, a code or just its initials.
import type { Box } from '../../api/contract/areas.ts'
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { expect, test } from './drivers/test.ts'

test.beforeEach(async ({ tuzhi, api }) => tuzhi.openCounty((await api.county()).code))

test('an area is found by name and the map goes there', async ({ tuzhi, api }) => {
  const community = first(await api.areas('community'))
  await tuzhi.search.ask(community.name)
  await tuzhi.search.hit(community.name).click()
  await expect(tuzhi.detail.name()).toHaveText(community.name)
  await tuzhi.linkSays('area', community.code)
  const [west, south, east, north] = community.box ?? [0, 0, 0, 0]
  await expect.poll(() => new URL(tuzhi.page.url()).searchParams.has('at')).toBe(true)
  await tuzhi.map.isComplete()
  const { lng, lat, zoom } = tuzhi.map.camera()
  expect(lng).toBeGreaterThan(west)
  expect(lng).toBeLessThan(east + (east - west))
  expect(lat).toBeGreaterThan(south)
  expect(lat).toBeLessThan(north)
  expect(zoom).toBeGreaterThan(13)
})

test('a grid is found by its code, with the keyboard alone', async ({ tuzhi, api }) => {
  const grid = first(await api.areas('grid'))
  await tuzhi.search.ask(grid.code)
  await expect(tuzhi.search.hit(grid.name)).toBeVisible()
  await tuzhi.page.keyboard.press('Enter')
  await expect(tuzhi.detail.name()).toHaveText(grid.name)
})

test('a unit is found by the initials of its pinyin', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const { items } = await api.ask(routes.listUnits, { params: { county: code }, query: {} })
  // 园林绿化 yuan lin lü hua
  const unit = first(items.filter(({ name }) => name.includes('园林绿化')))
  await tuzhi.search.ask('yllh')
  await tuzhi.search.hit(unit.name).click()
  await expect(tuzhi.detail.name()).toHaveText(unit.name)
  await tuzhi.linkSays('unit', String(unit.id))
})

test('a unit brings the map to what it answers for', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const { items } = await api.ask(routes.listUnits, { params: { county: code }, query: {} })
  const answers = await Promise.all(
    items.map(({ id }) => api.ask(routes.listUnitAssignments, { params: { county: code, id } })),
  )
  const reach = (box: Box) => box[2] - box[0] + box[3] - box[1]
  const boxes = answers.flatMap(({ unit, box }) => (box ? [{ unit, box }] : []))
  // The one that answers for least: nobody sees it well from where the map opens.
  const { unit, box } = first(boxes.toSorted((a, b) => reach(a.box) - reach(b.box)))

  await tuzhi.search.ask(unit.code)
  await tuzhi.search.hit(unit.name).click()

  await expect.poll(() => new URL(tuzhi.page.url()).searchParams.has('at')).toBe(true)
  await tuzhi.map.isComplete()
  await tuzhi.map.shows(box)
  expect(tuzhi.map.camera().zoom).toBeGreaterThan(15)
})

test('what does not exist is said not to', async ({ tuzhi }) => {
  await tuzhi.search.ask('不存在的地方')
  await expect(tuzhi.page.getByText('没有找到“不存在的地方”。可以换一个名称、代码或拼音首字母')).toBeVisible()
})

// All other tests are somebody whom moving pictures make unwell.
test.describe('somebody who likes moving pictures', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('is flown to what is found', async ({ tuzhi, api }) => {
    const community = first(await api.areas('community'))
    await tuzhi.search.ask(community.name)
    await expect(tuzhi.search.hit(community.name)).toBeInViewport()
    await tuzhi.search.hit(community.name).click()
    await expect(tuzhi.detail.name()).toHaveText(community.name)
    await expect.poll(() => new URL(tuzhi.page.url()).searchParams.has('at')).toBe(true)
    await tuzhi.map.isComplete()
    expect(tuzhi.map.camera().zoom).toBeGreaterThan(13)
  })
})
