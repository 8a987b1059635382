// Photos in a form when something is wrong: too many, no photo, a poor network; and the keyboard alone.
import sharp from 'sharp'
import type { UploadedPhoto } from '../../api/contract/photos.ts'
import { routes } from '../../api/contract/routes.ts'
import { newPhoto, noise, phoneExif } from '../support/pictures.ts'
import { type Api, first } from './drivers/api.ts'
import { Photos, photoFile, refused } from './drivers/photos.ts'
import { Responsibility } from './drivers/responsibility.ts'
import { expect, test } from './drivers/test.ts'
import type { Tuzhi } from './drivers/tuzhi.ts'

test.use({ account: 'demo-unit-staff' })

/** The form for the first thing that the own unit answers for. */
async function openForm(tuzhi: Tuzhi, api: Api): Promise<{ desk: Responsibility; photos: Photos }> {
  const { scope } = first((await api.ask(routes.getProfile, {})).grants)
  await tuzhi.page.goto(`/county/${scope.area}/units/${scope.unitId}`)
  await tuzhi
    .button(/^为 .* 记一笔履职$/)
    .first()
    .click()
  return { desk: new Responsibility(tuzhi.page), photos: new Photos(tuzhi.page) }
}

test('of thirty photos nine are taken, and the rest is said', async ({ tuzhi, api }) => {
  const { desk, photos } = await openForm(tuzhi, api)
  const files = await Promise.all(Array.from({ length: 30 }, () => newPhoto()))
  await photos.choose(files.map((each, index) => photoFile(each, `IMG_${index}.jpg`)))
  await expect(photos.field).toContainText('只添加了前 9 张，其余 21 张没有添加')
  await expect(photos.uploaded).toHaveCount(9)
  await expect(photos.field.getByRole('button', { name: '选择照片' })).toBeDisabled()
  await desk.dialog.getByLabel('内容').fill('九张照片')
  await desk.press('保存')
  await desk.dialogIsGone()
  await expect(photos.of('九张照片')).toHaveCount(9)
})

test('what is no photo is named with its reason, and what was typed stands', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(refused)
  const { desk, photos } = await openForm(tuzhi, api)
  await desk.dialog.getByLabel('内容').fill('会议照片')
  await photos.choose([
    photoFile(Buffer.from('PK a document '.repeat(9)), '纪要.docx'),
    photoFile(await newPhoto()),
  ])
  await expect(photos.field.getByRole('alert')).toContainText('纪要.docx 不是照片。')
  await expect(photos.uploaded).toHaveCount(1)
  await expect(desk.dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await tuzhi.isAccessible()
  await photos.field.getByRole('button', { name: '移除 纪要.docx' }).click()
  await expect(desk.dialog.getByLabel('内容')).toHaveValue('会议照片')
  await desk.press('保存')
  await desk.dialogIsGone()
  await expect(photos.of('会议照片')).toHaveCount(1)
})

test('a photo of five megabytes travels small, with its place and time, and again when the network broke', async ({
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(/ERR_CONNECTION_RESET|ERR_FAILED/)
  const { page } = tuzhi
  const { photos } = await openForm(tuzhi, api)
  const large = await noise(3000, 2000).withExif(phoneExif).jpeg({ quality: 92 }).toBuffer()
  expect(large.length).toBeGreaterThan(4_000_000)
  let attempts = 0
  await page.route('**/photos', (route) => {
    attempts++
    return attempts === 1 ? route.abort('connectionreset') : route.continue()
  })
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/photos') && answer.ok())
  await photos.choose([photoFile(large)])
  const answer = await answered
  const sent = answer.request().postDataBuffer()
  const photo = (await answer.json()) as UploadedPhoto // the contract of this route
  expect(photo).toMatchObject({
    width: 2048,
    height: 1365,
    takenAt: '2026-03-02T01:30:00Z',
    position: { lng: 105.26, lat: 35.5 },
  })
  expect(sent?.length ?? 0).toBeLessThan(large.length / 1.5)
  expect((await sharp(sent ?? Buffer.alloc(0)).metadata()).width).toBe(2048)
  await expect(photos.uploaded).toHaveCount(1)
  expect(attempts).toBe(2)
})

test('the keyboard alone goes through the photos and comes back', async ({ tuzhi, api }) => {
  const { page } = tuzhi
  const { desk, photos } = await openForm(tuzhi, api)
  const words = `键盘 ${Date.now()}`
  await desk.dialog.getByLabel('内容').fill(words)
  await photos.choose([photoFile(await newPhoto(600, 400)), photoFile(await newPhoto(400, 600))])
  await expect(photos.uploaded).toHaveCount(2)
  await desk.press('保存')
  await desk.dialogIsGone()
  await photos.of(words).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /第 1 张，共 2 张$/ })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: /第 2 张，共 2 张$/ })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: /第 1 张，共 2 张$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(photos.of(words).first()).toBeFocused()
})
