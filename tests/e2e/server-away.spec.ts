// The server goes away and comes back: what was read stays, one banner says so, and nobody has to reload.
import { expect, test } from './drivers/test.ts'

test('the picture stays while the server is away, and everything follows when it returns', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/ERR_INTERNET_DISCONNECTED/)
  await tuzhi.openCounty((await api.county()).code)
  await tuzhi.page.context().setOffline(true)

  await tuzhi.board.choose('公共厕所设置密度')

  const banner = tuzhi.page.getByRole('alert').filter({ hasText: '已显示的内容可能不是最新' })
  await expect(banner).toContainText('与服务器的连接中断')
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toBeVisible()
  await expect(tuzhi.legend.title()).toHaveText('公园绿地服务半径覆盖率')

  await tuzhi.page.context().setOffline(false)
  await expect(banner).toHaveCount(0)
  await expect(tuzhi.legend.title()).toHaveText('公共厕所设置密度')
})

test('a page whose parts were replaced on the server loads itself anew, once', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/status of 404|dynamically imported module|error loading dynamically/i)
  await tuzhi.openCounty((await api.county()).code)
  let asked = 0
  // What a newer web on the server does to the page of yesterday.
  await tuzhi.page.route('**/assets/deck-*.js', (route) => {
    asked += 1
    return asked === 1 ? route.fulfill({ status: 404 }) : route.continue()
  })
  const anew = tuzhi.page.waitForEvent('load')

  await tuzhi.switchTo('距离热力')

  await anew
  await tuzhi.map.isComplete()
  await tuzhi.linkSays('show', 'surface')
  await expect(tuzhi.switch('距离热力')).toBeChecked()
  expect(asked).toBeGreaterThan(1)
})

test('a page that opens while the server is away opens by itself when it returns', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/ERR_CONNECTION_REFUSED/)
  const county = await api.county()
  await tuzhi.page.route('**/api/**', (route) => route.abort('connectionrefused'))
  await tuzhi.page.goto(`/county/${county.code}`)
  await expect(tuzhi.heading('与服务器的连接中断')).toBeVisible()
  await tuzhi.page.unroute('**/api/**')
  await expect(tuzhi.board.whole).toContainText(county.name)
  await tuzhi.map.isComplete()
})

test('a question that alone finds no answer is said to, and not asked without a rest', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/status of 503/)
  const { code } = await api.county()
  let asked = 0
  await tuzhi.page.route(/\/api\/.*grid.*health/, (route) => {
    asked += 1
    return route.fulfill({ status: 503 })
  })
  await tuzhi.page.goto(`/county/${code}/grids`)
  await expect(tuzhi.page.getByRole('main').getByRole('button', { name: '重试' })).toBeVisible()
  await expect(tuzhi.page.getByRole('status').filter({ hasText: '正在检查全县网格' })).toHaveCount(0)
  // twice at first, and twice when the server turned out to be there; that it still is asks nothing more
  await expect.poll(() => asked).toBeGreaterThanOrEqual(4)
  for (let i = 0; i < 2; i++) await tuzhi.page.waitForRequest(/\/api\/health$/)
  expect(asked).toBe(4)
})
