// What an administrator does for somebody who cannot come in any more, and a role over what one unit answers for.
import type { APIRequestContext } from '@playwright/test'
import { TOTP } from 'otpauth'
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { People } from './drivers/people.ts'
import { expect, test } from './drivers/test.ts'
import { Tuzhi } from './drivers/tuzhi.ts'

const name = 'zhao.min'
const displayName = '赵敏'
const own = 'Green-Leaf-26'

const nobody = { cookies: [], origins: [] }

test.describe.configure({ mode: 'serial' })

/** Whoever is cared for, in a browser and with an own way to the server, both signed in nowhere. */
const care = test.extend<{ person: Tuzhi; direct: Api }>({
  person: async ({ browser, witness }, use) => {
    witness.forgive(/status of (401|429)/)
    const context = await browser.newContext({ storageState: nobody })
    witness.watch(context)
    await use(new Tuzhi(await context.newPage()))
    await context.close()
  },
  direct: async ({ playwright, baseURL }, use) => {
    const request: APIRequestContext = await playwright.request.newContext({ baseURL, storageState: nobody })
    await use(new Api(request))
    await request.dispose()
  },
})

care.describe('the system administrator', () => {
  care.use({ account: 'demo-system-administrator' })
  let people: People
  care.beforeEach(async ({ api, tuzhi }) => {
    const { items } = await api.ask(routes.listAccounts, { query: { q: name } })
    if (items.length === 0) await api.ask(routes.openAccount, { body: { name, displayName } })
    people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await people.open(name)
  })

  care('resets a password that has to be changed before anything else', async ({ person, direct, tuzhi }) => {
    await people.confirm('重置密码', '重置密码')
    const once = tuzhi.page.getByRole('dialog', { name: '一次性密码' })
    const password = await once.locator('code').innerText()
    await once.getByRole('button', { name: '我已记下' }).click()
    await expect(people.fact('状态')).toHaveText('待改密码')

    await person.page.goto('/profile')
    await person.signIn.enter(name, password)
    await expect(person.heading('请先设置自己的密码')).toBeVisible()
    await person.isAccessible()
    await person.page.getByLabel('现在的密码').fill(password)
    await person.page.getByLabel('新密码').fill(own)
    await person.page.getByLabel('再输入一次').fill(own)
    await person.button('修改密码').click()
    await expect(person.heading('我的账号')).toBeVisible()

    const refused = await direct.answer(routes.signIn, { body: { name, password } })
    expect(refused.status()).toBe(401)
    expect(await direct.ask(routes.signIn, { body: { name, password: own } })).toMatchObject({
      mustChangePassword: false,
    })
  })

  care('unlocks a name after too many wrong passwords', async ({ person, direct, tuzhi }) => {
    for (let failure = 0; failure < 5; failure += 1)
      await direct.answer(routes.signIn, { body: { name, password: `Wrong-${failure}` } })
    await person.page.goto('/profile')
    await person.signIn.enter(name, own)
    await expect(person.page.getByRole('alert')).toContainText('该账号已暂时锁定')

    await tuzhi.page.reload()
    await expect(people.fact('状态')).toContainText('锁定至')
    await people.confirm('解除锁定', '解除锁定')
    await expect(people.fact('状态')).not.toContainText('锁定')
    await person.signIn.enter(name, own)
    await expect(person.heading('我的账号')).toBeVisible()
  })

  care('turns the second factor off for somebody who lost the phone', async ({ person, direct, tuzhi }) => {
    await direct.ask(routes.signIn, { body: { name, password: own } })
    const { secret } = await direct.ask(routes.beginSecondFactor, { body: { password: own } })
    await direct.ask(routes.confirmSecondFactor, { body: { code: new TOTP({ secret }).generate() } })
    await person.page.goto('/profile')
    await person.signIn.enter(name, own)
    await expect(person.page.getByLabel('动态验证码')).toBeVisible()

    await tuzhi.page.reload()
    await expect(people.fact('二次验证')).toHaveText('已启用')
    await people.confirm('解除二次验证', '解除二次验证')
    await expect(people.fact('二次验证')).toHaveText('未启用')
    await person.page.reload()
    await person.signIn.enter(name, own)
    await expect(person.heading('我的账号')).toBeVisible()
    await expect(person.button('启用二次验证')).toBeVisible()
  })
})

care.describe('the security administrator', () => {
  care.use({ account: 'demo-security-administrator' })

  care('gives a role over what one unit answers for, and there it holds', async ({ tuzhi, api, person }) => {
    const county = await api.county()
    const { items } = await api.ask(routes.listUnits, {
      params: { county: county.code },
      query: { limit: 1000 },
    })
    const [unit, other] = items.toSorted((a, b) => b.assignmentCount - a.assignmentCount)
    if (!unit || !other) throw new Error('The demo county has units.')
    const people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await people.open(name)
    await people.button('授予角色').click()
    await people.choose('角色', '包抓单位联络员')
    await people.field('单位').last().fill(unit.name)
    await people.option(unit.name).click()
    await people.listsAreShut()
    await tuzhi.isAccessible()
    await people.button('授予角色').click()
    await expect(people.grant(`包抓单位联络员 · ${unit.name}`)).toContainText('有效')

    await person.page.goto('/')
    await person.signIn.enter(name, own)
    await expect(person.page).toHaveURL(`/county/${county.code}/units/${unit.id}`)
    await expect(person.heading(unit.name)).toBeVisible()
    await expect(person.button(/^为 .* 记一笔履职$/).first()).toBeVisible()
    await person.page.goto(`/county/${county.code}/units/${other.id}`)
    await expect(person.heading(other.name)).toBeVisible()
    await expect(person.button(/^为 .* 记一笔履职$/)).toHaveCount(0)
  })
})

test.afterAll(async ({ sessionOf, playwright, baseURL }) => {
  const storageState = await sessionOf('demo-system-administrator')
  const request = await playwright.request.newContext({ baseURL, storageState })
  const api = new Api(request)
  const { id, version } = first((await api.ask(routes.listAccounts, { query: { q: name } })).items)
  await api.ask(routes.setAccountDisabled, { params: { id }, body: { disabled: true, version } })
  await request.dispose()
})
