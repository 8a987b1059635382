// A border on its way to the map: the leader draws and submits, the neighbour consents, the planner approves, and the
// history shows before and after.
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { routes } from '../../api/contract/routes.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { along, isSame } from '../../web/map/mosaic/plane.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { Api, first } from './drivers/api.ts'
import { people } from './drivers/cases.ts'
import { beside, type Edge, edgesOf, GridEditing, restore } from './drivers/grid-editing.ts'
import { GridProposals } from './drivers/grid-proposals.ts'
import { printed } from './drivers/print.ts'
import { expect, test } from './drivers/test.ts'

const reason = '端到端测试：沿路划界'

/** The longest straight stretch of the border between a grid and one of its neighbours. */
function ownBorder(mosaic: CommunityMosaic, own: string): Edge & { other: string } {
  const edge = first(edgesOf(mosaic).filter(({ between }) => between.includes(own)))
  return { ...edge, other: edge.between.find((code) => code !== own)! }
}

test('a leader proposes, the neighbour consents, the planner approves: in force, and kept in the history', async ({
  browser,
  witness,
  visitorAs,
  tuzhi,
  api,
  cases,
}) => {
  const county = (await api.county()).code
  const leaderApi = await cases.api(people.leader)
  const own = first((await leaderApi.ask(routes.getProfile, {})).grants).scope.area
  const community = own.slice(0, 12)
  const before = await api.ask(routes.getMosaic, { params: { code: community } })
  const edge = ownBorder(before, own)
  const { other } = edge

  // The grid beside gets a leader with an account.
  const security = await cases.api('demo-security-administrator')
  const name = `neighbour-${Date.now()}`
  const opened = await (await cases.api('demo-system-administrator')).ask(routes.openAccount, {
    body: { name, displayName: '邻格网格长' },
  })
  await security.ask(routes.giveGrant, {
    params: { id: opened.account.id },
    body: { roleId: 'grid-leader', scope: { area: other, unitId: null } },
  })
  const neighbourHome = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  witness.watch(neighbourHome)
  const besideApi = new Api(neighbourHome.request)
  const newPassword = 'Green-2026'
  await besideApi.ask(routes.signIn, { body: { name, password: opened.password } })
  await besideApi.ask(routes.changePassword, { body: { oldPassword: opened.password, newPassword } })

  const leader = await visitorAs(people.leader)
  const editing = new GridEditing(leader)
  await editing.open(county, own)
  await leader.map.drag([...along(...edge.ends, 0.5)], [...beside(edge, 0.1)])
  await editing.says('已修改 1 步')
  await editing.submit(reason)
  const drawn = new GridProposals(leader.page)
  await drawn.isAt('征求意见')
  await expect(drawn.part('相关网格意见')).toContainText('尚未答复')
  await expect(leader.page.getByTestId('drawn')).toBeVisible()

  const neighbour = new GridProposals(await neighbourHome.newPage())
  await neighbour.openWaiting(county, reason)
  await neighbour.take('同意', '村民小组已商量')
  await neighbour.isAt('待审批')
  await expect(neighbour.part('相关网格意见')).toContainText('村民小组已商量')

  const planner = new GridProposals(tuzhi.page)
  await planner.openWaiting(county, reason)
  await expect(planner.part('办理')).toContainText('批准')
  await planner.take('批准')
  await planner.isAt('已生效')
  await tuzhi.isAccessible()
  const paper = (await printed(planner.page)).join('')
  for (const words of ['移交清单', '生效时实际移交的内容', '村民小组已商量']) expect(paper).toContain(words)

  // Whoever proposed it is told, until it has been seen.
  const author = new GridProposals(leader.page)
  await author.openNews(county)
  await expect(author.card(reason)).toContainText('未阅')
  await leader.isAccessible()
  await author.readNews(reason)
  await author.isAt('已生效')
  await author.openNews(county)
  await expect(author.card(reason)).toHaveCount(0)

  const after = await api.ask(routes.getMosaic, { params: { code: community } })
  const changed = after.grids.filter(
    ({ code, version }) => before.grids.find((each) => each.code === code)!.version < version,
  )
  expect(changed.map(({ code }) => code)).toEqual(expect.arrayContaining([own, other]))

  await planner.page.getByRole('link', { name: '网格沿革' }).click()
  const changes = planner.part('历次调整')
  await expect(changes).toContainText(reason)
  await changes.getByRole('button', { name: '在图上查看调整前后' }).first().click()
  await expect(changes.getByTestId('drawn')).toBeVisible()
  await planner.page.getByRole('checkbox', { name: '与另一日期对比' }).check()
  const grids = planner.part('网格清单')
  // The demo begins today: of the day before nothing is known, and a day beside itself shows no change.
  await expect(grids).toContainText('没有网格记录')
  const today = await planner.page.getByLabel('日期', { exact: true }).inputValue()
  await planner.page.getByLabel('对比日期').fill(today)
  await expect(grids.getByRole('cell', { name: '不变' }).first()).toBeVisible()
  await tuzhi.isAccessible()

  await restore(api, before)
  const account = await security.ask(routes.getAccount, { params: { id: opened.account.id } })
  for (const { id: grant, version } of account.grants)
    await security.ask(routes.endGrant, { params: { id: account.id, grant }, body: { version } })
  await neighbourHome.close()
})

test('what others overtook is told, and taken up as a draft: nothing of it is lost', async ({
  visitorAs,
  api,
  cases,
}) => {
  const county = (await api.county()).code
  const leaderApi = await cases.api(people.leader)
  const own = first((await leaderApi.ask(routes.getProfile, {})).grants).scope.area
  const params = { code: own.slice(0, 12) }
  const before = await api.ask(routes.getMosaic, { params })
  const edge = ownBorder(before, own)
  /** The border gets a corner in its middle, to the side by a share of its length. */
  const bent = (mosaic: CommunityMosaic, share: number) =>
    bodyAfter(mosaic, [
      (open) => {
        const [id, { points }] = [...open.arcs].find(([, arc]) =>
          edge.ends.every((end) => arc.points.some((point) => isSame(point, end))),
        )!
        const at = points.findIndex((point) => isSame(point, edge.ends[0]))
        return insertVertex(open, id, at + 1, beside(edge, share))
      },
    ])
  const mine = bent(before, 0.1)
  const dry = await leaderApi.ask(routes.proposeGrids, { params, body: { ...mine, dryRun: true } })
  const confirmed = dry.answer.findings.map(({ key }) => key)
  const { proposal } = await leaderApi.ask(routes.proposeGrids, { params, body: { ...mine, confirmed } })
  const theirs = bent(before, 0.05)
  const seen = await api.ask(routes.changeMosaic, { params, body: { ...theirs, dryRun: true } })
  await api.ask(routes.changeMosaic, {
    params,
    body: { ...theirs, confirmed: seen.findings.map(({ key }) => key) },
  })

  const leader = await visitorAs(people.leader)
  const { page } = leader
  const at = new GridProposals(page)
  await page.goto(`/county/${county}/grid-proposals/${proposal!.row.id}`)
  await at.isAt('已失效')
  await expect(page.getByRole('alert').filter({ hasText: '图形没有丢失' })).toBeVisible()
  await page.getByRole('button', { name: '存为草稿重新编辑' }).click()
  // The editor opens by itself.
  const editing = new GridEditing(leader)
  await expect(editing.conflict).toContainText('您的修改没有丢失')
  await restore(api, before)
})
