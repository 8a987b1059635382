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

  const banner = tuzhi.page.getByRole('alert').filter({ hasText: '与服务器的连接中断' })
  await expect(banner).toContainText('屏幕上的内容仍是最近一次的数据。连接恢复后会自动更新。')
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toBeVisible()
  await expect(tuzhi.legend.title()).toHaveText('公园绿地服务半径覆盖率')

  await tuzhi.page.context().setOffline(false)
  await expect(banner).toHaveCount(0)
  await expect(tuzhi.legend.title()).toHaveText('公共厕所设置密度')
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
