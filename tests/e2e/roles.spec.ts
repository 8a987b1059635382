// Each role signs in, lands where its work begins, and is refused what is not its own.
import { routes } from '../../api/contract/routes.ts'
import { first } from './drivers/api.ts'
import { expect, test } from './drivers/test.ts'

const elsewhere = { params: { code: '110101' } }

for (const account of ['demo-planner', 'demo-supervisor']) {
  test.describe(account, () => {
    test.use({ account })
    test('lands on the indicators of the county and sees no other one', async ({ tuzhi, api }) => {
      await tuzhi.page.goto('/')
      await expect(tuzhi.page).toHaveURL(`/county/${(await api.county()).code}`)
      await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toContainText('%')
      expect((await api.answer(routes.getArea, elsewhere)).status()).toBe(403)
    })
  })
}

test.describe('demo-grid-leader', () => {
  test.use({ account: 'demo-grid-leader' })
  test('lands on the own grid and may ask for no place of elsewhere', async ({ tuzhi, api }) => {
    const { grants } = await api.ask(routes.getProfile, {})
    const { scope, scopeName } = first(grants)
    await tuzhi.page.goto('/')
    await tuzhi.linkSays('area', scope.area)
    await expect(tuzhi.detail.name()).toHaveText(scopeName ?? '')
    await tuzhi.map.isComplete()
    // A community's code is the beginning of the codes of its grids.
    const other = first((await api.areas('community')).filter(({ code }) => !scope.area.startsWith(code)))
    const query = { kind: 'toilet', area: other.code }
    expect((await api.answer(routes.listPlaces, { query })).status()).toBe(403)
  })
})

test.describe('demo-community-staff', () => {
  test.use({ account: 'demo-community-staff' })
  test('lands in the own community and may ask for no place of elsewhere', async ({ tuzhi, api }) => {
    const { scope, scopeName } = first((await api.ask(routes.getProfile, {})).grants)
    await tuzhi.page.goto('/')
    await tuzhi.linkSays('within', scope.area)
    await expect(tuzhi.detail.name()).toHaveText(scopeName ?? '')
    const other = first((await api.areas('community')).filter(({ code }) => code !== scope.area))
    const query = { kind: 'toilet', area: other.code }
    expect((await api.answer(routes.listPlaces, { query })).status()).toBe(403)
  })
})

test.describe('demo-unit-staff', () => {
  test.use({ account: 'demo-unit-staff' })
  test('lands on what the own unit answers for, and may not rule over people', async ({ tuzhi, api }) => {
    const { scope, scopeName } = first((await api.ask(routes.getProfile, {})).grants)
    await tuzhi.page.goto('/')
    await expect(tuzhi.page).toHaveURL(`/county/${scope.area}/units/${scope.unitId}`)
    await expect(tuzhi.heading(scopeName ?? '')).toBeVisible()
    expect((await api.answer(routes.getArea, elsewhere)).status()).toBe(403)
  })
})

test.describe('demo-auditor', () => {
  test.use({ account: 'demo-auditor' })
  test('lands beside the map, of which an auditor sees nothing', async ({ tuzhi, api }) => {
    await tuzhi.page.goto('/')
    await expect(tuzhi.page).not.toHaveURL(/^[^?]*\/(county\/.*)?$/)
    const { code } = first((await api.ask(routes.listCounties, {})).items)
    expect((await api.answer(routes.getArea, { params: { code } })).status()).toBe(403)
  })
})
