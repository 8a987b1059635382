// The own account: made with the one-time link, kept by whoever has it, and not lost when a session ends in mid-work.
import type { APIRequestContext } from '@playwright/test'
import { TOTP } from 'otpauth'
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { type Deployment, emptyDeployment } from './drivers/empty-deployment.ts'
import { expect, test } from './drivers/test.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
test.skip(
  server === '',
  'TEST_DATABASE_URL names no PostgreSQL server on which an empty database could be made.',
)
test.use({ account: '' })
test.describe.configure({ mode: 'serial' })

const name = 'first.admin'
let password = 'Green-2026'
let deployment: Deployment
test.beforeAll(async () => {
  test.setTimeout(120_000)
  deployment = await emptyDeployment(server)
})
test.afterAll(() => deployment?.remove())
test.beforeEach(({ witness }) => {
  witness.expects(deployment.url)
  witness.forgive(/status of 4(01|22)/)
})

test('the link of the server makes an administrator, once', async ({ tuzhi }) => {
  const { page } = tuzhi
  await page.goto(deployment.administrator)
  await expect(tuzhi.heading('创建管理员')).toBeVisible()
  await tuzhi.isAccessible()
  await page.getByLabel('账号', { exact: true }).fill('First.Admin')
  await page.getByLabel('姓名').fill('李敏')
  await page.getByLabel('新密码').fill('short')
  await page.getByLabel('再输入一次').fill('short')
  await tuzhi.button('创建并登录').click()
  await expect(page.getByLabel('新密码')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('新密码').fill(password)
  await page.getByLabel('再输入一次').fill(password)
  await tuzhi.button('创建并登录').click()
  // Signed in, before any county is there.
  await expect(page).toHaveURL(`${deployment.url}/`)
  await expect(tuzhi.heading('还没有县的数据')).toBeVisible()
  await tuzhi.button('李敏').click()
  await page.getByRole('menuitem', { name: '我的账号' }).click()
  await expect(tuzhi.heading('我的账号')).toBeVisible()

  await page.goto(deployment.administrator)
  await page.getByLabel('账号', { exact: true }).fill('second')
  await page.getByLabel('姓名').fill('王二')
  await page.getByLabel('新密码').fill(password)
  await page.getByLabel('再输入一次').fill(password)
  await tuzhi.button('创建并登录').click()
  await expect(page.getByRole('alert')).toContainText('这条链接已经用过或已过期')
})

test('a session that ends in the middle of a form takes nothing of it', async ({ tuzhi, playwright }) => {
  const { page } = tuzhi
  await page.goto(`${deployment.url}/profile`)
  await tuzhi.button('登录').click()
  await tuzhi.signIn.enter(name, password)
  await expect(tuzhi.heading('我的账号')).toBeVisible()
  await tuzhi.isAccessible()
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel('新密码').fill('Blue-2027')
  await page.getByLabel('再输入一次').fill('Blue-2027')

  await endSessions(await playwright.request.newContext({ baseURL: deployment.url }))
  await tuzhi.button('修改密码').click()

  await expect(tuzhi.signIn.dialog).toBeVisible()
  await tuzhi.isAccessible()
  await tuzhi.signIn.enter(name, password, tuzhi.signIn.dialog)
  await expect(tuzhi.signIn.dialog).toHaveCount(0)
  await expect(page.getByLabel('新密码')).toHaveValue('Blue-2027')
  await tuzhi.button('修改密码').click()
  await expect(page.getByRole('status')).toContainText('密码已修改')
  password = 'Blue-2027'
  await expect(page.getByLabel('新密码')).toHaveValue('')
})

test('other devices are ended from here, and the second factor is asked for from then on', async ({
  tuzhi,
  playwright,
}) => {
  const { page } = tuzhi
  const elsewhere = await playwright.request.newContext({ baseURL: deployment.url })
  await new Api(elsewhere).ask(routes.signIn, { body: { name, password } })
  await page.goto(`${deployment.url}/profile`)
  await tuzhi.button('登录').click()
  await tuzhi.signIn.enter(name, password)

  const others = tuzhi.button(/^退出 .*最近使用/)
  // The other device, and the browser of the test before.
  for (const left of [2, 1]) {
    await expect(others).toHaveCount(left)
    await others.first().click()
  }
  await expect(others).toHaveCount(0)
  expect((await elsewhere.get('/api/profile')).status()).toBe(401)

  await tuzhi.button('启用二次验证').click()
  await page.getByLabel('先输入密码确认是本人').fill(password)
  await tuzhi.button('下一步').click()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  const authenticator = new TOTP({ secret })
  const code = authenticator.generate()
  await page.getByLabel('动态验证码').fill(code)
  await tuzhi.button('确认启用').click()
  await expect(tuzhi.button('停用二次验证')).toBeVisible()

  await tuzhi.signIn.leave('李敏')
  await tuzhi.button('登录').click()
  await tuzhi.signIn.enter(name, password)
  await page.getByLabel('动态验证码').fill(code)
  await tuzhi.button(/^登录$/).click()
  await expect(page.getByRole('alert')).toContainText('验证码不正确或已经用过')
  // The code of the step before the next one is new, and clocks may go wrong by one step.
  await page.getByLabel('动态验证码').fill(authenticator.generate({ timestamp: Date.now() + 30_000 }))
  await tuzhi.button(/^登录$/).click()
  // Leaving the page before the answer has come would leave without the cookie.
  await expect(tuzhi.button('李敏')).toBeVisible()
  await page.goto(`${deployment.url}/profile`)
  await tuzhi.button('停用二次验证').click()
  await page.getByLabel('先输入密码确认是本人').fill(password)
  await tuzhi.button('停用二次验证').click()
  await expect(tuzhi.button('启用二次验证')).toBeVisible()
})

/** From another device: signs every other one out. */
async function endSessions(request: APIRequestContext): Promise<void> {
  const api = new Api(request)
  await api.ask(routes.signIn, { body: { name, password } })
  const { items } = await api.ask(routes.listSessions, {})
  first(items.filter(({ current }) => !current))
  for (const { id, current } of items) if (!current) await api.ask(routes.endSession, { params: { id } })
  await request.dispose()
}
