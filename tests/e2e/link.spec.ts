// What one person sees, a colleague sees who opens the link in a browser of his own.
import { first } from './drivers/api.ts'
import { coloursAt, differing, overTheMap } from './drivers/picture.ts'
import { expect, test } from './drivers/test.ts'

test('a link opens on exactly the same state', async ({ tuzhi, colleague, api }) => {
  const county = await api.county()
  const grid = first((await api.areas('grid')).filter(({ leaderName }) => leaderName !== null))
  await tuzhi.openCounty(county.code)
  await tuzhi.board.choose('公共厕所 300 米覆盖率')
  await tuzhi.switchTo('网格')
  await tuzhi.table.open()
  await tuzhi.table.row(grid.code).getByRole('button', { name: grid.name }).click()
  await expect(tuzhi.detail.name()).toHaveText(grid.name)
  await tuzhi.legend.classes().last().click()
  await expect.poll(() => new URL(tuzhi.page.url()).searchParams.has('at')).toBe(true)
  await tuzhi.search.field.hover()
  await tuzhi.map.isComplete()
  const link = tuzhi.page.url()

  await colleague.openLink(link)

  await expect(colleague.detail.name()).toHaveText(grid.name)
  await colleague.search.field.hover()
  await expect.poll(() => colleague.words()).toBe(await tuzhi.words())
  expect(colleague.page.url()).toBe(link)
  const mine = await coloursAt(tuzhi.page, overTheMap)
  await expect.poll(async () => differing(mine, await coloursAt(colleague.page, overTheMap))).toBeLessThan(24)
})

test('the way back retraces the steps', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code)
  await tuzhi.board.choose('建成区路网密度')
  await tuzhi.linkSays('indicator', 'road-density')
  await tuzhi.switchTo('乡镇街道')
  await tuzhi.linkSays('level', 'township')
  await tuzhi.page.goBack()
  await tuzhi.linkSays('level', null)
  await expect(tuzhi.switch('村（社区）')).toBeChecked()
  await tuzhi.page.goBack()
  await tuzhi.linkSays('indicator', null)
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toHaveAttribute('aria-pressed', 'true')
})
