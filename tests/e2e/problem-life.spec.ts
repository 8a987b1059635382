// The whole life of one problem among four people, each in a browser of their own: two in the street with a phone, two at a
// desk. Nobody loads a page anew; whatever one of them does is seen by the others, and every number says the same.

import type { Page } from '@playwright/test'
import { inboxes, inboxIds } from '../../api/contract/problem-filter.ts'
import { problemNumberRoutes } from '../../api/contract/problem-numbers.ts'
import { type ProblemStatus, statuses } from '../../api/contract/problem-workflow.ts'
import { problemRoutes } from '../../api/contract/problems.ts'
import { newPhoto } from '../support/pictures.ts'
import { people, uniqueWords } from './drivers/cases.ts'
import { isDrawn, Photos, photoFile } from './drivers/photos.ts'
import { ProblemNumbers } from './drivers/problem-numbers.ts'
import { Problems } from './drivers/problems.ts'
import { Report } from './drivers/report.ts'
import { expect, test } from './drivers/test.ts'

test('from a report in the street to its close, with one rework, seen by four people at once', async ({
  visitorAs,
  cases,
}) => {
  test.setTimeout(300_000)
  const words = uniqueWords('绿化带里堆了装修垃圾')
  const county = await cases.county()
  const at = await cases.position()
  const unit = await cases.unit()
  const looks: { page: Page; times: number }[] = []
  /** From here on nobody loads this page anew. */
  const watched = (page: Page) => {
    const look = { page, times: 0 }
    page.on('request', (request) => {
      if (request.isNavigationRequest()) look.times += 1
    })
    looks.push(look)
    return page
  }

  // Four people have their pages open before anything happens.
  const desk = new Problems(watched((await visitorAs(people.desk)).page))
  await desk.openList(county, '?inbox=accept&sort=newest')
  const worker = new Problems(watched((await visitorAs(people.unit, 'phone')).page))
  await worker.openList(county, '?inbox=handle&sort=newest')
  const supervisor = await visitorAs(people.supervisor)
  const checker = new Problems(watched(supervisor.page))
  const camera = `${at[1].toFixed(5)},${at[0].toFixed(5)}`
  const only = encodeURIComponent(words)
  await supervisor.openLink(`/county/${county}?show=problems&p.state=all&p.q=${only}&at=16.00,${camera}`)
  const legend = supervisor.page.getByRole('region', { name: '图例' })
  await expect(legend).toContainText('共 0 件')
  const numbers = new ProblemNumbers(watched(await supervisor.page.context().newPage()))
  await numbers.open(county, `?q=${only}`)
  await expect(numbers.card('上报数')).toHaveText('0')

  /** Badges of both lists, the legend of the map and the statistics say what the server says. */
  const allAgree = async (status: ProblemStatus, counted: Record<string, number>) => {
    for (const [account, list] of [
      [people.desk, desk],
      [people.unit, worker],
    ] as const) {
      const api = await cases.api(account)
      const said = await api.ask(problemNumberRoutes.countInboxes, { params: { county } })
      const shown = list.page.getByRole('navigation', { name: '待办事项' })
      if ((await shown.count()) === 0) continue // somewhere else at the moment
      for (const id of inboxIds) {
        const { title } = inboxes[id]
        if ((await list.inbox(title.zh).count()) === 0) continue // not for this person
        await expect
          .poll(() => list.waiting(title.zh), { message: `${title.zh} of ${account}` })
          .toBe(said.inboxes[id].total)
      }
    }
    await expect(legend.getByRole('list', { name: '环节' })).toHaveText(`${statuses[status].zh}1`)
    await expect(legend).toContainText('共 1 件')
    const names = Object.keys(counted)
    await expect.poll(() => numbers.read('合计', names)).toEqual(Object.values(counted).map(String))
  }

  // Community staff, where they stand: photo, category, words.
  const phone = await visitorAs(people.reporter, 'phone')
  const report = new Report(watched(phone.page))
  await report.standAt(at)
  await phone.openCounty(county)
  await phone.button(/^上报$/).tap()
  await expect(report.part('位置')).toContainText('定位误差约 8 米')
  await report.addPhotos(photoFile(await newPhoto(640, 480)))
  await report.category('暴露垃圾').tap()
  await report.words().fill(words)
  await expect(report.part('送交')).toContainText('网格长')
  await report.send.tap()
  await expect(report.receipt()).toBeFocused()
  const id = await report.receiptId()
  await report.button('查看').tap()
  await expect(phone.detail.whole).toContainText(words)
  await phone.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的' }).tap()
  const mine = phone.page.getByRole('listitem').filter({ hasText: words }).last()
  await expect(mine).toContainText('待受理')

  // It stands on the other three screens.
  await expect(desk.row(words)).toContainText('未立案')
  await expect(desk.page.getByRole('status').filter({ hasText: '1 条新问题' })).toBeVisible()
  await allAgree('reported', { 上报数: 1, 立案数: 0, 处置数: 0, 结案数: 0, 返工数: 0 })

  // The dispatcher takes it to the unit.
  await desk.row(words).getByRole('link').first().click()
  await desk.take('受理')
  await desk.isDone('受理')
  await desk.take('立案')
  await desk.isDone('立案')
  await allAgree('filed', { 上报数: 1, 立案数: 1, 处置数: 0, 结案数: 0, 返工数: 0 })
  await expect(worker.row(words)).toHaveCount(0)
  await desk.take('派遣', async (form) => desk.choose('承办单位', unit.name, form))
  await desk.isDone('派遣')
  await desk.page.getByRole('link', { name: '返回清单' }).first().click()
  await expect(desk.total).toBeVisible()
  await expect(desk.row(words)).toHaveCount(0)
  await expect(worker.row(words)).toContainText('处置中')
  await expect(mine).toContainText('处置中')
  await allAgree('dispatched', { 上报数: 1, 立案数: 1, 处置数: 0, 结案数: 0, 返工数: 0 })

  // The unit says that it is done, with the photo that the step asks for.
  const handled = async (said: string) => {
    const chooser = worker.page.waitForEvent('filechooser')
    await worker.row(words).getByRole('button', { name: '办结反馈' }).tap()
    await (await chooser).setFiles([photoFile(await newPhoto(640, 480))])
    await expect(new Photos(worker.page).uploaded).toHaveCount(1)
    await worker.dialog.getByLabel('办理情况').fill(said)
    await worker.dialog.getByRole('button', { name: '办结反馈', exact: true }).tap()
    await expect(worker.dialog).toHaveCount(0)
    await worker.isDone('办结反馈')
    await expect(worker.row(words)).toHaveCount(0)
  }
  await handled('垃圾已装车')
  await expect(mine).toContainText('待核查')
  await allAgree('handled', { 上报数: 1, 立案数: 1, 处置数: 1, 结案数: 0, 返工数: 0 })

  // The supervisor finds it on the map, and not mended.
  await supervisor.map.isComplete()
  await supervisor.map.click(at)
  await supervisor.linkSays('problem', String(id))
  await expect(supervisor.detail.whole).toContainText('垃圾已装车')
  await checker.take('返工', async (form) => form.getByLabel('原因').fill('地上还有碎砖'))
  await expect(supervisor.detail.whole).toContainText('地上还有碎砖')
  await expect(worker.row(words)).toContainText('返工 1 次')
  await allAgree('dispatched', { 上报数: 1, 立案数: 1, 处置数: 0, 结案数: 0, 返工数: 1 })

  await handled('碎砖已清走，地面已冲洗')
  await expect(supervisor.detail.whole).toContainText('碎砖已清走')
  await checker.take('核查通过')
  await allAgree('checked', { 上报数: 1, 立案数: 1, 处置数: 1, 结案数: 0, 返工数: 1 })

  // Closed at the desk, from the list of what waits for it.
  await desk.inbox('待结案').click()
  await desk.row(words).getByRole('link').first().click()
  await desk.take('结案')
  await desk.isDone('结案')
  await expect(mine).toContainText('已结案')
  await allAgree('closed', { 上报数: 1, 立案数: 1, 处置数: 1, 结案数: 1, 返工数: 1 })

  // The page tells all of it, in order, with the pictures of before and after.
  const { events } = await (await cases.api(people.desk)).ask(problemRoutes.getProblem, {
    params: { county, id },
  })
  const steps = ['report', 'accept', 'file', 'dispatch', 'handle', 'rework', 'handle', 'pass', 'close']
  expect(events.map(({ action }) => action)).toEqual(steps)
  for (const side of ['处置前', '处置后']) {
    const picture = desk.page.getByRole('figure').filter({ hasText: side }).locator('img').first()
    await expect.poll(() => isDrawn(picture)).toBe(true)
  }
  expect(looks.map(({ times }) => times)).toEqual(looks.map(() => 1))
})
