// Units and assignments in one hand: cards instead of tables, nothing wider than the screen, targets for thumbs.
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { Responsibility } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

const targetPixels = 44

for (const page of ['units', 'assignments', 'assignments?kind=compound&open=1']) {
  test(`${page} fits the screen and the thumb`, async ({ tuzhi, api }) => {
    const { code } = await api.county()
    await tuzhi.page.goto(`/county/${code}/${page}`)
    await expect(tuzhi.page.getByRole('listitem').first()).toBeVisible()
    await expect(tuzhi.page.getByRole('table')).toHaveCount(0)
    expect(await tuzhi.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await tuzhi.smallTargets(targetPixels)).toEqual([])
    await tuzhi.isAccessible()
  })
}

test('an assignment is chosen and corrected from its card', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const { items } = await api.ask(routes.listAreaAssignments, {
    params: { code: county },
    query: { limit: 1 },
  })
  const { target, unitName, role } = first(items)
  const desk = new Responsibility(tuzhi.page)
  await tuzhi.page.goto(`/county/${county}/assignments`)
  const card = tuzhi.page.getByRole('listitem').first()
  await expect(card).toContainText(unitName)
  await card.getByRole('checkbox', { name: target.name }).check()
  await expect(tuzhi.page.getByRole('status').filter({ hasText: '已选 1 项' })).toBeVisible()
  await tuzhi.button(`修改 ${target.name} ${unitName}`).first().click()
  await expect(desk.dialog).toContainText(target.name)
  expect(['lead', 'responsible', 'packaging']).toContain(role)
})
