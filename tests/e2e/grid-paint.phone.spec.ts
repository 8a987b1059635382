// Painting in one hand: a finger paints a block, the totals follow, two fingers would move the map.
import { GridEditing } from './drivers/grid-editing.ts'
import { GridPainting, planPainting, shortName } from './drivers/grid-painting.ts'
import { expect, test } from './drivers/test.ts'

test('a finger gives a block to the neighbour', async ({ tuzhi, api }) => {
  test.setTimeout(180_000)
  const { page } = tuzhi
  const county = await api.county()
  const { before, from, to, spot, households } = await planPainting(api)
  const editing = new GridEditing(page)
  const painting = new GridPainting(page)
  await tuzhi.openCounty(county.code, { level: 'grid', area: before.grids[0]!.code })
  await editing.start()
  await tuzhi.map.isComplete()
  await painting.propose(before.grids.length)
  await page.screenshot({ path: '/tmp/phone-division.png' })
  await painting.adjust()
  await painting.choose(to)
  await painting.has(from, households.proposed.get(from)!)
  await page.screenshot({ path: '/tmp/phone-paint.png' })
  await tuzhi.map.tap([...spot])
  await painting.has(from, households.painted.get(from)!)
  await painting.has(to, households.painted.get(to)!)
  await editing.says('已修改 2 步')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await tuzhi.isAccessible()
  await expect(painting.panel.getByRole('radio', { name: `划给 ${shortName(to)}` })).toBeChecked()
})
