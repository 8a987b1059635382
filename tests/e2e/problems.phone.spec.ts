// What waits, in one hand: the tab, the cards with their step, the filter behind a button, one problem, and what is mine.
import { people, uniqueWords } from './drivers/cases.ts'
import { Problems } from './drivers/problems.ts'
import { expect, test } from './drivers/test.ts'
import type { Tuzhi } from './drivers/tuzhi.ts'

test.use({ account: people.unit })

const targetPixels = 44

/** Read by everybody, hit by a thumb, as wide as the screen. */
async function suitsAHand(tuzhi: Tuzhi, what: string): Promise<void> {
  await tuzhi.isAccessible()
  expect.soft(await tuzhi.smallTargets(targetPixels), what).toEqual([])
  expect.soft(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth), what).toBe(390)
}

test('the unit finds its work under 待办, looks into one and sends it back', async ({ tuzhi, cases }) => {
  const { page } = tuzhi
  const words = uniqueWords('路灯不亮')
  const { row } = await cases.dispatched(words)
  const problems = new Problems(page)
  await page.goto(`/county/${row.county}/mine`)
  await expect(page.getByRole('heading', { name: '我上报的' })).toBeVisible()
  await suitsAHand(tuzhi, 'mine')
  const tabs = page.getByRole('navigation', { name: '主导航' })
  await tabs.getByRole('link', { name: '待办' }).tap()
  await tuzhi.linkSays('inbox', 'handle')
  await expect(problems.inbox('待处置')).toHaveAttribute('aria-current', 'page')
  await expect(problems.total).toBeVisible()

  // The list follows while one types; the field stays under the thumb and loses no letter.
  const field = page.getByRole('textbox', { name: '编号、内容或地点' })
  await field.tap()
  await page.keyboard.type(words.slice(0, 2))
  await tuzhi.linkSays('q', words.slice(0, 2))
  await page.keyboard.type(words.slice(2))
  await expect(field).toHaveValue(words)
  await expect(field).toBeFocused()
  await tuzhi.linkSays('q', words)
  await expect(problems.total).toHaveText('1 件')
  await expect(problems.row(words).getByRole('button', { name: '办结反馈' })).toBeVisible()
  await suitsAHand(tuzhi, 'cards')

  await tuzhi.button(/^筛选$/).tap()
  await expect(problems.dialog.getByRole('button', { name: '查看 1 件' })).toBeVisible()
  await tuzhi.isAccessible()
  await problems.dialog.getByRole('button', { name: '查看 1 件' }).tap()
  await expect(problems.dialog).toHaveCount(0)

  await problems.row(words).getByRole('link', { name: row.categoryTitle.zh }).tap()
  await expect(problems.steps).toBeVisible()
  await suitsAHand(tuzhi, 'problem')
  await problems.step('退回').tap()
  await problems.dialog.getByRole('button', { name: '不属于本单位职责' }).tap()
  await expect(problems.dialog.getByLabel('原因')).toHaveValue('不属于本单位职责')
  await suitsAHand(tuzhi, 'step')
  await problems.dialog.getByRole('button', { name: '退回', exact: true }).tap()
  await problems.isDone('退回')
  await page.getByRole('link', { name: '返回清单' }).first().tap()
  await expect(page.getByText('这里没有要办的事')).toBeVisible()
})
