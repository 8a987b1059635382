// Who may have an account and do what: opened with a password shown once, given roles, kept by two at a time.
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { People } from './drivers/people.ts'
import { expect, test } from './drivers/test.ts'

const name = 'wang.xiaoming'
/** A browser writes every refusal of the server on its console. */
const refused = /status of 409/

test.describe('the system administrator', () => {
  test.use({ account: 'demo-system-administrator' })

  test('opens an account with a password that is shown once and has to be changed', async ({
    tuzhi,
    playwright,
    baseURL,
  }) => {
    const people = new People(tuzhi.page)
    await tuzhi.page.goto('/')
    await expect(tuzhi.page).toHaveURL('/people')
    await expect(people.row('demo-grid-leader')).toContainText('网格长')
    await tuzhi.isAccessible()

    await tuzhi.button('开设账号').click()
    await people.field('姓名').fill('王小明')
    await people.field('账号').fill('Wang.Xiaoming')
    await people.field('手机').fill('13812345678')
    await tuzhi.isAccessible()
    await people.button('开设账号').click()
    await expect(people.account).toContainText('关闭后不再显示')
    const password = await people.account.locator('code').innerText()
    await people.button('我已记下').click()

    await expect(people.fact('账号')).toHaveText(name)
    await expect(people.fact('状态')).toHaveText('待改密码')
    await expect(people.fact('手机')).toContainText('138****5678')
    await expect(people.account).not.toContainText(password)
    const somebody = await playwright.request.newContext({ baseURL })
    const profile = await new Api(somebody).ask(routes.signIn, { body: { name, password } })
    expect(profile).toMatchObject({ displayName: '王小明', mustChangePassword: true, grants: [] })
    await somebody.dispose()
  })

  test('keeps what is filled in when the name is taken', async ({ tuzhi, witness }) => {
    witness.forgive(refused)
    const people = new People(tuzhi.page)
    await people.visit()
    await tuzhi.button('开设账号').click()
    await people.field('姓名').fill('另一个人')
    await people.field('账号').fill(name)
    await people.button('开设账号').click()
    await expect(people.account.getByRole('alert')).toContainText('已有同名账号')
    await expect(people.field('姓名')).toHaveValue('另一个人')
  })

  test('sees both versions when somebody else was faster', async ({ tuzhi, api, witness }) => {
    witness.forgive(refused)
    const people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await people.open(name)
    await people.button('修改').click()
    await people.field('姓名').fill('王晓明')

    const { id, version } = await account(api)
    await api.ask(routes.changeAccount, { params: { id }, body: { displayName: '王明', version } })
    await people.button('保存').click()
    const trouble = people.account.getByRole('alert')
    await expect(trouble).toContainText('别人刚刚修改过')
    await expect(trouble.getByRole('row', { name: /^姓名/ }).getByRole('cell')).toHaveText(['王晓明', '王明'])
    await tuzhi.isAccessible()
    await people.button('采用别人的').click()
    await expect(people.account).toContainText('王明')
    expect((await account(api)).displayName).toBe('王明')

    await people.button('修改').click()
    await people.field('姓名').fill('王晓明')
    const now = await account(api)
    await api.ask(routes.changeAccount, {
      params: { id },
      body: { displayName: '王敏', version: now.version },
    })
    await people.button('保存').click()
    await people.button('仍保存我的').click()
    await expect(people.fact('账号')).toHaveText(name)
    expect((await account(api)).displayName).toBe('王晓明')
  })

  test('disables and enables an account after a question, never a demo account', async ({ tuzhi, api }) => {
    const people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await people.open(name)
    await people.confirm('停用', '取消')
    expect((await account(api)).disabled).toBe(false)
    await people.confirm('停用', '停用')
    await expect(people.fact('状态')).toContainText('已停用')
    await people.confirm('启用', '启用')
    await expect(people.fact('状态')).not.toContainText('已停用')

    await people.visit('?q=demo-planner')
    await people.open('demo-planner')
    await expect(people.account).toContainText('演示账号保持不变')
    await expect(people.button('停用')).toHaveCount(0)
    // Roles are the matter of the security administrator.
    await expect(people.button('授予角色')).toHaveCount(0)
  })
})

test.describe('the security administrator', () => {
  test.use({ account: 'demo-security-administrator' })

  test('gives a role over a grid found by name, dates it and takes it back', async ({ tuzhi, api }) => {
    const grid = first(await api.areas('grid'))
    const people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await expect(tuzhi.button('开设账号')).toHaveCount(0)
    await people.open(name)
    await people.button('授予角色').click()
    await people.choose('角色', '网格长')
    await expect(people.account).toContainText('这个角色通常授予网格')
    await people.field('区域').last().fill(grid.name)
    await people.area(grid.name).click()
    await tuzhi.isAccessible()
    await people.button('授予角色').click()

    const words = `网格长 · ${grid.name}`
    await expect(people.grant(words)).toContainText('有效')
    const given = first((await account(api)).grants)
    expect(given).toMatchObject({ roleId: 'grid-leader', scope: { area: grid.code, unitId: null } })

    await people.button(`修改日期：${words}`).click()
    await people.field('结束日期').fill('2000-01-01')
    await people.button('保存').click()
    await expect(people.account).toContainText('结束日期不能早于开始日期')
    await people.field('结束日期').fill('2099-12-31')
    await people.button('保存').click()
    await expect(people.grant(words)).toContainText('至 2099-12-31')

    await people.confirm(`收回：${words}`, '收回')
    await expect(people.account).toContainText('还没有任何角色')
    expect((await account(api)).grants).toEqual([])
  })

  test('opens the tree of areas with the keyboard alone and leaves by Esc', async ({ tuzhi, api }) => {
    const { keyboard } = tuzhi.page
    const county = await api.county()
    const people = new People(tuzhi.page)
    await people.visit(`?q=${name}`)
    await people.row(name).getByRole('button').focus()
    await keyboard.press('Enter')
    await people.button('授予角色').press('Enter')
    await people.field('区域').last().press('ArrowDown')
    await expect(people.area(county.name)).toBeVisible()
    await keyboard.press('Escape')
    await expect(people.area(county.name)).toBeHidden()
    await people.listsAreShut()
    await people.button('取消').press('Enter')
    await expect(people.field('区域')).toHaveCount(0)
    await people.button('授予角色').focus()
    await keyboard.press('Escape')
    await expect(tuzhi.page.getByRole('dialog')).toHaveCount(0)
    await tuzhi.linkSays('account', null)
  })

  test('makes a role that the table shows, but gives the own one no more rights', async ({ tuzhi }) => {
    const { page } = tuzhi
    const people = new People(page)
    await page.goto('/roles')
    await expect(page.getByRole('columnheader', { name: /^规划员/ })).toBeVisible()
    await tuzhi.isAccessible()
    await tuzhi.button('新建角色').click()
    await people.field('代号').fill('street-office')
    await people.field('中文名称').fill('街道值班员')
    await people.field('英文名称').fill('Street office')
    await people.account.getByRole('checkbox', { name: '查看地图和指标' }).check()
    await tuzhi.isAccessible()
    await people.button('新建角色').click()
    const headers = page.getByRole('columnheader')
    await expect(headers.last()).toContainText('街道值班员')
    const row = (verb: string) =>
      page
        .getByRole('row', { name: new RegExp(`^${verb}`) })
        .getByRole('cell')
        .last()
    await expect(row('查看地图和指标')).toHaveText('可以')
    await expect(row('导入数据')).toHaveText('不可以')

    await tuzhi.button('修改角色 街道值班员').click()
    await people.confirm('删除角色', '删除角色')
    await expect(headers.last()).toContainText('受理派遣员')

    await tuzhi.button('修改角色 安全管理员').click()
    await expect(people.account).toContainText('这是您自己的角色')
    await expect(people.account.getByRole('checkbox', { name: /^开设和停用账号/ })).toBeDisabled()
  })
})

test('whoever may not see accounts is told so', async ({ tuzhi }) => {
  await tuzhi.page.goto('/people')
  await expect(tuzhi.page.getByText('没有查看账号的权限')).toBeVisible()
  await tuzhi.page.goto('/roles')
  await expect(tuzhi.page.getByText('没有查看账号的权限')).toBeVisible()
})

async function account(api: Api) {
  return first((await api.ask(routes.listAccounts, { query: { q: name } })).items)
}
