// The screen of a duty room: dark, large, and without what only a hand at a desk needs.
import { routes } from '../../api/contract/routes.ts'
import { Api } from './drivers/api.ts'
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

test.describe('a wall that is kept on', () => {
  // A session of its own: turning the wall on ends the one before.
  test.use({ account: '' })

  test('may only look, asks by itself, and says until when; a desk asks nothing', async ({
    tuzhi,
    witness,
  }) => {
    witness.forgive(/status of 40[13]/)
    const { page } = tuzhi
    const api = new Api(page.request)
    await page.clock.install()
    await api.ask(routes.signInToDemo, { body: { name: 'demo-planner' } })
    const { code } = await api.county()
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      const by = request.headers()['x-unattended'] === '1' ? 'itself' : 'hand'
      if (pathname.startsWith('/api/')) asked.push(`${pathname} by ${by}`)
    })
    await page.goto(`/county/${code}/units`)
    await expect(tuzhi.button('新建单位')).toBeVisible()
    await page.waitForLoadState('networkidle')
    asked.length = 0
    await page.clock.runFor(31 * 60_000)
    expect(asked, 'asked by a desk that nobody sits at').toEqual([])

    await tuzhi.openCounty(code, { theme: 'wall' })
    await tuzhi.button('长期显示').click()
    await expect(tuzhi.button('开启长期显示')).toBeVisible()
    await tuzhi.isAccessible()
    await tuzhi.button('开启长期显示').click()
    await expect(page.getByText(/长期显示至 \d{4}-\d\d-\d\d/)).toBeVisible()
    const body = { code: 'x', name: 'x', kind: 'other' } as const
    expect((await api.answer(routes.createUnit, { params: { county: code }, body })).status()).toBe(403)

    await page.goto(`/county/${code}/units`)
    await expect(tuzhi.heading(/^\d+ 个单位/)).toBeVisible()
    await expect(tuzhi.button('新建单位')).toHaveCount(0)
    await page.waitForLoadState('networkidle')
    asked.length = 0
    await page.clock.fastForward(3 * 60_000)
    await expect.poll(() => asked).toContain(`/api/counties/${code}/units by itself`)

    // After a power cut it opens as it was meant.
    await page.goto('/')
    await tuzhi.linkSays('theme', 'wall')
    await tuzhi.button('结束显示').click()
    await page.locator('.ant-modal').getByRole('button', { name: '结束显示' }).click()
    await expect(tuzhi.heading('登录')).toBeVisible()
  })
})
