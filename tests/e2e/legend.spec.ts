// The legend narrows the map and the table to one class, says what the indicator means, and layers come and go.

import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { cameraOver, type Land } from './drivers/geography.ts'
import { distance } from './drivers/picture.ts'
import { expect, test } from './drivers/test.ts'

test('a class of the legend narrows map and table to its areas', async ({ tuzhi, api }) => {
  const county = await api.county()
  const values = await api.values('park-service-coverage', 'community')
  const best = values.filter(({ value }) => value !== null && value >= 90)
  const worse = values.filter(({ value }) => value !== null && value < 90)
  const landOf = async ({ area }: { area: string }) => {
    const { geometry } = await api.ask(routes.getAreaShape, { params: { code: area } })
    return geometry as Land // a community is a polygon
  }
  const [inside, outside] = [await landOf(first(best)), await landOf(first(worse))]
  const camera = cameraOver(county.townBox ?? county.box ?? [0, 0, 0, 0], 420, { x: 60, y: -120 })
  await tuzhi.openCounty(county.code, { table: '1', camera })
  const before = { inside: await tuzhi.map.tint(inside), outside: await tuzhi.map.tint(outside) }
  const top = tuzhi.legend.classes().first()
  await expect(top).toHaveAccessibleName(`≥ 90 ${best.length}`)

  await top.click()

  await expect(top).toHaveAttribute('aria-pressed', 'true')
  await expect(tuzhi.table.rows()).toHaveCount(best.length)
  await expect(tuzhi.table.row(first(worse).area)).toHaveCount(0)
  await expect
    .poll(async () => distance(await tuzhi.map.tint(outside), before.outside), {
      message: 'loses its colour',
    })
    .toBeGreaterThan(25)
  expect(distance(await tuzhi.map.tint(inside), before.inside)).toBeLessThan(10)

  await top.click()
  await tuzhi.linkSays('class', null)
  await expect(tuzhi.table.rows()).toHaveCount(values.length)
  await expect
    .poll(async () => distance(await tuzhi.map.tint(outside), before.outside), { message: 'has it again' })
    .toBeLessThan(10)
})

test('the legend explains the indicator and names its source', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code)
  const { definition } = await api.indicator('park-service-coverage')
  await tuzhi.legend.whole.getByRole('button', { name: '指标说明' }).click()
  const explained = tuzhi.page.getByRole('region', { name: '指标说明' })
  await expect(explained).toContainText(definition.zh)
  await expect(explained).toContainText('GB 55014-2021')
  await tuzhi.page.keyboard.press('Escape')
  await expect(explained).toBeHidden()
})

test('a layer is switched off in the list of layers and in the link', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  const { items } = await api.ask(routes.countPlaces, { params: { code } })
  const toilets = first(items.filter(({ kind }) => kind === 'toilet'))
  await tuzhi.openCounty(code)
  await tuzhi.button('图层').click()
  const layer = tuzhi.page.getByRole('checkbox', { name: /^公共厕所/ })
  await expect(layer).toHaveAccessibleName(new RegExp(`公共厕所\\s*${toilets.count}$`))
  await layer.uncheck()
  await tuzhi.linkSays('hidden', 'toilet')
  await layer.check()
  await tuzhi.linkSays('hidden', null)
})
