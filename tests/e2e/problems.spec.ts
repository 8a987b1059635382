// The list of problems and one problem: found, narrowed, moved by one and by many, and what two people at once see.

import { problemListRoutes } from '../../api/contract/problem-lists.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { people, uniqueWords } from './drivers/cases.ts'
import { Problems } from './drivers/problems.ts'
import { conflict } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

test.use({ account: people.desk })

type List = AnswerOf<typeof problemListRoutes.listProblems>

test('a dispatcher lands on the own inbox; the link says what the list shows, and so does the server', async ({
  tuzhi,
  api,
  cases,
}) => {
  const words = uniqueWords('垃圾成堆')
  const problem = await cases.report(words)
  const { county } = problem.row
  const problems = new Problems(tuzhi.page)
  await tuzhi.page.goto('/')
  await expect(tuzhi.page).toHaveURL(new RegExp(`/county/${county}/problems\\?inbox=accept$`))
  await expect(problems.inbox('待受理')).toHaveAttribute('aria-current', 'page')
  await expect(problems.row(words)).toBeVisible()
  await tuzhi.isAccessible()

  // Step by step the filter grows in the address, and the number above the list is the server's.
  await problems.inbox('全部未办结').click()
  await tuzhi.page.getByRole('textbox', { name: '编号、内容或地点' }).fill(words)
  await tuzhi.linkSays('q', words)
  await expect(problems.total).toHaveText('1 件')
  await tuzhi.page.getByRole('button', { name: /^待受理/ }).click()
  await tuzhi.linkSays('status', 'reported')
  await expect(problems.chip('环节：待受理')).toBeVisible()
  await problems.chip('环节').getByRole('button', { name: '去掉条件 环节' }).click()
  await tuzhi.linkSays('status', null)
  await tuzhi.page.getByRole('button', { name: '清空筛选' }).click()
  await tuzhi.linkSays('q', null)
  const all: List = await api.ask(problemListRoutes.listProblems, { params: { county }, query: {} })
  await expect(problems.total).toHaveText(`${all.total.toLocaleString('en-US')} 件`)

  // Somebody who opens the link sees the same.
  await problems.openList(county, `?q=${encodeURIComponent(words)}&state=all`)
  await expect(problems.row(words)).toBeVisible()
  await expect(problems.total).toHaveText('1 件')
})

test('the way from one problem to the next is that of the list, and leads back to it', async ({
  tuzhi,
  cases,
}) => {
  const words = uniqueWords('一件接一件')
  const [older, newer] = [await cases.report(`${words} 前`), await cases.report(`${words} 后`)]
  const problems = new Problems(tuzhi.page)
  await problems.openList(older.row.county, `?q=${encodeURIComponent(words)}&sort=oldest`)
  await problems.row(`${words} 前`).getByRole('link').first().click()
  await expect(tuzhi.page).toHaveURL(new RegExp(`/problems/${older.row.id}\\?`))
  await tuzhi.page.getByRole('link', { name: '下一件' }).click()
  await expect(tuzhi.page).toHaveURL(new RegExp(`/problems/${newer.row.id}\\?`))
  await expect(tuzhi.page.getByText(`${words} 后`).first()).toBeVisible()
  await tuzhi.page.getByRole('link', { name: '返回清单' }).click()
  await expect(problems.total).toHaveText('2 件')
  await tuzhi.linkSays('sort', 'oldest')
})

test('a filter is saved under a name and opened again; the export asks for the same filter', async ({
  tuzhi,
  cases,
  witness,
}) => {
  witness.forgive(/ERR_FAILED/)
  const problems = new Problems(tuzhi.page)
  const name = uniqueWords('超时')
  await problems.openList(await cases.county(), '?light=red&unit=0')
  const download = tuzhi.page.waitForEvent('download')
  await tuzhi.button('导出').click()
  await tuzhi.page.getByRole('menuitem', { name: 'CSV 表格' }).click()
  expect(new URL((await download).url()).search).toBe('?unit=0&light=red&language=zh')
  await tuzhi.button('常用筛选').click()
  await tuzhi.button('保存当前筛选').click()
  await problems.dialog.getByLabel('名称').fill(name)
  await problems.dialog.getByRole('button', { name: '保存', exact: true }).click()
  await expect(problems.dialog).toHaveCount(0)
  await tuzhi.button('清空筛选').click()
  await tuzhi.linkSays('light', null)
  await tuzhi.button('常用筛选').click()
  await tuzhi.button(name).first().click()
  await tuzhi.linkSays('light', 'red')
  await tuzhi.linkSays('unit', '0')
  await expect(tuzhi.button(`删除 ${name}`), 'what was chosen is done with').toBeHidden()

  // Deleted, it is gone for good; what it had narrowed stays.
  await tuzhi.button('常用筛选').click()
  await tuzhi.page.route('**/problem-views/*', (route) => route.abort())
  await tuzhi.button(`删除 ${name}`).click()
  await expect(tuzhi.page.getByRole('alert').filter({ hasText: '尚未确认办理结果' })).toBeVisible()
  await tuzhi.page.unroute('**/problem-views/*')
  await tuzhi.button(`删除 ${name}`).click()
  await expect(tuzhi.button(name)).toHaveCount(0)
  await tuzhi.page.reload()
  await tuzhi.button('常用筛选').click()
  await expect(tuzhi.button('保存当前筛选')).toBeVisible()
  await expect(tuzhi.button(name)).toHaveCount(0)
  await tuzhi.linkSays('light', 'red')
})

test('several are dispatched at once: previewed, done, and what moved meanwhile is left out with the reason', async ({
  tuzhi,
  cases,
}) => {
  const words = uniqueWords('成批')
  const [one, two] = [await cases.filed(words), await cases.filed(words)]
  const problems = new Problems(tuzhi.page)
  await problems.openList(one.row.county, `?q=${encodeURIComponent(words)}`)
  await tuzhi.page.getByRole('checkbox', { name: '选择', exact: true }).check()
  await expect(tuzhi.page.getByRole('status').filter({ hasText: '已选 2 件' })).toBeVisible()
  // A colleague takes one of them away.
  await cases.move(people.desk, two, 'void', { words: '误报' })
  await tuzhi.button('派遣 2 件').click()
  await problems.choose('派遣到', (await cases.unit()).name, problems.dialog)
  await problems.dialog.getByRole('button', { name: '预览' }).click()
  await expect(problems.dialog).toContainText('可以办理 1 件')
  await expect(problems.dialog).toContainText('不能办理 1 件，将跳过')
  await expect(problems.dialog).toContainText('有人刚刚办理过')
  await problems.dialog.getByRole('button', { name: '派遣 1 件' }).click()
  await expect(
    tuzhi.page.getByRole('alert').or(tuzhi.page.getByRole('status')).filter({ hasText: '已派遣 1 件' }),
  ).toBeVisible()
  await expect(problems.row(words)).toContainText('处置中')
})

test('several are closed at once: previewed first, and those that stay open say why', async ({
  tuzhi,
  cases,
}) => {
  const words = uniqueWords('一并结案')
  const [one, two] = [await cases.checked(words), await cases.checked(words)]
  await cases.filed(words)
  const problems = new Problems(tuzhi.page)
  await problems.openList(one.row.county, `?q=${encodeURIComponent(words)}`)
  await tuzhi.page.getByRole('checkbox', { name: '选择', exact: true }).check()
  await expect(tuzhi.page.getByRole('status').filter({ hasText: '已选 3 件' })).toBeVisible()
  // The button counts what can be closed: the third one was not even dispatched.
  await tuzhi.button('结案 2 件').click()
  await cases.move(people.leader, two, 'note', { words: '再看一眼' })
  await problems.dialog.getByRole('button', { name: '预览' }).click()
  await expect(problems.dialog).toContainText('可以办理 1 件')
  await expect(problems.dialog).toContainText('不能办理 1 件，将跳过')
  expect((await cases.detail(one)).row.status, 'a preview closes nothing').toBe('checked')
  await problems.dialog.getByRole('button', { name: '结案 1 件' }).click()
  await expect(
    tuzhi.page.getByRole('alert').or(tuzhi.page.getByRole('status')).filter({ hasText: '已结案 1 件' }),
  ).toBeVisible()
  expect((await cases.detail(one)).row.status).toBe('closed')
  expect((await cases.detail(two)).row.status).toBe('checked')
})

test('two people move one problem: the second sees what happened and loses no word', async ({
  tuzhi,
  cases,
  witness,
}) => {
  witness.forgive(conflict)
  const problem = await cases.report(uniqueWords('两人同时'))
  const problems = new Problems(tuzhi.page)
  // The page does not hear of it: it is as if both pressed in the same second.
  await tuzhi.page.route('**/problem-stream', (route) => route.abort())
  witness.forgive(/problem-stream|status of 409/)
  await problems.open(problem.row.county, problem.row.id)
  await problems.step('不予受理').click()
  await problems.dialog.getByLabel('原因').fill('不在受理范围内')
  await cases.move(people.desk, problem, 'accept', { words: '先受理' })
  await problems.dialog.getByRole('button', { name: '不予受理', exact: true }).click()
  await expect(problems.dialog).toContainText('有人刚刚办理过这件问题')
  await expect(problems.dialog).toContainText('先受理')
  await expect(problems.dialog).toContainText('现在的状态：待立案')
  await expect(problems.dialog.getByLabel('原因')).toHaveValue('不在受理范围内')
  await tuzhi.isAccessible()
  await problems.dialog.getByRole('button', { name: '仍然不予受理' }).click()
  await problems.isDone('不予受理')
  await expect(tuzhi.page.getByRole('listitem').filter({ hasText: '不在受理范围内' }).first()).toBeVisible()
})

test('what was typed into a step is there again when the page is opened anew', async ({ tuzhi, cases }) => {
  const problem = await cases.report(uniqueWords('写到一半'))
  const problems = new Problems(tuzhi.page)
  await problems.open(problem.row.county, problem.row.id)
  await problems.step('不予受理').click()
  await problems.dialog.getByLabel('原因').fill('重复上报，见上一件')
  await tuzhi.page.reload()
  await problems.step('不予受理').click()
  await expect(problems.dialog).toContainText('已恢复您上次没有提交的内容')
  await expect(problems.dialog.getByLabel('原因')).toHaveValue('重复上报，见上一件')
  await problems.dialog.getByRole('button', { name: '清除' }).click()
  await expect(problems.dialog.getByLabel('原因')).toHaveValue('')
})

test('a step asks exactly what it takes, and says why another one is held up', async ({ tuzhi, cases }) => {
  const problem = await cases.dispatched(uniqueWords('要挂账'))
  const problems = new Problems(tuzhi.page)
  await problems.open(problem.row.county, problem.row.id)
  await tuzhi.isAccessible()
  // Nobody asked for one.
  await expect(tuzhi.button(/^同意延期：没有待审批的延期申请/)).toHaveAttribute('aria-disabled', 'true')
  await problems.step('挂账').click()
  await problems.dialog.getByRole('button', { name: '挂账', exact: true }).click()
  await expect(problems.dialog).toContainText('请填写理由')
  await expect(problems.dialog).toContainText('请选择挂账到期日')
  await problems.dialog.getByRole('button', { name: '季节原因暂不能施工' }).click()
  const until = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, '2026-11-26'.length)
  await problems.dialog.getByLabel('挂账至').fill(until)
  await problems.dialog.getByRole('button', { name: '挂账', exact: true }).click()
  await problems.isDone('挂账')
  await expect(tuzhi.page.getByText('计时已暂停')).toBeVisible()
})

test('a duplicate is merged into the one beside it, and its page leads there', async ({ tuzhi, cases }) => {
  const at = await cases.position(37)
  const words = uniqueWords('同一处')
  const original = await cases.report(`${words} 原件`, { position: at })
  const copy = await cases.report(`${words} 重复`, { position: at })
  const problems = new Problems(tuzhi.page)
  await problems.open(copy.row.county, copy.row.id)
  const near = tuzhi.page.getByRole('listitem').filter({ hasText: `${words} 原件` })
  await near.getByRole('button', { name: '并入该件' }).click()
  await problems.dialog.getByRole('button', { name: '并案', exact: true }).click()
  await problems.isDone('并案')
  await tuzhi.page.getByRole('link', { name: '打开那一件' }).click()
  await expect(tuzhi.page).toHaveURL(new RegExp(`/problems/${original.row.id}$`))
  await expect(tuzhi.page.getByText('并入了 1 件')).toBeVisible()
})

test('the sheet is one paper with facts, map, history and room to sign', async ({ tuzhi, cases }) => {
  const words = uniqueWords('打印')
  const { row } = await cases.dispatched(words)
  await tuzhi.page.goto(`/county/${row.county}/problems/${row.id}/sheet`)
  await expect(tuzhi.heading('问题处置单')).toBeVisible()
  await expect(tuzhi.page.getByRole('img', { name: '位置图' })).toBeVisible({ timeout: 60_000 })
  await expect(tuzhi.page.getByRole('table')).toContainText('派遣')
  await expect(tuzhi.page.getByText(row.number ?? '').first()).toBeVisible()
  await expect(tuzhi.page.getByText('处置人', { exact: true })).toBeVisible()
  await tuzhi.isAccessible()
})

test.describe('an administrator', () => {
  test.use({ account: 'demo-system-administrator' })
  test('without the right to see problems is told so', async ({ tuzhi, api }) => {
    const { code } = await api.county()
    await tuzhi.page.goto(`/county/${code}/problems`)
    await expect(tuzhi.page.getByText('不能查看问题')).toBeVisible()
  })
})
