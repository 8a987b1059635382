// The same indicator from the county down to the grid, and the way into a part of the county and back.
import { first } from './drivers/api.ts'
import { expect, test } from './drivers/test.ts'

const levels = [
  { word: '县', level: 'county' },
  { word: '乡镇街道', level: 'township' },
  { word: '网格', level: 'grid' },
  { word: '村（社区）', level: 'community' },
] as const

test('each level colours and lists its own areas', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code, { table: '1' })
  for (const { word, level } of levels) {
    await tuzhi.switchTo(word)
    await tuzhi.linkSays('level', level === 'community' ? null : level)
    await expect(tuzhi.table.title()).toHaveText(`公园绿地服务半径覆盖率 · ${word}`)
    await expect(tuzhi.table.whole).toContainText(`共 ${county.counts[level]} 个区域`)
    await expect(tuzhi.table.rows()).toHaveCount(Math.min(100, county.counts[level]))
    await expect(tuzhi.legend.whole).toContainText(word)
  }
})

test('a township is entered and left again', async ({ tuzhi, api }) => {
  const county = await api.county()
  const township = first(await api.areas('township'))
  const inside = (await api.areas('community')).filter(({ parentCode }) => parentCode === township.code)
  await tuzhi.openCounty(county.code, { area: township.code, level: 'township', table: '1' })

  await tuzhi.button('查看下级区域').click()

  await tuzhi.linkSays('within', township.code)
  await expect(tuzhi.board.whole.getByRole('heading', { level: 2 })).toHaveText(township.name)
  await expect(tuzhi.table.rows()).toHaveCount(inside.length)
  for (const { code } of inside) await expect(tuzhi.table.row(code)).toBeVisible()
  await expect(tuzhi.switch('县')).toHaveCount(0)

  const trail = tuzhi.page.getByRole('navigation', { name: '当前区域' })
  await expect(trail).toContainText(township.name)
  await trail.getByRole('button', { name: county.name }).click()
  await tuzhi.linkSays('within', null)
  await expect(tuzhi.board.whole.getByRole('heading', { level: 2 })).toHaveText(county.name)
})
