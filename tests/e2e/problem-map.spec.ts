// Problems on the map: what is counted there, in the legend, in the table below and in the list is one number, filtered or
// not; what lies at one place can be told apart; and the wall hears of what happens.

import type { Page } from '@playwright/test'
import type { ProblemHeat, ProblemMap } from '../../api/contract/problem-map.ts'
import { problemNumberRoutes } from '../../api/contract/problem-numbers.ts'
import { first } from './drivers/api.ts'
import { people, uniqueWords } from './drivers/cases.ts'
import { Problems } from './drivers/problems.ts'
import { expect, test } from './drivers/test.ts'

test.use({ account: people.desk })

/** The next answer about a screen, as the map gets it. */
async function answered<T>(page: Page, route: 'problem-map' | 'problem-heat'): Promise<T> {
  const answer = await page.waitForResponse((each) => each.ok() && each.url().includes(`/${route}?`))
  return (await answer.json()) as T // the server serialises by the schema of the route
}

/** Every count that is drawn, added up. */
const drawn = ({ clusters, points }: ProblemMap) =>
  clusters.reduce((sum, { count }) => sum + count, points.length)

test('map, legend, table, heat and list count the same, filtered or not', async ({ tuzhi, api }) => {
  const { page } = tuzhi
  const { code: county, box } = await api.county()
  const [west, south, east, north] = box ?? [0, 0, 0, 0]
  const camera = `10.00,${(south + north) / 2},${(west + east) / 2}`
  const legend = page.getByRole('region', { name: '图例' })
  const total = async (query: { light?: 'red' }) =>
    (await api.ask(problemNumberRoutes.countProblems, { params: { county }, query })).total
  const written = (n: number) => n.toLocaleString('en-US')

  const whole = answered<ProblemMap>(page, 'problem-map')
  await tuzhi.openLink(`/county/${county}?show=problems&table=1&at=${camera}`)
  const all = await total({})
  expect(drawn(await whole)).toBe(all)
  await expect(legend).toContainText(`共 ${written(all)} 件`)
  await expect(page.getByText(`图上 ${written(all)} 件`)).toBeVisible()
  await tuzhi.isAccessible()

  const narrowed = answered<ProblemMap>(page, 'problem-map')
  const late = legend.getByRole('list', { name: '期限' }).getByRole('button', { name: /^已超期/ })
  await late.click()
  await expect(late).toHaveAttribute('aria-pressed', 'true')
  const red = await total({ light: 'red' })
  const map = await narrowed
  expect(red).toBeGreaterThan(0)
  expect(red).toBeLessThan(all)
  expect(drawn(map)).toBe(red)
  expect(map.clusters.every((each) => each.red === each.count)).toBe(true)
  await expect(legend).toContainText(`共 ${written(red)} 件`)
  await expect(page.getByText(`图上 ${written(red)} 件`)).toBeVisible()

  // A count opens into what it holds.
  await tuzhi.map.isComplete()
  const { zoom } = tuzhi.map.camera()
  const largest = first(
    map.clusters.filter(({ splitZoom }) => splitZoom !== null).toSorted((a, b) => b.count - a.count),
  )
  await tuzhi.map.click(largest.position)
  await expect.poll(() => tuzhi.map.camera().zoom).toBeGreaterThan(zoom + 0.4)

  const heat = answered<ProblemHeat>(page, 'problem-heat')
  await legend.getByRole('switch', { name: '热力图' }).click()
  await tuzhi.linkSays('heat', '1')
  const { cells, total: heated } = await heat
  expect(cells.filter((_, index) => index % 3 === 2).reduce((sum, count) => sum + count, 0)).toBe(heated)
  expect(heated).toBeGreaterThan(0)
  await expect(legend).toContainText('少')

  await legend.getByRole('link', { name: '在清单中看' }).click()
  await tuzhi.linkSays('light', 'red')
  await expect(new Problems(page).total).toHaveText(`${written(red)} 件`)
})

test('two at one place are listed where they lie, and each opens', async ({ tuzhi, cases }) => {
  const { page } = tuzhi
  const at = await cases.position(20)
  const words = uniqueWords('同一个井盖')
  const one = await cases.report(`${words} 一`, { position: at })
  const two = await cases.report(`${words} 二`, { position: at, category: '06020' })
  const query = new URLSearchParams({ show: 'problems', 'p.q': words, at: `18.00,${at[1]},${at[0]}` })
  await tuzhi.openLink(`/county/${one.row.county}?${query}`)
  await tuzhi.map.click(at)
  const here = page.getByRole('region', { name: '此处 2 件' })
  await expect(here.getByRole('listitem')).toHaveCount(2)
  await tuzhi.isAccessible()
  await here.getByRole('button', { name: two.row.categoryTitle.zh }).click()
  await tuzhi.linkSays('problem', String(two.row.id))
  await expect(tuzhi.detail.whole).toContainText(`${words} 二`)

  // Merged into the other one, it is a single sign, which opens by itself.
  await cases.merge(two, one)
  await expect(page.getByRole('region', { name: '图例' })).toContainText('共 1 件')
  await tuzhi.detail.close()
  await tuzhi.map.isComplete()
  await tuzhi.map.click(at)
  await tuzhi.linkSays('problem', String(one.row.id))
  await expect(tuzhi.detail.whole).toContainText(`${words} 一`)
})

test('the wall shows what is reported while it hangs there', async ({ tuzhi, cases }) => {
  const words = uniqueWords('上了大屏')
  const county = await cases.county()
  await tuzhi.openLink(`/county/${county}?theme=wall&show=problems&p.q=${encodeURIComponent(words)}`)
  const legend = tuzhi.page.getByRole('region', { name: '图例' })
  await expect(legend).toContainText('共 0 件')
  await cases.report(words)
  await expect(legend).toContainText('共 1 件')
})
