// Editing borders with fingers: a point is dragged, a finger that rests on one deletes it, lines end with a button, two fingers
// still pinch the map.
import { along } from '../../web/map/mosaic/plane.ts'
import { Fingers } from './drivers/fingers.ts'
import {
  bendsOf,
  beside,
  communitiesOf,
  edgesOf,
  GridEditing,
  readCommunity,
  restore,
} from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

test('a finger drags a border, and what is saved is what was drawn', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 3)
  const before = await readCommunity(api, community!)
  const [edge] = edgesOf(before)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, edge!.between[0])
  expect(await tuzhi.smallTargets(32)).toEqual([])

  const fingers = await Fingers.of(tuzhi)
  await fingers.drag(along(...edge!.ends, 0.5), beside(edge!, 0.15))
  await expect(editing.bar.getByRole('button', { name: '检查并保存' })).toBeEnabled()
  await tuzhi.isAccessible()
  await editing.save('端到端测试：手指拖动')
  const after = await readCommunity(api, community!)
  for (const code of edge!.between)
    expect(after.grids.find((each) => each.code === code)!.version).toBeGreaterThan(
      before.grids.find((each) => each.code === code)!.version,
    )
  await restore(api, before)
})

test('a finger that rests on a vertex deletes it; two fingers pinch the map', async ({ tuzhi, api }) => {
  const county = await api.county()
  const communities = await communitiesOf(api, 3)
  const before = await readCommunity(api, communities[0]!)
  const [edge] = edgesOf(before)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, edge!.between[0])
  const fingers = await Fingers.of(tuzhi)
  const corner = beside(edge!, 0.15)
  await fingers.drag(along(...edge!.ends, 0.5), corner)
  await expect(editing.bar.getByRole('button', { name: '撤销' })).toBeEnabled()
  await expect(editing.bar.getByRole('button', { name: '删除顶点' })).toBeVisible()

  await fingers.rest(corner)
  await expect(editing.bar.getByRole('button', { name: '删除顶点' })).toHaveCount(0)
  // Two steps: the vertex came and went.
  await editing.bar.getByRole('button', { name: '检查并保存' }).click()
  await expect(editing.panel).toContainText('没有土地变更归属')
  await editing.panel.getByRole('button', { name: '返回修改' }).click()

  const zoom = tuzhi.map.camera().zoom
  await fingers.pinch(bendsOf(before)[0]!, 2)
  await expect.poll(() => tuzhi.map.camera().zoom).toBeGreaterThan(zoom + 0.3)
})
