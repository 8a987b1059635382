// Two people at one border, and a proposal on its way to the map, with fingers.
import { routes } from '../../api/contract/routes.ts'
import { isSame } from '../../web/map/mosaic/plane.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { first } from './drivers/api.ts'
import { people } from './drivers/cases.ts'
import { Fingers } from './drivers/fingers.ts'
import {
  bend,
  beside,
  communitiesOf,
  edgesOf,
  GridEditing,
  pointsOf,
  readCommunity,
  restore,
  saveBeside,
} from './drivers/grid-editing.ts'
import { GridProposals } from './drivers/grid-proposals.ts'
import { expect, test } from './drivers/test.ts'

test('a colleague moved the same border: theirs is taken, mine comes back with a step and is saved', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/status of 409/)
  const county = await api.county()
  const [community] = await communitiesOf(api, 5)
  const before = await readCommunity(api, community!)
  const node = first(pointsOf(before).nodes)
  const edge = first(edgesOf(before).filter(({ ends }) => ends.some((end) => isSame(end, node))))
  const reach = 0.15 * Math.hypot(edge.ends[1][0] - edge.ends[0][0], edge.ends[1][1] - edge.ends[0][1])
  const editing = new GridEditing(tuzhi)
  await editing.open(county.code, before.grids[0]!.code)
  const fingers = await Fingers.of(tuzhi)
  await fingers.drag(node, [node[0] + reach, node[1] + reach])
  await editing.says('已修改 1 步')

  const theirs = await bodyAfter(before, [bend(edge, beside(edge, 0.1))], { reason: '同事先保存' })
  await saveBeside(api, community!, theirs)
  await editing.bar.getByRole('button', { name: '检查并保存' }).tap()
  await expect(editing.conflict).toContainText('您的修改没有丢失')
  await expect(editing.conflict).toContainText('只能以一方为准')
  await expect(editing.conflict.getByRole('button', { name: '保留双方' })).toHaveCount(0)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await tuzhi.isAccessible()

  await editing.conflict.getByRole('button', { name: '以对方为准' }).tap()
  await editing.says('尚未修改')
  await editing.bar.getByRole('button', { name: '重做' }).tap()
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：手机上以我的为准')

  // My corner stands, and theirs is gone.
  const positions = JSON.stringify(
    (await readCommunity(api, community!)).grids.map(({ geometry }) => geometry),
  )
  const was = JSON.stringify(before.grids.map(({ geometry }) => geometry))
  const [corner] = theirs.changed
    .flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2))
    .filter((position) => !was.includes(JSON.stringify(position)))
  expect(corner).toBeDefined()
  expect(positions).not.toContain(JSON.stringify(corner))
  expect(positions).not.toContain(JSON.stringify(node))
  await restore(api, before)
})

test('the planner approves a proposal on the way: it is in force', async ({ tuzhi, api, cases }) => {
  const county = (await api.county()).code
  const leaderApi = await cases.api(people.leader)
  const own = first((await leaderApi.ask(routes.getProfile, {})).grants).scope.area
  const params = { code: own.slice(0, 12) }
  const before = await api.ask(routes.getMosaic, { params })
  const edge = first(edgesOf(before).filter(({ between }) => between.includes(own)))
  const reason = '端到端测试：手机上审批'
  const mine = await bodyAfter(before, [bend(edge, beside(edge, 0.1))], { reason })
  const { answer } = await leaderApi.ask(routes.proposeGrids, { params, body: { ...mine, dryRun: true } })
  await leaderApi.ask(routes.proposeGrids, {
    params,
    body: { ...mine, confirmed: answer.findings.map(({ key }) => key) },
  })

  const { page } = tuzhi
  // Of the filters in a row the chosen one is in sight.
  await page.goto(`/county/${county}/grid-proposals`)
  const chosen = page
    .getByRole('main')
    .locator('label')
    .filter({ has: page.getByRole('radio', { checked: true }) })
  await expect(chosen).toHaveText('全部')
  await expect(chosen).toBeInViewport({ ratio: 1 })
  const proposal = new GridProposals(page)
  await page.goto(`/county/${county}/problems`)
  await page.getByRole('link', { name: /^网格调整申请/ }).tap()
  await page.getByRole('link', { name: new RegExp(reason) }).tap()
  await proposal.isAt('待审批')
  await expect(page.getByTestId('drawn')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const steps = proposal.part('办理')
  await steps.getByRole('button', { name: '批准', exact: true }).tap()
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await steps.getByRole('button', { name: '确认批准' }).tap()
  await proposal.isAt('已生效')
  await tuzhi.isAccessible()

  const after = await readCommunity(api, params.code)
  const versionOf = (code: string) => after.grids.find((each) => each.code === code)!.version
  for (const code of edge.between)
    expect(versionOf(code)).toBeGreaterThan(before.grids.find((each) => each.code === code)!.version)
  await restore(api, before)
})
