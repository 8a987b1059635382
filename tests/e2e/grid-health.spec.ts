// The health of grids: from the menu to the communities of the county, and into one of them.
import { expect, test } from './drivers/test.ts'

test('a planner looks how the grids of the county lie', async ({ page, api }) => {
  const { code } = await api.county()
  await page.goto(`/county/${code}/grids`)
  await expect(page.getByRole('heading', { name: '网格体检' })).toBeVisible()
  const only = page.getByRole('checkbox', { name: '只看有问题的社区' })
  await expect(only).toBeChecked()
  await only.uncheck()
  await expect(page).toHaveURL(/all=1/)
  const first = page.getByRole('table').getByRole('link').first()
  const name = await first.locator('span').first().innerText()
  await first.click()
  await expect(page.getByRole('img', { name: `网格示意图: ${name}` })).toBeVisible()
  await expect(page.getByText(/^(网格完整，没有发现问题|发现 \d+ 处问题)$/)).toBeVisible()
  await page.getByRole('link', { name: '返回社区列表' }).click()
  await expect(only).toBeVisible()
})
