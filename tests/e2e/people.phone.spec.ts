// People, roles and the log in one hand: cards instead of tables, nothing wider than the screen, targets for thumbs.
import { expect, test } from './drivers/test.ts'

const targetPixels = 44

test.describe('the security administrator', () => {
  test.use({ account: 'demo-security-administrator' })

  test('opens an account from its card', async ({ tuzhi }) => {
    const { page } = tuzhi
    await page.goto('/people')
    await page.getByRole('button', { name: /demo-grid-leader/ }).tap()
    await expect(page.getByRole('dialog')).toContainText('demo-grid-leader')
    await tuzhi.isAccessible()
    await page.getByRole('button', { name: '关闭' }).tap()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await tuzhi.smallTargets(targetPixels)).toEqual([])
  })

  test('reads the roles as cards', async ({ tuzhi }) => {
    await tuzhi.page.goto('/roles')
    await expect(tuzhi.page.getByRole('region', { name: '网格长' })).toContainText('查看完整电话号码')
    expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await tuzhi.smallTargets(targetPixels)).toEqual([])
    await tuzhi.isAccessible()
  })
})

test.describe('the auditor', () => {
  test.use({ account: 'demo-auditor' })

  test('opens a line of the log', async ({ tuzhi }) => {
    const { page } = tuzhi
    await page.goto('/audit?action=sign-in')
    await page.getByRole('main').getByText('陆明').first().tap()
    await expect(page.getByRole('button', { name: '只看账号：demo-auditor' }).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await tuzhi.isAccessible()
  })
})
