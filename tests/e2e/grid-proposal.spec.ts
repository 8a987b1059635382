// A border on its way to the map: the leader draws and submits, the neighbour consents, the planner approves, and the
// history shows before and after.
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { routes } from '../../api/contract/routes.ts'
import { along, type Point } from '../../web/map/mosaic/plane.ts'
import { openMosaic } from '../support/mosaic-api.ts'
import { Api, first } from './drivers/api.ts'
import { people } from './drivers/cases.ts'
import { GridEditing } from './drivers/grid-editing.ts'
import { GridProposals } from './drivers/grid-proposals.ts'
import { expect, test } from './drivers/test.ts'

const reason = '端到端测试：沿路划界'

/** The longest straight stretch of the border between a grid and one of its neighbours. */
function longestBorder(mosaic: CommunityMosaic, own: string): { other: string; ends: [Point, Point] } {
  const edges = [...openMosaic(mosaic).arcs.values()].flatMap(({ points, left, right }) => {
    const other = left === own ? right : right === own ? left : null
    return other === null
      ? []
      : points.slice(1).map((to, i) => ({ other, ends: [points[i]!, to] as [Point, Point] })) // an edge has two
  })
  const length = ([a, b]: [Point, Point]) => Math.hypot(b[0] - a[0], b[1] - a[1])
  return edges.toSorted((a, b) => length(b.ends) - length(a.ends))[0]!
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
  const { other, ends } = longestBorder(before, own)

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
  const beside = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  witness.watch(beside)
  const besideApi = new Api(beside.request)
  const newPassword = 'Green-2026'
  await besideApi.ask(routes.signIn, { body: { name, password: opened.password } })
  await besideApi.ask(routes.changePassword, { body: { oldPassword: opened.password, newPassword } })

  const leader = await visitorAs(people.leader)
  const editing = new GridEditing(leader)
  await editing.open(county, own)
  const [dx, dy] = [ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]]
  const middle = along(...ends, 0.5)
  await leader.map.drag([...middle], [middle[0] - dy / 10, middle[1] + dx / 10])
  await editing.says('已修改 1 步')
  await editing.submit(reason)
  const drawn = new GridProposals(leader.page)
  await drawn.isAt('征求意见')
  await expect(drawn.part('相关网格意见')).toContainText('尚未答复')
  await expect(leader.page.getByTestId('drawn')).toBeVisible()

  const neighbour = new GridProposals(await beside.newPage())
  await neighbour.openWaiting(county, reason)
  await neighbour.take('同意', '村民小组已商量')
  await neighbour.isAt('待审批')
  await expect(neighbour.part('相关网格意见')).toContainText('村民小组已商量')

  const planner = new GridProposals(tuzhi.page)
  await planner.openWaiting(county, reason)
  await expect(planner.part('办理')).toContainText('批准')
  await planner.take('批准')
  await planner.isAt('已生效')

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
  await expect(grids.getByRole('columnheader', { name: '变化' })).toBeVisible()

  // Other tests know the county as it was.
  await api.ask(routes.changeMosaic, {
    params: { code: community },
    body: {
      changed: changed.map(({ code, version }) => ({
        code,
        version,
        geometry: before.grids.find((each) => each.code === code)!.geometry,
      })),
      reason: '恢复',
    },
  })
  const account = await security.ask(routes.getAccount, { params: { id: opened.account.id } })
  for (const { id: grant, version } of account.grants)
    await security.ask(routes.endGrant, { params: { id: account.id, grant }, body: { version } })
  await beside.close()
})
