// Links that lead nowhere say so, and offer a way on.
import { first } from './drivers/api.ts'
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

test('a link full of what is not here shows the county, and says what it left out', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/status of 404/)
  const { code } = await api.county()
  const junk = `within=${code}999&indicator=gone&level=province&show=bars&class=77&hidden=gone&unit=x&at=12,0,0`

  await tuzhi.openLink(`/county/${code}?${junk}`)

  const notice = tuzhi.page.getByRole('status').filter({ hasText: '链接' })
  await expect(notice.getByRole('paragraph')).toHaveText([
    '链接中选中的对象无法识别。',
    '链接中的指标不存在，已显示第一项。',
    '链接中的位置不在本县，已回到本县。',
    '链接中的区域不存在，已显示全县。',
  ])
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toHaveAttribute('aria-pressed', 'true')
  await expect(tuzhi.switch('村（社区）')).toBeChecked()
  // No class of the legend is singled out, no layer is switched off.
  for (const entry of await tuzhi.legend.classes().all())
    await expect(entry).toHaveAttribute('aria-pressed', 'false')
  // antd draws the dot of the layer button as a <sup>.
  await expect(tuzhi.page.locator('sup')).toHaveCount(0)
  const community = first((await api.areas('community')).filter(({ box }) => box !== null))
  await expect(tuzhi.table.whole).toHaveCount(0)
  await notice.getByRole('button', { name: '关闭' }).click()
  await expect(notice).toHaveCount(0)
  await tuzhi.search.ask(community.code)
  await tuzhi.search.hit(community.name).click()
  await tuzhi.linkSays('within', null)
})

test('an area that is gone is said to be, and the county stays', async ({ tuzhi, api, witness }) => {
  witness.forgive(/status of 404/)
  const county = await api.county()
  await tuzhi.openCounty(county.code, { area: `${county.code}999` })
  await expect(tuzhi.heading('没有这个区域').first()).toBeVisible()
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toBeVisible()
})
