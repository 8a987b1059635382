// Photos in one hand: taken on the spot, seen in the log, large on demand.
import { routes } from '../../api/contract/routes.ts'
import { newPhoto, noise } from '../support/pictures.ts'
import { first } from './drivers/api.ts'
import { isDrawn, Photos, photoFile } from './drivers/photos.ts'
import { Responsibility } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'

test.use({ account: 'demo-unit-staff' })

test('a visit is written with photos and seen with them', async ({ tuzhi, api }) => {
  const { page } = tuzhi
  const { scope } = first((await api.ask(routes.getProfile, {})).grants)
  const { assignments } = await api.ask(routes.getUnit, {
    params: { county: scope.area, id: scope.unitId ?? 0 },
  })
  const { target } = first(assignments)
  const desk = new Responsibility(page)
  const photos = new Photos(page)
  const words = `楼道堆物已清理 ${Date.now()}`
  await page.goto(`/county/${scope.area}/units/${scope.unitId}`)
  await tuzhi.button(`为 ${target.name} 记一笔履职`).first().tap()
  await desk.dialog.getByLabel('内容').fill(words)
  await photos.choose([photoFile(await newPhoto(900, 1200))], '拍照')
  await photos.choose([photoFile(await noise(800, 600).jpeg().toBuffer()), photoFile(await newPhoto())])
  await expect(photos.uploaded).toHaveCount(3)
  await expect.poll(() => isDrawn(photos.uploaded.first())).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await tuzhi.smallTargets(44)).toEqual([])
  await tuzhi.isAccessible()
  await photos.field.getByRole('button', { name: /^移除/ }).last().tap()
  await desk.press('保存')
  await desk.dialogIsGone()

  await expect(photos.of(words)).toHaveCount(2)
  await photos.of(words).first().tap()
  const large = page.getByRole('dialog', { name: `走访 ${target.name} · 第 1 张，共 2 张` })
  await expect.poll(() => isDrawn(large.getByRole('img').first())).toBe(true)
  await tuzhi.isAccessible()
  await large.getByRole('button', { name: '下一张' }).tap()
  const second = page.getByRole('dialog', { name: /第 2 张，共 2 张$/ })
  await expect.poll(() => isDrawn(second.getByRole('img').last())).toBe(true)
  await expect(second.getByRole('button', { name: '下一张' })).toHaveCount(0)
  await second.getByRole('button', { name: '关闭' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
