// The map as a table: the same areas, to be sorted, and each lights the other.

import { readFile } from 'node:fs/promises'
import { routes } from '../../api/contract/routes.ts'
import { Api, first } from './drivers/api.ts'
import { cameraOver, type Land, middleOf } from './drivers/geography.ts'
import { expect, test } from './drivers/test.ts'

const hoverInk = '#1F2329'
/** Above the table and beside the legend. */
const inSight = { x: 60, y: -120 }

test('the table opens, sorts by value and closes', async ({ tuzhi, api }) => {
  await tuzhi.openCounty((await api.county()).code)
  await tuzhi.table.open()
  await tuzhi.linkSays('table', '1')
  const known = (await api.values('park-service-coverage', 'community')).flatMap(({ value }) => value ?? [])
  const fall = known.sort((a, b) => b - a).map((value) => `${value.toFixed(2)} %`)
  const shown = async () => (await tuzhi.table.column('指标值')).map((each) => each.replaceAll(/\s+/g, ' '))

  await tuzhi.table.sortBy('指标值')
  await expect.poll(async () => (await shown()).slice(0, fall.length)).toEqual(fall)
  await tuzhi.table.sortBy('指标值')
  await expect.poll(async () => (await shown()).slice(0, fall.length)).toEqual(fall.toReversed())
  // What has no value stands last either way.
  expect((await shown()).slice(fall.length).every((each) => each === '—')).toBe(true)

  await tuzhi.table.close()
  await expect(tuzhi.table.whole).toHaveCount(0)
  await tuzhi.linkSays('table', null)
})

test('whoever may export takes the table away, and the log tells of it', async ({
  tuzhi,
  api,
  sessionOf,
  playwright,
  baseURL,
}) => {
  await tuzhi.openCounty((await api.county()).code, { table: '1' })
  const waiting = tuzhi.page.waitForEvent('download')
  await tuzhi.button('下载 CSV').click()
  const lines = (await readFile(await (await waiting).path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + (await api.values('park-service-coverage', 'community')).length)
  const auditor = new Api(
    await playwright.request.newContext({ baseURL, storageState: await sessionOf('demo-auditor') }),
  )
  const { items } = await auditor.ask(routes.listAudit, {
    query: { action: 'exported', subjectType: 'values' },
  })
  expect(first(items)).toMatchObject({
    ...{ accountName: 'demo-planner', subjectId: 'park-service-coverage', after: { rows: lines.length - 1 } },
  })
})

test.describe('a grid leader', () => {
  test.use({ account: 'demo-grid-leader' })
  test('reads the table and takes nothing away', async ({ tuzhi, api }) => {
    await tuzhi.openCounty((await api.county()).code, { table: '1' })
    await expect(tuzhi.table.whole).toBeVisible()
    await expect(tuzhi.button('下载 CSV')).toHaveCount(0)
  })
})

test('a row under the pointer lights its area, an area under the pointer its row', async ({ tuzhi, api }) => {
  const county = await api.county()
  const community = first(await api.areas('community'))
  const { geometry } = await api.ask(routes.getAreaShape, { params: { code: community.code } })
  const land = geometry as Land // a community is a polygon
  const { kinds } = await api.ask(routes.getCatalog, {})
  await tuzhi.openCounty(county.code, {
    table: '1',
    hidden: kinds.map(({ id }) => id).join(','),
    camera: cameraOver(community.box ?? [0, 0, 0, 0], 300, inSight),
  })
  await tuzhi.map.doesNotOutline(land, hoverInk)
  const cell = tuzhi.table.row(community.code).getByRole('cell').first()
  const plain = await cell.evaluate((element) => getComputedStyle(element).backgroundColor)

  await tuzhi.table.row(community.code).hover()
  await tuzhi.map.outlines(land, hoverInk)

  await tuzhi.search.field.hover()
  await tuzhi.map.doesNotOutline(land, hoverInk)
  await expect(cell).toHaveCSS('background-color', plain)

  await tuzhi.map.hover(middleOf(land))
  await tuzhi.map.outlines(land, hoverInk)
  await expect(cell).not.toHaveCSS('background-color', plain)
})
