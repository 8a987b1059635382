// Borders are moved with a real pointer: both neighbours follow, grids are split and merged, two people meet, nothing is lost.
import { along, isSame } from '../../web/map/mosaic/plane.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import {
  across,
  bend,
  beside,
  communitiesOf,
  edgesOf,
  firstRing,
  GridEditing,
  readCommunity,
  restore,
  saveBeside,
} from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

test('a border is dragged, undone, dragged again and saved: both neighbours changed', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [edge] = edgesOf(before)
  const { between, ends } = edge!
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, between[0])

  // Nothing else in reach pulls the pointer from where it is let go.
  await editing.bar.getByRole('button', { name: '自动贴合' }).click()
  const target = beside(edge!, 0.1)
  await tuzhi.map.drag([...along(...ends, 0.5)], [...target])
  await editing.says('已修改 1 步')

  await tuzhi.page.keyboard.press('Control+z')
  await editing.says('尚未修改')
  await tuzhi.page.keyboard.press('Control+Shift+z')
  await editing.says('已修改 1 步')
  await tuzhi.isAccessible()
  await editing.save('端到端测试：移动边界')

  const after = await readCommunity(api, community!)
  const changed = after.grids.filter(
    ({ code, version }) => before.grids.find((each) => each.code === code)!.version < version,
  )
  for (const code of between) expect(changed.map((each) => each.code)).toContain(code)
  // Both hold the same new corner, within some pixels of where it was dropped.
  const corners = changed
    .filter(({ code }) => between.includes(code))
    .map(
      ({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2) as [number, number][],
    ) // positions
  const reach = Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) / 20
  const near = corners.map((all) =>
    all.filter(([lng, lat]) => Math.hypot(lng - target[0], lat - target[1]) < reach),
  )
  expect(near[0]).toHaveLength(1)
  expect(near[1]).toEqual(near[0])
  await restore(api, before)
})

test('a drag over another border is refused in words, and Esc gives it up', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [edge] = edgesOf(before)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, edge!.between[0])

  await tuzhi.map.hold([...along(...edge!.ends, 0.5)], [...beside(edge!, 6)])
  await editing.says(/^边界不能/)
  await tuzhi.page.keyboard.press('Escape')
  await editing.says('尚未修改')
  await tuzhi.page.mouse.up()
  await editing.says('尚未修改')
})

test('a grid is split by a line and merged again; its code is not used twice', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [, community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const [from, to] = across(firstRing(before))
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)

  await editing.choose('拆分')
  await tuzhi.map.click([...from])
  await expect(editing.bar.getByRole('button', { name: '退回一点' })).toBeVisible()
  await tuzhi.map.click([...to])
  await expect(editing.bar.getByRole('button', { name: '完成画线' })).toBeVisible()
  await tuzhi.page.keyboard.press('Enter')
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：拆分')
  const split = await readCommunity(api, community!)
  const known = before.grids.map(({ code }) => code)
  const [made] = split.grids.filter(({ code }) => !known.includes(code))
  expect(split.grids).toHaveLength(before.grids.length + 1)

  await editing.open(county.code, before.grids[1]!.code)
  await editing.choose('合并')
  await tuzhi.map.click(
    tuzhi.map.middle(split.grids.find(({ code }) => code === before.grids[0]!.code)!.geometry),
  )
  await editing.says(/^再点要并入网格/)
  await tuzhi.map.click(tuzhi.map.middle(made!.geometry))
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：合并')
  const merged = await readCommunity(api, community!)
  expect(merged.grids.map(({ code }) => code).toSorted()).toEqual(known.toSorted())
  await restore(api, before)
})

test('without a pointer: tools, points, saving, and Esc leads out step by step', async ({ tuzhi, api }) => {
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const editing = new GridEditing(tuzhi)
  const { keyboard } = tuzhi.page
  const dialog = tuzhi.page.getByRole('dialog')
  const tool = (name: string) => editing.bar.getByRole('radio', { name })
  await editing.open(county.code, before.grids[0]!.code)

  await keyboard.press('3')
  await expect(tool('拆分')).toBeChecked()
  await tool('拆分').focus()
  await keyboard.press('ArrowRight')
  await expect(tool('划转')).toBeChecked()
  // From the choice itself too.
  await keyboard.press('Escape')
  await expect(tool('移动')).toBeChecked()

  await keyboard.press('?')
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(['编辑边界', '涂绘街区', '手指操作'])
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await tuzhi.map.canvas.focus()
  await keyboard.press('.')
  await keyboard.press('ArrowUp')
  await editing.says('已修改 1 步')
  await keyboard.press('Control+z')
  await editing.says('尚未修改')
  await keyboard.press('.')
  await keyboard.press('Shift+ArrowUp')
  await editing.says('已修改 1 步')

  const check = editing.bar.getByRole('button', { name: '检查并保存' })
  await check.focus()
  await keyboard.press('Enter')
  await expect(editing.panel).toBeFocused()
  await keyboard.press('Escape')
  await expect(editing.panel).toBeHidden()
  await expect(check).toBeFocused()
  // The chosen point, then the editing, which asks.
  await keyboard.press('Escape')
  await editing.says('已修改 1 步')
  await expect(dialog).toBeHidden()
  await keyboard.press('Escape')
  await expect(dialog).toContainText('还有未保存的修改')
  await dialog.getByRole('button', { name: '放弃修改' }).click()
  await expect(editing.bar).toHaveCount(0)
})

test('two people at different borders: both changes are kept', async ({ tuzhi, api, witness }) => {
  witness.forgive(/status of 409/)
  const county = await api.county()
  const [, , community] = await communitiesOf(api, 4)
  const before = await readCommunity(api, community!)
  const [mine, ...others] = edgesOf(before)
  // Of a grid that I change too, but another border of it.
  const theirs = others.find(
    ({ between, ends }) =>
      between.filter((code) => mine!.between.includes(code)).length === 1 &&
      !ends.some((end) => mine!.ends.some((each) => isSame(each, end))),
  )!
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, mine!.between[0])
  await tuzhi.map.drag([...along(...mine!.ends, 0.5)], [...beside(mine!, 0.1)])
  await editing.says('已修改 1 步')
  const place = beside(theirs, 0.1)
  const theirChange = await bodyAfter(before, [bend(theirs, place)], { reason: '同事先保存' })
  await saveBeside(api, community!, theirChange)

  await editing.bar.getByRole('button', { name: '检查并保存' }).click()
  await expect(editing.conflict).toContainText('您的修改没有丢失')
  await tuzhi.isAccessible()
  await editing.conflict.getByRole('button', { name: '保留双方' }).click()
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：两人同时修改')

  const after = await readCommunity(api, community!)
  const versionOf = (code: string) => after.grids.find((each) => each.code === code)!
  const positions = JSON.stringify(after.grids.map(({ geometry }) => geometry))
  expect(positions).toContain(JSON.stringify(theirChangeCorner(theirChange)))
  for (const code of mine!.between)
    expect(versionOf(code).version).toBeGreaterThan(before.grids.find((each) => each.code === code)!.version)
  await restore(api, before)

  function theirChangeCorner({ changed }: typeof theirChange) {
    const was = JSON.stringify(before.grids.map(({ geometry }) => geometry))
    return changed
      .flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2))
      .find((position) => !was.includes(JSON.stringify(position)))
  }
})

test('a draft survives a closed page, and a lost answer does not save twice', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/ERR_CONNECTION_RESET|Failed to load resource/)
  const county = await api.county()
  const [, , , community] = await communitiesOf(api, 4)
  const before = await readCommunity(api, community!)
  const [edge] = edgesOf(before)
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, edge!.between[0])
  await tuzhi.map.drag([...along(...edge!.ends, 0.5)], [...beside(edge!, 0.1)])
  await editing.says('已修改 1 步')

  await editing.open(county.code, edge!.between[0])
  await editing.says(/^已恢复本机 .* 的草稿，共 1 步/)
  await editing.check('端到端测试：连接中断')
  // The server saves; its answer is lost on the way.
  await tuzhi.page.route('**/mosaic', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await editing.panel.getByRole('button', { name: '保存', exact: true }).click()
  await expect(editing.panel.getByRole('alert')).toContainText('不会重复保存')
  await tuzhi.page.unroute('**/mosaic')
  await editing.panel.getByRole('button', { name: '重新发送' }).click()
  await editing.isSaved()

  const after = await readCommunity(api, community!)
  for (const { code, version } of after.grids)
    expect(version - before.grids.find((each) => each.code === code)!.version, code).toBeLessThanOrEqual(1)
  await restore(api, before)
})
