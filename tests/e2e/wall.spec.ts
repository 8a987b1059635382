// The screen of a duty room: dark, large, and without what only a hand at a desk needs.
import { expect, test } from './drivers/test.ts'

test('the wall is dark and its number reads across a room', async ({ tuzhi, api }) => {
  const county = await api.county()
  const value = (await api.values('park-service-coverage', 'county'))[0]?.value ?? 0
  await tuzhi.openCounty(county.code)
  await tuzhi.button('大屏').click()
  await tuzhi.linkSays('theme', 'wall')
  const number = tuzhi.board.whole.getByText(value.toFixed(2), { exact: true }).first()
  await expect(number).toBeVisible()
  const size = await number.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThanOrEqual(60)
  await expect(tuzhi.search.field).toHaveCount(0)
  await tuzhi.map.isComplete()
  await expect.poll(() => tuzhi.brightness(), { message: 'dark' }).toBeLessThan(80)

  await tuzhi.button('退出大屏').click()
  await tuzhi.linkSays('theme', null)
  await expect(tuzhi.search.field).toBeVisible()
  await expect.poll(() => tuzhi.brightness(), { message: 'light' }).toBeGreaterThan(150)
})
