// The settings of problems: the workflow to look at, and what the city calls a step, also when two change it at once.
import { settingRoutes } from '../../api/contract/problem-settings.ts'
import { people, uniqueWords } from './drivers/cases.ts'
import { Problems } from './drivers/problems.ts'
import { conflict } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

test('the workflow is drawn, and says the same as its table', async ({ tuzhi, api }) => {
  const { code } = await api.county()
  await tuzhi.page.goto(`/county/${code}/problem-settings?part=workflow`)
  const drawing = tuzhi.page.getByRole('img', { name: /^办理流程图/ })
  for (const word of ['待受理', '处置中', '待核查', '已结案', '办结反馈', '返工'])
    await expect(drawing).toContainText(word)
  const line = tuzhi.page.getByRole('row').filter({ hasText: '返工' })
  await expect(line).toContainText('待核查')
  await expect(line).toContainText('处置中')
  await expect(line).toContainText('核查人员')
  await tuzhi.isAccessible()
})

test('a step gets another name on every screen; whoever saves second chooses whose stands', async ({
  tuzhi,
  visitorAs,
  api,
  cases,
  witness,
}) => {
  witness.forgive(conflict)
  const words = uniqueWords('改了叫法')
  const { row } = await cases.dispatched(words)
  const { page } = tuzhi
  const params = { county: row.county }
  const before = await api.ask(settingRoutes.getProblemSettings, { params })
  const set = async (labels: typeof before.labels) => {
    const { version, stepLimits, calendar } = await api.ask(settingRoutes.getProblemSettings, { params })
    await api.ask(settingRoutes.changeProblemSettings, {
      params,
      body: { version, stepLimits, calendar, labels },
    })
  }
  try {
    await page.goto(`/county/${row.county}/problem-settings?part=labels`)
    const own = page.getByRole('textbox', { name: '处置中 本地名称（中文）' })
    await own.fill('办理中')
    await tuzhi.isAccessible()
    await tuzhi.button(/^保存$/).click()
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
    const desk = new Problems((await visitorAs(people.desk)).page)
    await desk.openList(row.county, `?q=${encodeURIComponent(words)}`)
    await expect(desk.row(words)).toContainText('办理中')

    // Somebody else is faster: what was typed stands, and is saved when one says so.
    await set({ dispatched: { zh: '正在办', en: 'In hand' } })
    await own.fill('承办中')
    await tuzhi.button(/^保存$/).click()
    await expect(page.getByRole('alert')).toContainText('别人刚刚修改过，您的修改还没有保存')
    await expect(own).toHaveValue('承办中')
    await tuzhi.button('仍保存我的').click()
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)

    // The other way round: theirs is read, and can be changed upon.
    await set({ dispatched: { zh: '正在办', en: 'In hand' } })
    await own.fill('又改一次')
    await tuzhi.button(/^保存$/).click()
    await tuzhi.button('采用别人的').click()
    await expect(own).toHaveValue('正在办')
  } finally {
    await set(before.labels)
  }
})
