// The first day on a server of one's own: no county yet, two ways to get one, and one of them is a button.
import { type Deployment, emptyDeployment } from './drivers/empty-deployment.ts'
import { notSignedIn } from './drivers/sign-in.ts'
import { expect, test } from './drivers/test.ts'

test.use({ account: '' })

const server = process.env.TEST_DATABASE_URL ?? ''
test.skip(
  server === '',
  'TEST_DATABASE_URL names no PostgreSQL server on which an empty database could be made.',
)

let deployment: Deployment
test.beforeAll(async () => {
  test.setTimeout(120_000)
  deployment = await emptyDeployment(server)
})
test.afterAll(() => deployment?.remove())

test('an empty database opens on a welcome, and its button brings the demo county', async ({
  tuzhi,
  witness,
}) => {
  test.setTimeout(240_000)
  witness.expects(deployment.url)
  witness.forgive(notSignedIn)
  await tuzhi.page.goto(deployment.url)
  await expect(tuzhi.heading('还没有县的数据')).toBeVisible()
  await expect(tuzhi.page.getByText(/npm run import/).first()).toBeVisible()
  await tuzhi.isAccessible()

  await tuzhi.button('加载演示县').click()

  await expect(tuzhi.page.getByRole('status')).toContainText('正在生成演示县并计算指标')
  await tuzhi.signIn.demo('规划员').click({ timeout: 150_000 })
  await expect(tuzhi.page).toHaveURL(/\/county\/\d{6}$/)
  await tuzhi.map.isComplete()
  await expect(tuzhi.board.row('公园绿地服务半径覆盖率')).toContainText('%')
})
