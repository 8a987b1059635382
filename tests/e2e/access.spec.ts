// People who cannot see the map or hold a mouse use the same pages.
import { first } from './drivers/api.ts'
import { expect, test } from './drivers/test.ts'

test('the main page has no serious findings', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code)
  await tuzhi.isAccessible()
})

test('nor has the page of a selected area with its table', async ({ tuzhi, api }) => {
  const county = await api.county()
  const community = first(await api.areas('community'))
  await tuzhi.openCounty(county.code, { area: community.code, table: '1' })
  await expect(tuzhi.detail.whole).toContainText('怎么算出来的')
  await tuzhi.isAccessible()
})

test('nor has the wall', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code, { theme: 'wall' })
  await tuzhi.isAccessible()
})

test('an area is chosen and read with the keyboard alone', async ({ tuzhi, api }) => {
  const community = first(await api.areas('community'))
  await tuzhi.openCounty((await api.county()).code, { table: '1' })
  const link = tuzhi.table.row(community.code).getByRole('button', { name: community.name })
  await link.focus()
  await tuzhi.page.keyboard.press('Enter')
  await expect(tuzhi.detail.name()).toHaveText(community.name)
  await tuzhi.page.keyboard.press('Escape')
  await expect(tuzhi.detail.whole).toHaveCount(0)
})
