// Painting in one hand: a finger paints a block, the totals follow, two fingers would move the map.
import { GridEditing } from './drivers/grid-editing.ts'
import { GridPainting, planPainting, shortName } from './drivers/grid-painting.ts'
import { expect, test } from './drivers/test.ts'

test('a finger gives a block to the neighbour', async ({ tuzhi, api }) => {
  test.setTimeout(180_000)
  const { page } = tuzhi
  const county = await api.county()
  const { before, from, to, spot, households } = await planPainting(api)
  const editing = new GridEditing(tuzhi)
  const painting = new GridPainting(page)
  await editing.open(county.code, before.grids[0]!.code)
  await painting.propose(before.grids.length)
  await painting.adjust()
  await painting.choose(to)
  await painting.has(from, households.proposed.get(from)!)
  await tuzhi.map.isComplete()
  await tuzhi.map.tap([...spot])
  await painting.has(from, households.painted.get(from)!)
  await painting.has(to, households.painted.get(to)!)
  await expect(editing.bar.getByText('已修改 2 步')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await tuzhi.isAccessible()
  await expect(painting.panel.getByRole('radio', { name: `划给 ${shortName(to)}` })).toBeChecked()
})
