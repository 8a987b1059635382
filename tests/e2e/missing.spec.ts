// Links that lead nowhere say so, and offer a way on.
import { expect, test } from './drivers/test.ts'

test('an unknown county names the ones that are here', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.page.goto('/county/990001')
  await expect(tuzhi.heading('没有代码为 990001 的县')).toBeVisible()
  await tuzhi.page
    .getByRole('navigation', { name: '已有的县' })
    .getByRole('link', { name: county.name })
    .click()
  await expect(tuzhi.page).toHaveURL(`/county/${county.code}`)
  await tuzhi.map.isComplete()
  await expect(tuzhi.board.whole).toContainText(county.name)
})

test('an unknown page leads home', async ({ tuzhi, api, witness }) => {
  witness.forgive(/status of 404/)
  await tuzhi.page.goto('/nowhere')
  await expect(tuzhi.heading('没有这个页面')).toBeVisible()
  await tuzhi.button('回到首页').click()
  await expect(tuzhi.page).toHaveURL(`/county/${(await api.county()).code}`)
})

test('an area that is gone is said to be, and the county stays', async ({ tuzhi, api, witness }) => {
  witness.forgive(/status of 404/)
  const county = await api.county()
  await tuzhi.openCounty(county.code, { area: `${county.code}999` })
  await expect(tuzhi.heading('没有这个区域').first()).toBeVisible()
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toBeVisible()
})
