// Two people with one problem at the same time, each in a browser of their own: one is first, the other one sees what
// happened and keeps every word.

import { first } from './drivers/api.ts'
import { people, uniqueWords } from './drivers/cases.ts'
import { Problems } from './drivers/problems.ts'
import { conflict } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

test('two at a desk: the second one sees who was first, and the words become a note', async ({
  visitorAs,
  cases,
  witness,
}) => {
  witness.forgive(conflict)
  const words = uniqueWords('两人同时')
  const { row } = await cases.report(words)
  const one = new Problems((await visitorAs(people.desk)).page)
  const other = new Problems((await visitorAs(people.desk)).page)
  await one.open(row.county, row.id)
  await other.open(row.county, row.id)
  await one.step('派员核实').click()
  await one.dialog.getByLabel('说明').fill('请社区到现场看一看')
  await other.take('不予受理', async (form) => form.getByLabel('原因').fill('与昨天的一件重复'))
  await other.isDone('不予受理')

  // The page behind the form hears of it; the form stays as it was.
  await expect(one.page.getByRole('listitem').filter({ hasText: '与昨天的一件重复' }).first()).toBeAttached()
  await expect(one.dialog.getByLabel('说明')).toHaveValue('请社区到现场看一看')
  await one.dialog.getByRole('button', { name: '派员核实', exact: true }).click()
  await expect(one.dialog).toContainText('有人刚刚办理过这件问题')
  await expect(one.dialog).toContainText('与昨天的一件重复')
  await expect(one.dialog).toContainText('现在的状态：不予受理')
  await expect(one.dialog).toContainText('这一步已不能办理')
  await expect(one.dialog.getByLabel('说明')).toHaveValue('请社区到现场看一看')
  await one.dialog.getByRole('button', { name: '把内容存为备注' }).click()
  await expect(one.dialog).toHaveCount(0)
  await expect(
    other.page.getByRole('listitem').filter({ hasText: '请社区到现场看一看' }).first(),
  ).toContainText('内部')
})

test('on a phone: the form stays while its card leaves the list, and other news do not touch it', async ({
  visitorAs,
  cases,
  witness,
}) => {
  witness.forgive(conflict)
  const words = uniqueWords('手机上写到一半')
  const problem = await cases.dispatched(words)
  const worker = new Problems((await visitorAs(people.unit, 'phone')).page)
  await worker.openList(problem.row.county, `?inbox=handle&q=${encodeURIComponent(words)}`)
  await worker.row(words).getByRole('button', { name: '退回' }).tap()
  const reason = worker.dialog.getByLabel('原因')
  await reason.fill('不是我们的路段')

  // Something else happens in the county, which this unit sees: the list is asked anew behind the form.
  const asked = worker.page.waitForResponse((answer) =>
    /\/problems\/\d+$/.test(new URL(answer.url()).pathname),
  )
  const beside = await cases.dispatched(`${words} 旁边`)
  await asked
  await expect(worker.total).toHaveText('2 件')
  await expect(reason).toHaveValue('不是我们的路段')
  await expect(worker.dialog).not.toContainText('已恢复')

  // And then the problem itself is taken away.
  await cases.move(people.desk, problem, 'void', { words: '误报' })
  await expect(worker.total).toHaveText('1 件')
  await expect(worker.row(words)).toContainText('旁边')
  await expect(reason).toHaveValue('不是我们的路段')
  await worker.dialog.getByRole('button', { name: '退回', exact: true }).tap()
  await expect(worker.dialog).toContainText('有人刚刚办理过这件问题')
  await expect(worker.dialog).toContainText('误报')
  await expect(worker.dialog).toContainText('现在的状态：已作废')
  await expect(reason).toHaveValue('不是我们的路段')
  await worker.dialog.getByRole('button', { name: '把内容存为备注' }).tap()
  await expect(worker.dialog).toHaveCount(0)
  const told = await cases.detail(problem)
  expect(first(told.events.toReversed())).toMatchObject({ action: 'note', words: '不是我们的路段' })
  expect(beside.row.status).toBe('dispatched')
})
