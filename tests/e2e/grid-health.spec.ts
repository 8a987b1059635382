// The health of grids: from the menu to the communities of the county, and into one of them.
import { routes } from '../../api/contract/routes.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import type { Api } from './drivers/api.ts'
import {
  bend,
  beside,
  communitiesOf,
  edgesOf,
  readCommunity,
  restore,
  saveBeside,
} from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

test('a planner looks how the grids of the county lie', async ({ page, api }) => {
  const { code } = await api.county()
  await page.goto(`/county/${code}/grids`)
  await expect(page.getByRole('heading', { name: '网格体检' })).toBeVisible()
  const only = page.getByRole('checkbox', { name: '只看有问题的社区' })
  await expect(only).toBeChecked()
  await only.uncheck()
  await expect(page).toHaveURL(/all=1/)
  const first = page.getByRole('table').getByRole('link').first()
  const name = await first.locator('span').first().innerText()
  await first.click()
  await expect(page.getByRole('img', { name: `网格示意图: ${name}` })).toBeVisible()
  await expect(page.getByText(/^(网格完整，没有发现问题|发现 \d+ 处问题)$/)).toBeVisible()
  await page.getByRole('link', { name: '返回社区列表' }).click()
  await expect(only).toBeVisible()
})

test('what is wrong is written so that it can be read', async ({ tuzhi, api }) => {
  const county = await api.county()
  const { before, body } = await cutOfACompound(api)
  await saveBeside(api, before.code, body)
  await tuzhi.page.goto(`/county/${county.code}/grids`)
  const row = tuzhi.page.getByRole('row').filter({ hasText: before.code })
  await expect(row.getByText(/^切开小区 \d+$/)).toBeVisible()
  await tuzhi.isAccessible()
  await restore(api, before)
})

/** A border moved into a compound: saved only by whoever confirms it, and told here from then on. */
async function cutOfACompound(api: Api) {
  for (const community of await communitiesOf(api, 3)) {
    const before = await readCommunity(api, community)
    for (const edge of edgesOf(before)) {
      const body = await bodyAfter(before, [bend(edge, beside(edge, 0.1))], {
        reason: '端到端测试：切开小区',
      })
      const dry = { params: { code: community }, body: { ...body, dryRun: true } }
      const { findings } = await api.ask(routes.changeMosaic, dry)
      if (findings.some(({ code }) => code === 'compound-cut')) return { before, body }
    }
  }
  throw new Error('No border of the demo county runs beside a compound.')
}
