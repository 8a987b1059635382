// Statistics: every number leads to a list, and that list is as long as the number says.
import { problemListRoutes } from '../../api/contract/problem-lists.ts'
import { parseProblemFilter } from '../../web/problem-link.ts'
import { ProblemNumbers } from './drivers/problem-numbers.ts'
import { Problems } from './drivers/problems.ts'
import { expect, test } from './drivers/test.ts'

test('every number of a line, of all and of one unit, opens a list of that length', async ({
  tuzhi,
  api,
}) => {
  const { page } = tuzhi
  const { code: county } = await api.county()
  const numbers = new ProblemNumbers(page)
  await numbers.open(county)
  await tuzhi.isAccessible()
  await page.getByRole('checkbox', { name: '显示全部指标' }).check()
  await expect(page.getByRole('columnheader', { name: /重复率/ })).toBeVisible()

  const lines = [await numbers.linksOf('合计'), await numbers.linksOf(await numbers.firstGroup())]
  for (const links of lines) {
    expect(links.length).toBeGreaterThan(5)
    const lists = links.map(({ href }) => {
      const query = parseProblemFilter(Object.fromEntries(new URL(href).searchParams), county)
      return api.ask(problemListRoutes.listProblems, { params: { county }, query: { ...query, limit: 1 } })
    })
    const found = await Promise.all(lists)
    expect(links.map(({ href }, index) => ({ href, count: found[index]?.total }))).toEqual(links)
  }

  const reported = numbers.card('上报数')
  const many = (await reported.innerText()).trim()
  await reported.click()
  await expect(new Problems(page).total).toHaveText(`${many} 件`)
  await tuzhi.linkSays('counted', 'reported')
})

test('groups by area add up to all, and the link says by what they are parted', async ({ tuzhi, api }) => {
  const { code: county } = await api.county()
  const numbers = new ProblemNumbers(tuzhi.page)
  await numbers.open(county, '?by=township')
  const [all = ''] = await numbers.read('合计', ['上报数'])
  expect(await numbers.sum('上报数')).toBe(Number(all.replaceAll(',', '')))
  await new Problems(tuzhi.page).choose('分组', '按来源')
  await tuzhi.linkSays('by', 'source')
  await expect(tuzhi.page.getByRole('columnheader', { name: '来源' })).toBeVisible()
  await expect.poll(() => numbers.sum('上报数')).toBe(Number(all.replaceAll(',', '')))
})
