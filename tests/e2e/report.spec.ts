// A report at a desk without mouse and without map: every step by keyboard, the place from the list.
import { problemListRoutes } from '../../api/contract/problem-lists.ts'
import { Report } from './drivers/report.ts'
import { insideCompound } from './drivers/spots.ts'
import { expect, test } from './drivers/test.ts'

test('by keyboard alone, for a caller, with the place from the list', async ({ tuzhi, api }) => {
  const { page } = tuzhi
  const { keyboard } = page
  const report = new Report(page)
  const spot = await insideCompound(api, 7)
  await tuzhi.openCounty(spot.county)

  await tabTo('上报')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '上报问题' })).toBeFocused()
  await tabTo('列表选择')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '选择位置' })).toBeFocused()
  await tabTo('小区、道路、设施或社区')
  await keyboard.type(spot.name)
  await expect(report.panel.getByRole('listitem').filter({ hasText: spot.name }).first()).toBeVisible()
  await tabTo(new RegExp(`^${spot.name}`))
  await keyboard.press('Enter')
  await expect(report.placeName()).toHaveText(spot.name)

  await tabTo('全部类别')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '选择类别' })).toBeFocused()
  await tabTo('名称或拼音首字母')
  await keyboard.type('bllj')
  await tabTo('暴露垃圾')
  await keyboard.press('Enter')
  await expect(report.category('暴露垃圾')).toHaveAttribute('aria-pressed', 'true')

  await tabTo('补充说明')
  await keyboard.type('来电反映，门口垃圾两天没清')
  await tabTo('代他人登记')
  await keyboard.press('Enter')
  await tabTo('巡查')
  await keyboard.press('ArrowDown')
  await expect(report.panel.getByRole('radio', { name: '热线' })).toBeChecked()
  await tabTo('反映人')
  await keyboard.type('王先生')
  await tabTo('反映人电话')
  await keyboard.type('138 0000 1234')
  await tuzhi.isAccessible()
  await expect(report.part('送交')).toBeVisible()
  await tabTo('上报')
  await keyboard.press('Enter')
  await expect(report.receipt()).toBeFocused()

  const id = await report.receiptId()
  const { items } = await api.ask(problemListRoutes.listProblems, {
    params: { county: spot.county },
    query: { source: 'hotline' },
  })
  expect(items.find((each) => each.id === id)).toMatchObject({
    category: '06010',
    words: '来电反映，门口垃圾两天没清',
    placeName: spot.name,
  })

  /** Presses Tab until what has the focus is called so. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let press = 0; press < 120; press += 1) {
      await keyboard.press('Tab')
      const focused = page.locator(':focus')
      const isIt =
        typeof name === 'string' ? (each: string) => each === name : (each: string) => name.test(each)
      if ((await focused.count()) === 1 && isIt(await nameOf(focused))) return
    }
    throw new Error(`Tab never reaches ${name}.`)
  }

  async function nameOf(focused: ReturnType<typeof page.locator>): Promise<string> {
    const snapshot = await focused.ariaSnapshot()
    return /"((?:[^"\\]|\\.)*)"/.exec(snapshot)?.[1] ?? ''
  }
})

test('Esc closes the form and keeps what was written', async ({ tuzhi, api }) => {
  const report = new Report(tuzhi.page)
  const { code } = await api.county()
  await tuzhi.openCounty(code)
  await tuzhi.button(/^上报$/).click()
  await report.words().fill('写到一半')
  await tuzhi.page.getByRole('heading', { name: '上报问题' }).focus()
  await tuzhi.page.keyboard.press('Escape')
  await expect(report.panel).toHaveCount(0)
  await tuzhi.button(/^上报$/).click()
  await expect(report.words()).toHaveValue('写到一半')
})

test.describe('somebody who may not report', () => {
  test.use({ account: 'demo-system-administrator' })

  test('is offered no button, and told so by the link', async ({ tuzhi, api }) => {
    const { code } = await api.county()
    await tuzhi.openCounty(code)
    await expect(tuzhi.button(/^上报$/)).toHaveCount(0)
    const report = new Report(tuzhi.page)
    await report.openLink(code)
    await expect(report.panel).toContainText('没有上报问题的权限')
  })
})
