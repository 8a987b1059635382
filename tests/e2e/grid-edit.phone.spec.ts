// Editing borders with fingers: a point is dragged, a finger that rests on one deletes it, lines end with a button, two fingers
// still pinch the map.
import { Fingers } from './drivers/fingers.ts'
import {
  across,
  communitiesOf,
  edgesOf,
  firstRing,
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
  expect(await tuzhi.smallTargets(44)).toEqual([])

  const fingers = await Fingers.of(tuzhi)
  const [edge] = edgesOf(before)
  const length = Math.hypot(edge!.ends[1][0] - edge!.ends[0][0], edge!.ends[1][1] - edge!.ends[0][1])
  await fingers.drag(node!, [node![0] + length * 0.15, node![1] + length * 0.15])
  await expect(editing.bar.getByRole('button', { name: '检查并保存' })).toBeEnabled()
  await tuzhi.isAccessible()
  await editing.bar.getByRole('button', { name: '检查并保存' }).tap()
  await expect(editing.panel.getByRole('textbox', { name: '调整原因' })).toBeAttached()
  // However much was found, the way on is in sight, and the map above it.
  await expect(editing.panel.getByRole('button', { name: '保存', exact: true })).toBeInViewport({ ratio: 1 })
  await tuzhi.map.isSeenAbove(editing.panel)
  await editing.panel.getByRole('button', { name: '返回修改' }).tap()
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

test('taps split a grid with a line and merge it again', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [, community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [from, to] = across(firstRing(before))
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)

  await editing.choose('拆分')
  await tuzhi.map.tap([...from])
  await expect(editing.bar.getByRole('button', { name: '退回一点' })).toBeVisible()
  await tuzhi.map.tap([...to])
  await editing.bar.getByRole('button', { name: '完成画线' }).tap()
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：手指拆分')
  const split = await readCommunity(api, community!)
  const known = before.grids.map(({ code }) => code)
  const [made] = split.grids.filter(({ code }) => !known.includes(code))
  expect(split.grids).toHaveLength(before.grids.length + 1)

  await editing.open(county.code, before.grids[1]!.code)
  await editing.choose('合并')
  const kept = split.grids.find(({ code }) => code === before.grids[0]!.code)!
  await tuzhi.map.tap(tuzhi.map.middle(kept.geometry))
  await editing.says(/^再点要并入网格/)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await tuzhi.map.tap(tuzhi.map.middle(made!.geometry))
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：手指合并')
  const merged = await readCommunity(api, community!)
  expect(merged.grids.map(({ code }) => code).toSorted()).toEqual(known.toSorted())
  await restore(api, before)
})

test('an unfinished line is given up with a button, and leaving asks for what was done', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [from, to] = across(firstRing(before))
  const editing = new GridEditing(tuzhi)
  const button = (name: string) => editing.bar.getByRole('button', { name })
  await editing.open(county.code, before.grids[0]!.code)
  await editing.choose('拆分')
  await tuzhi.map.tap([...from])
  await button('取消').tap()
  await expect(button('取消')).toBeHidden()
  await tuzhi.map.tap([...from])
  await expect(button('退回一点')).toBeVisible()
  await tuzhi.map.tap([...to])
  await button('完成画线').tap()
  await expect(button('检查并保存')).toBeEnabled()
  await button('退出编辑').tap()
  await tuzhi.page.getByRole('dialog').getByRole('button', { name: '放弃修改' }).tap()
  await expect(editing.bar).toHaveCount(0)
})

test('the sheet of keys tells fingers first what they do', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, (await readCommunity(api, community!)).grids[0]!.code)
  await editing.bar.getByRole('button', { name: '快捷键和手势' }).tap()
  const sheet = tuzhi.page.getByRole('dialog', { name: '快捷键和手势' })
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveText(['手指操作', '编辑边界', '涂绘街区'])
  await tuzhi.isAccessible()
})
