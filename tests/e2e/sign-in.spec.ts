// Nobody sees anything without signing in, and whoever signs in finds what they were sent.
import { routes } from '../../api/contract/routes.ts'
import { notSignedIn } from './drivers/sign-in.ts'
import { expect, test } from './drivers/test.ts'

test.use({ account: '' })
test.beforeEach(({ witness }) => witness.forgive(notSignedIn))

test('a demo account is one press away, and a link opens on its state after signing in', async ({
  tuzhi,
  sessionOf,
  playwright,
  baseURL,
}) => {
  // The link as somebody who is signed in would send it.
  const request = await playwright.request.newContext({
    baseURL,
    storageState: await sessionOf('demo-planner'),
  })
  const { items } = await (await request.get('/api/counties')).json()
  await request.dispose()
  const link = `/county/${items[0].code}?level=township&indicator=bus-stop-coverage`

  await tuzhi.page.goto(link)
  await expect(tuzhi.heading('登录')).toBeVisible()
  await tuzhi.isAccessible()
  await tuzhi.signIn.demo('规划员').click()

  await tuzhi.map.isComplete()
  await expect(tuzhi.page).toHaveURL(link)
  await expect(tuzhi.switch('乡镇街道')).toBeChecked()
  await expect(tuzhi.legend.title()).toHaveText('公交站点 500 米覆盖率')
})

test('a wrong password says so and lets nobody in', async ({ tuzhi, api }) => {
  await tuzhi.page.goto('/')
  await tuzhi.signIn.enter('nobody-here', 'Wrong-1234')
  await expect(tuzhi.page.getByRole('alert')).toContainText('账号或密码不正确')
  expect((await api.answer(routes.listCounties, {})).status()).toBe(401)
})

test('five failures lock the name, and the page says for how long', async ({ tuzhi, witness }) => {
  witness.forgive(/status of (401|429)/)
  await tuzhi.page.goto('/')
  for (let failure = 1; failure <= 5; failure += 1) {
    const answered = tuzhi.page.waitForResponse('**/api/session')
    await tuzhi.signIn.enter('guessed-at', `Guess-${failure}`)
    await answered
  }
  await tuzhi.signIn.enter('guessed-at', 'Guess-6')
  // Locked for a quarter of an hour, of which seconds have passed.
  await expect(tuzhi.page.getByRole('alert')).toContainText('请 15 分钟后再试')
})

test('the server is away while somebody signs in', async ({ tuzhi, witness }) => {
  witness.forgive(/status of 401|ERR_CONNECTION_REFUSED/)
  await tuzhi.page.goto('/')
  await tuzhi.page.route('**/api/session', (route) => route.abort('connectionrefused'))
  await tuzhi.signIn.enter('somebody', 'Some-1234')
  await expect(tuzhi.page.getByRole('alert')).toContainText('连接不到服务器')
})

test('whoever leaves leaves nothing behind', async ({ tuzhi }) => {
  await tuzhi.page.goto('/')
  await tuzhi.signIn.demo('规划员').click()
  await tuzhi.map.isComplete()
  const profile = await (await tuzhi.page.request.get('/api/profile')).json()
  await tuzhi.signIn.leave(profile.displayName)
  await expect(tuzhi.heading('登录')).toBeVisible()
  await tuzhi.page.goBack()
  await expect(tuzhi.heading('登录')).toBeVisible()
})

test('a session that ends while the map is moved is taken up again, with every tile', async ({
  tuzhi,
  witness,
}) => {
  witness.forgive(/status of 401/)
  await tuzhi.page.goto('/')
  await tuzhi.signIn.demo('规划员').click()
  await tuzhi.map.isComplete()
  await tuzhi.page.request.delete('/api/session')
  const refused = tuzhi.page.waitForResponse(
    (answer) => /\/tiles\//.test(answer.url()) && answer.status() === 401,
  )
  await tuzhi.button('放大').click()
  await refused
  await expect(tuzhi.signIn.dialog).toBeVisible()
  const answered = tuzhi.page.waitForResponse((answer) => /\/tiles\//.test(answer.url()) && answer.ok())
  await tuzhi.signIn.dialog.getByRole('button', { name: /继续$/ }).click()
  await answered
  await expect(tuzhi.signIn.dialog).toHaveCount(0)
  await tuzhi.map.isComplete()
})
