// The page of a grid in one hand: nothing wider than the screen, targets for thumbs.
import { first } from './drivers/api.ts'
import { GridPageDriver } from './drivers/grid-page.ts'
import { expect, test } from './drivers/test.ts'

const targetPixels = 44

test('fits the screen and the thumb, page and form', async ({ tuzhi, api }) => {
  const { code } = first(await api.areas('grid'))
  const grid = new GridPageDriver(tuzhi.page)
  await grid.open(code)
  await expect(grid.card('指标').getByRole('row').nth(1)).toBeVisible()
  await expect(grid.card('包抓单位和设施').getByRole('heading', { name: '辖区内设施' })).toBeVisible()
  await tuzhi.map.isComplete()
  expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await tuzhi.smallTargets(targetPixels)).toEqual([])
  await tuzhi.isAccessible()
  await grid.edit()
  await grid.form.getByRole('button', { name: '添加一人' }).click()
  await expect(grid.form.getByLabel('姓名').last()).toBeVisible()
  expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await tuzhi.isAccessible()
})
