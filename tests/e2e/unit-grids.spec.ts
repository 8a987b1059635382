// Unit grids of city management: switched on where they can be read, clicked, found by code, and never in the way.
import type { Feature, Polygon } from 'geojson'
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { boxOf, cameraOver, middleOf } from './drivers/geography.ts'
import { expect, test } from './drivers/test.ts'

/** Where neither the board, the legend, the table nor the panel on the right covers the map. */
const inSight = { x: -40, y: -130 }
const accent = '#1D4ED8'
const violet = '#7B5EA7'

type UnitGridFeature = Feature<Polygon, { code: string; name: string }>

test('the layer is switched on, a click shows the card, and a code finds it again', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  const { count } = await api.ask(routes.countUnitGrids, { params: { county: county.code } })
  const community = first((await api.areas('community')).filter(({ name }) => name.endsWith('社区')))
  const file = await api.answer(routes.exportUnitGrids, {
    params: { code: community.code, format: 'geojson' },
    query: {},
  })
  const { features } = (await file.json()) as { features: UnitGridFeature[] } // polygons, as the demo makes them
  const { geometry: land, properties } = first(features.slice(3))
  const unitGrid = await api.ask(routes.getUnitGrid, { params: { code: properties.code } })
  // Without facilities nothing lies between the pointer and the land.
  const { kinds } = await api.ask(routes.getCatalog, {})
  await tuzhi.openCounty(county.code, {
    hidden: kinds.map(({ id }) => id).join(','),
    camera: cameraOver(boxOf(land), 240, inSight),
  })

  await tuzhi.button('图层').click()
  const layer = tuzhi.page.getByRole('checkbox', { name: /^单元网格/ })
  await expect(layer).toHaveAccessibleName(new RegExp(`单元网格\\s*${count}$`))
  await layer.check()
  await tuzhi.linkSays('unit-grids', '1')
  await tuzhi.page.keyboard.press('Escape')
  await tuzhi.map.isComplete()
  await tuzhi.map.outlines(land, violet)

  await tuzhi.map.click(middleOf(land))
  await tuzhi.linkSays('unit-grid', properties.code)
  await expect(tuzhi.detail.fact('编码')).toHaveText(properties.code)
  await expect(tuzhi.detail.fact('责任主体')).toHaveText(unitGrid.responsibleBody ?? '属地兜底')
  await expect(tuzhi.detail.link(first(unitGrid.grids).name)).toBeVisible()
  await tuzhi.map.outlines(land, accent)
  await tuzhi.isAccessible()

  await tuzhi.detail.link(first(unitGrid.grids).name).click()
  await tuzhi.linkSays('unit-grid', null)
  await tuzhi.linkSays('area', first(unitGrid.grids).code)
  await tuzhi.detail.close()

  await tuzhi.search.ask(properties.code)
  await tuzhi.search.hit(properties.name).click()
  await tuzhi.linkSays('unit-grid', properties.code)
  await expect(tuzhi.detail.fact('编码')).toHaveText(properties.code)
})
