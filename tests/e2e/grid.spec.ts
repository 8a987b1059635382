// From a click on the map to who answers: a grid, its leader, its units, and what else they answer for.
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { cameraOver, type Land, middleOf } from './drivers/geography.ts'
import { expect, test } from './drivers/test.ts'

/** Where neither the board, the legend, the table nor the panel on the right covers the map. */
const inSight = { x: -40, y: -130 }
const accent = '#1D4ED8'

test('a click on a grid shows its leader and its units', async ({ tuzhi, api }) => {
  const county = await api.county()
  const grids = await api.areas('grid')
  // The units of a grid's compounds: the first grid with one.
  let answering: { unitName: string; target: { name: string } } | undefined
  let grid = first(grids)
  for (const each of grids) {
    const { items } = await api.ask(routes.listAreaAssignments, { params: { code: each.code }, query: {} })
    answering = items.find(({ target, role }) => target.type === 'place' && role === 'packaging')
    grid = each
    if (answering && each.leaderName) break
  }
  if (!grid.box || !grid.leaderName || !answering) throw new Error('No grid has a leader and a unit.')
  const shape = await api.ask(routes.getAreaShape, { params: { code: grid.code } })
  const land = shape.geometry as Land // a grid is a polygon
  // Without facilities nothing lies between the pointer and the grid.
  const { kinds } = await api.ask(routes.getCatalog, {})
  await tuzhi.openCounty(county.code, {
    level: 'grid',
    hidden: kinds.map(({ id }) => id).join(','),
    camera: cameraOver(grid.box, 240, inSight),
  })

  await tuzhi.map.click(middleOf(land))

  await expect(tuzhi.detail.name()).toHaveText(grid.name)
  await tuzhi.linkSays('area', grid.code)
  await expect(tuzhi.detail.fact('网格长')).toHaveText(grid.leaderName)
  await expect(tuzhi.detail.fact('代码')).toHaveText(grid.code)
  await tuzhi.map.outlines(land, accent)
  await expect(tuzhi.detail.link(answering.target.name).first()).toBeVisible()

  await tuzhi.detail.link(answering.unitName).first().click()
  await expect(tuzhi.detail.name()).toHaveText(answering.unitName)
  await expect(tuzhi.detail.whole.getByRole('heading', { name: '负责的对象' })).toBeVisible()
  await tuzhi.map.doesNotOutline(land, accent)

  await tuzhi.page.goBack()
  await expect(tuzhi.detail.name()).toHaveText(grid.name)
  await tuzhi.page.keyboard.press('Escape')
  await expect(tuzhi.detail.whole).toHaveCount(0)
  await tuzhi.linkSays('area', null)
})

test('a click on a facility shows what it is, where it lies and who answers', async ({ tuzhi, api }) => {
  const county = await api.county()
  const query = { kind: 'toilet', area: county.code }
  const toilet = first((await api.ask(routes.listPlaces, { query })).features)
  const params = { county: county.code, id: toilet.id }
  const place = await api.ask(routes.getPlace, { params })
  const { coordinates } = toilet.geometry as { coordinates: [number, number] } // toilets are points
  const [lng, lat] = coordinates
  await tuzhi.openCounty(county.code, { camera: { lng, lat, zoom: 17 } })

  await tuzhi.map.click(coordinates)

  await tuzhi.linkSays('place', String(toilet.id))
  await expect(tuzhi.detail.name()).toHaveText(toilet.properties.name ?? '未命名公共厕所')
  for (const { name } of place.areas) await expect(tuzhi.detail.link(name)).toBeVisible()
  expect(place.areas.map(({ level }) => level)).toContain('grid')
})
