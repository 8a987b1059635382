// Editing borders with fingers: a point is dragged, a finger that rests on one deletes it, lines end with a button, two fingers
// still pinch the map.
import { along, type Point } from '../../web/map/mosaic/plane.ts'
import { Fingers } from './drivers/fingers.ts'
import {
  communitiesOf,
  edgesOf,
  GridEditing,
  pointsOf,
  readCommunity,
  restore,
} from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

test('a finger drags a corner of three grids, and all of them are saved', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [node] = pointsOf(before).nodes
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)
  expect(await tuzhi.smallTargets(32)).toEqual([])

  const fingers = await Fingers.of(tuzhi)
  const [edge] = edgesOf(before)
  const length = Math.hypot(edge!.ends[1][0] - edge!.ends[0][0], edge!.ends[1][1] - edge!.ends[0][1])
  await fingers.drag(node!, [node![0] + length * 0.15, node![1] + length * 0.15])
  await expect(editing.bar.getByRole('button', { name: '检查并保存' })).toBeEnabled()
  await tuzhi.isAccessible()
  await editing.save('端到端测试：手指拖动')

  const after = await readCommunity(api, community!)
  const changed = after.grids.filter(
    ({ code, version }) => before.grids.find((each) => each.code === code)!.version < version,
  )
  expect(changed.length).toBeGreaterThan(2)
  await restore(api, before)
})

test('a finger that rests on a vertex deletes it; two fingers pinch the map', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const { bends, nodes } = pointsOf(before)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)
  const fingers = await Fingers.of(tuzhi)

  await fingers.rest(bends[0]!)
  const undo = editing.bar.getByRole('button', { name: '撤销' })
  await expect(undo).toBeEnabled()
  await undo.tap()
  await expect(undo).toBeDisabled()

  const zoom = tuzhi.map.camera().zoom
  await fingers.pinch(nodes[0]!, 2)
  await expect.poll(() => tuzhi.map.camera().zoom).toBeGreaterThan(zoom + 0.3)
  // The point under one of the fingers stayed where it was.
  await expect(undo).toBeDisabled()
})

test('a line is tapped point by point and ended with a button', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [from, to] = across(before.grids[0]!.geometry.coordinates[0] as [number, number][]) // of a grid in one part
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)

  await editing.choose('拆分')
  await tuzhi.map.tap([...from])
  await expect(editing.bar.getByRole('button', { name: '退回一点' })).toBeVisible()
  await tuzhi.map.tap([...to])
  await editing.bar.getByRole('button', { name: '完成画线' }).tap()
  await expect(editing.bar.getByRole('button', { name: '检查并保存' })).toBeEnabled()
  await editing.bar.getByRole('button', { name: '退出编辑' }).tap()
  await tuzhi.page.getByRole('dialog').getByRole('button', { name: '放弃修改' }).tap()
  await expect(editing.bar).toHaveCount(0)
})

/** Two places on a ring, as far from each other as its corners are. */
function across(ring: readonly Point[]): [Point, Point] {
  const middles = ring.slice(1).map((to, i) => along(ring[i]!, to, 0.5))
  const [from] = middles
  const off = ([lng, lat]: Point) => Math.hypot(lng - from![0], lat - from![1])
  return [from!, middles.toSorted((a, b) => off(b) - off(a))[0]!]
}
