// Painting in one hand: a stroke of a finger gives a block away, the totals follow, two fingers move the map and paint nothing.
import { bodyAfter } from '../support/mosaic-api.ts'
import { first } from './drivers/api.ts'
import { Fingers } from './drivers/fingers.ts'
import { bend, beside, edgesOf, GridEditing, restore, saveBeside } from './drivers/grid-editing.ts'
import { GridPainting, planPainting, shortName } from './drivers/grid-painting.ts'
import { expect, test } from './drivers/test.ts'

test('a finger gives a block to the neighbour', async ({ tuzhi, api, witness }) => {
  test.setTimeout(180_000)
  const { page } = tuzhi
  const county = await api.county()
  const { community, before, from, to, spot, along, households } = await planPainting(api)
  const editing = new GridEditing(tuzhi)
  const painting = new GridPainting(page)
  await editing.open(county.code, before.grids[0]!.code)
  await painting.propose(before.grids.length)
  await painting.adjust()
  await painting.choose(to)
  await painting.has(from, households.proposed.get(from)!)
  await tuzhi.map.isComplete()
  const fingers = await Fingers.of(tuzhi)
  await fingers.drag(spot, along)
  await painting.has(from, households.painted.get(from)!)
  await painting.has(to, households.painted.get(to)!)
  await expect(editing.bar.getByText('已修改 2 步')).toBeVisible()
  const { zoom } = tuzhi.map.camera()
  await fingers.pinch(spot, 1.6)
  await expect.poll(() => tuzhi.map.camera().zoom).toBeGreaterThan(zoom + 0.2)
  await editing.says('已修改 2 步')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await tuzhi.isAccessible()
  await expect(painting.panel.getByRole('radio', { name: `划给 ${shortName(to)}` })).toBeChecked()

  // Somebody was quicker: what is painted with makes room for the decision.
  witness.forgive(/status of 409/)
  const edge = first(edgesOf(before))
  await saveBeside(
    api,
    community,
    await bodyAfter(before, [bend(edge, beside(edge, 0.1))], { reason: '同事先保存' }),
  )
  await editing.bar.getByRole('button', { name: '检查并保存' }).tap()
  await expect(editing.conflict).toContainText('您的修改没有丢失')
  await expect(painting.panel).toHaveCount(0)
  await expect(page.getByTestId('paint')).toHaveCount(0)
  await editing.conflict.getByRole('button', { name: '存为草稿' }).tap()
  await expect(editing.conflict).toHaveCount(0)
  await restore(api, before)
})
