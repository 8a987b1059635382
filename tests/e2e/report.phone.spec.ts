// A report where one stands: three taps; and nothing lost when permission, network, session or place are not as they should be.
import { problemListRoutes } from '../../api/contract/problem-lists.ts'
import { newPhoto } from '../support/pictures.ts'
import type { Api } from './drivers/api.ts'
import { cut, type PhotoFile, Report } from './drivers/report.ts'
import { notSignedIn } from './drivers/sign-in.ts'
import { insideCompound, onBorder, outside } from './drivers/spots.ts'
import { test as base, expect } from './drivers/test.ts'

const targetPixels = 44
const test = base.extend<{ report: Report }>({
  report: async ({ page }, use) => use(new Report(page)),
})

async function photoFile(name = 'photo.jpg'): Promise<PhotoFile> {
  return { name, mimeType: 'image/jpeg', buffer: await newPhoto(320, 240) }
}

/** Problems with these words, the newest first. */
async function problemsSaying(api: Api, county: string, words: string) {
  const { items } = await api.ask(problemListRoutes.listProblems, { params: { county }, query: { q: words } })
  return items.filter((each) => each.words === words)
}

test('three taps where one stands: photo, category, send', async ({ report, tuzhi, api }) => {
  const spot = await insideCompound(api, 0)
  await report.standAt(spot.position)
  await tuzhi.openCounty(spot.county)
  await tuzhi.button(/^上报$/).tap()
  await tuzhi.linkSays('report', '1')
  await expect(report.placeName()).toHaveText(spot.name)
  await expect(report.part('位置')).toContainText('定位误差约 8 米')

  await report.addPhotos(await photoFile())
  await report.category('暴露垃圾').tap()
  await expect(report.part('送交')).toContainText(spot.answer.grid?.name ?? '')
  await expect(report.part('送交')).toContainText(`网格长 ${spot.answer.grid?.leaderName}`)
  await report.send.tap()

  await expect(report.receipt()).toBeFocused()
  await expect(report.panel).toContainText('可以放心关闭')
  const id = await report.receiptId()
  const { items } = await api.ask(problemListRoutes.listProblems, {
    params: { county: spot.county },
    query: {},
  })
  const problem = items.find((each) => each.id === id)
  expect(problem).toMatchObject({ category: '06010', status: 'reported', gridName: spot.answer.grid?.name })
  expect(problem?.photoId).not.toBeNull()

  await report.button('查看').tap()
  await tuzhi.linkSays('problem', String(id))
  await tuzhi.linkSays('report', null)
  await expect(tuzhi.detail.whole).toContainText('暴露垃圾')
})

test('without permission the cross is offered at once, and the map moves under it', async ({
  report,
  tuzhi,
  api,
}) => {
  const { code } = await api.county()
  await report.openLink(code)
  await tuzhi.map.isComplete()
  await report.button('定位').tap()
  await expect(report.part('位置')).toContainText('没有定位权限')
  await report.button('地图选点').tap()
  await expect(report.cross).toContainText('移动地图，让十字对准问题所在处')
  await tuzhi.map.isComplete()
  const before = tuzhi.map.camera()
  // Arrow keys do what a finger does.
  await tuzhi.map.canvas.focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await report.page.keyboard.press(key)
  await expect.poll(() => tuzhi.map.camera().lat).toBeLessThan(before.lat)
  expect(tuzhi.map.camera().lng).toBeGreaterThan(before.lng)
  await expect(report.cross.getByRole('status')).not.toHaveText(/^\s*$/)
  await report.cross.getByRole('button', { name: '就是这里' }).tap()
  await expect(report.part('位置')).toContainText('地图选点')
  await expect(report.page.getByRole('button', { name: /^问题位置/ })).toBeVisible()
})

test('a position that is too rough is no place', async ({ report, api }) => {
  const spot = await insideCompound(api, 0)
  await report.standAt(spot.position, 850)
  await report.openLink(spot.county)
  await expect(report.part('位置')).toContainText('定位误差约 850 米，太大')
  await report.send.tap()
  await expect(report.panel).toContainText('还要选位置和类别')
})

test('the answer is lost after the server has taken it: sent again, there is one problem', async ({
  report,
  api,
  witness,
}) => {
  witness.forgive(cut)
  const spot = await insideCompound(api, 1)
  const words = '答复丢失的一件'
  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.addPhotos(await photoFile())
  await report.category('乱堆杂物').tap()
  await report.words().fill(words)
  await expect(report.placeName()).toHaveText(spot.name)
  await report.page.route('**/api/counties/*/problems', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await report.send.tap()
  await expect(report.panel).toContainText('还没有送达，已保存在本机')
  await expect(report.panel).not.toContainText('可以放心关闭')
  // What may have arrived is sent again as it is, never otherwise.
  await expect(report.button('修改')).toHaveCount(0)
  expect(await problemsSaying(api, spot.county, words)).toHaveLength(1)

  await report.page.unroute('**/api/counties/*/problems')
  await report.button('立即重试').tap()
  await expect(report.receipt()).toBeVisible()
  const found = await problemsSaying(api, spot.county, words)
  expect(found.map(({ id }) => id)).toEqual([await report.receiptId()])
})

test('without a network it waits on the device and leaves by itself when the network is back', async ({
  report,
  api,
  witness,
}) => {
  witness.forgive(cut)
  const spot = await insideCompound(api, 2)
  const words = '没有网络的一件'
  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.addPhotos(await photoFile())
  await report.category('暴露垃圾').tap()
  await report.words().fill(words)
  await expect(report.placeName()).toHaveText(spot.name)
  await report.page.context().setOffline(true)
  await report.send.tap()
  await expect(report.panel).toContainText('还没有送达')
  await report.button('再报一个').tap()
  await report.button('未发送').tap()
  await expect(report.panel.getByRole('listitem')).toContainText(['等待发送'])
  await report.page.context().setOffline(false)
  await expect(report.panel).toContainText('刚刚送达')
  await expect(report.panel).toContainText('没有未发送的上报')
  expect(await problemsSaying(api, spot.county, words)).toHaveLength(1)
})

test('a draft survives the end of the page with its photo, place and time', async ({ report, api }) => {
  const spot = await insideCompound(api, 3)
  const words = '重新打开的一件'
  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.addPhotos(await photoFile('a.jpg'), await photoFile('b.jpg'))
  await report.category('暴露垃圾').tap()
  await report.words().fill(words)
  await expect(report.placeName()).toHaveText(spot.name)
  // It was taken here; what the device says later is about another place.
  const elsewhere = await insideCompound(api, 4)
  await report.standAt(elsewhere.position)
  await report.page.reload()
  await expect(report.panel).toContainText('的草稿')
  await expect(report.photos()).toHaveCount(2)
  await report.showsPhoto(0)
  await report.showsPhoto(1)
  await expect(report.words()).toHaveValue(words)
  await expect(report.category('暴露垃圾')).toHaveAttribute('aria-pressed', 'true')
  await expect(report.placeName()).toHaveText(spot.name)
  await report.send.tap()
  await expect(report.receipt()).toBeVisible()
  const [problem] = await problemsSaying(api, spot.county, words)
  expect(problem?.gridName).toBe(spot.answer.grid?.name)
})

test('the session ends while it is sent: signing in again sends it', async ({
  report,
  tuzhi,
  api,
  witness,
}) => {
  witness.forgive(notSignedIn)
  const spot = await insideCompound(api, 5)
  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.category('暴露垃圾').tap()
  await expect(report.placeName()).toHaveText(spot.name)
  await report.page.context().clearCookies()
  await report.send.tap()
  await tuzhi.signIn.dialog.getByRole('button', { name: /继续/ }).tap()
  await expect(report.receipt()).toBeVisible()
})

test('close to a border both grids are named, and the reporter says which', async ({ report, api }) => {
  const { county, position, answer } = await onBorder(api)
  await report.standAt(position)
  await report.openLink(county)
  const question = report.panel.getByRole('group', { name: /离网格边界/ })
  const [other] = answer.neighbours
  await expect(question.getByRole('radio')).toHaveCount(2)
  await expect(question).toContainText(answer.grid?.name ?? '')
  await expect(question).toContainText(other?.name ?? '')
  // On the map as well, where one can read it.
  await expect(report.page.getByRole('main')).toContainText(other?.name ?? '')
  await report.category('暴露垃圾').tap()
  await report.send.tap()
  await expect(report.panel).toContainText('还要选所在网格')
  await question.getByText(other?.name ?? '', { exact: true }).tap()
  await expect(report.part('送交')).toContainText(other?.name ?? '')
  await report.send.tap()
  await expect(report.receipt()).toBeVisible()
  const id = await report.receiptId()
  const { items } = await api.ask(problemListRoutes.listProblems, { params: { county }, query: {} })
  expect(items.find((each) => each.id === id)?.gridName).toBe(other?.name)
})

test('outside the county it is refused in words, with the nearest grid', async ({ report, api, witness }) => {
  witness.forgive(cut)
  const { county, position } = await outside(api)
  await report.standAt(position)
  await report.openLink(county)
  await expect(report.part('位置')).toContainText(/不在本县范围内。最近的是.+，相距 .+。请改选位置。/)
  await report.category('暴露垃圾').tap()
  await report.send.tap()
  await expect(report.panel).toContainText('还要选位置')
})

test('somebody has reported it already: "me too" instead of a second one', async ({
  report,
  api,
  colleague,
}) => {
  const spot = await insideCompound(api, 6)
  const words = '两个人都遇到的一件'
  const other = new Report(colleague.page)
  await other.standAt(spot.position)
  await other.openLink(spot.county)
  await other.addPhotos(await photoFile())
  await other.category('暴露垃圾').click()
  await other.words().fill(words)
  await expect(other.placeName()).toHaveText(spot.name)
  await other.send.click()
  await expect(other.receipt()).toBeVisible()

  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.category('暴露垃圾').tap()
  const near = report.panel.getByRole('listitem').filter({ hasText: words })
  await expect(near).toContainText('就在此处')
  await expect(near).toContainText('待受理')
  await near.getByRole('button', { name: '我也遇到' }).tap()
  await expect(report.panel.getByRole('heading', { name: '已记下您也遇到这个问题' })).toBeFocused()
  await report.button('完成，删除草稿').tap()
  await expect(report.panel).toHaveCount(0)
  const [problem, ...more] = await problemsSaying(api, spot.county, words)
  expect(more).toEqual([])
  expect(problem?.followers).toBe(1)
})

test('thirty photos: the first nine; a file that is none is named', async ({ report, api }) => {
  const { code } = await api.county()
  await report.openLink(code)
  const pdf = { name: '合同.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7') }
  const thirty = await Promise.all(Array.from({ length: 30 }, (_, index) => photoFile(`${index}.jpg`)))
  await report.addPhotos(pdf, ...thirty)
  await expect(report.photos()).toHaveCount(9)
  await expect(report.part('照片')).toContainText('“合同.jpg”不是照片，没有添加')
  await expect(report.part('照片')).toContainText('最多 9 张，多出的 21 张没有添加')
})

test('the form and each of its questions suit thumbs, screen readers and large type', async ({
  report,
  tuzhi,
  api,
}) => {
  const spot = await insideCompound(api, 0)
  await report.standAt(spot.position)
  await report.openLink(spot.county)
  await report.addPhotos(await photoFile())
  await expect(report.placeName()).toHaveText(spot.name)
  const judge = async (what: string) => {
    await tuzhi.isAccessible()
    expect.soft(await tuzhi.smallTargets(targetPixels), what).toEqual([])
    expect.soft(await report.page.evaluate(() => document.documentElement.scrollWidth), what).toBe(390)
  }
  await report.category('暴露垃圾').tap()
  await expect(report.part('送交')).toBeVisible()
  await judge('form')
  await report.button('更改').tap()
  await judge('places')
  await report.button('返回').tap()
  await report.button('全部类别').tap()
  await judge('categories')
  // 200 % text on the same screen: half as many pixels to draw on.
  await report.page.setViewportSize({ width: 195, height: 422 })
  expect(await report.page.evaluate(() => document.documentElement.scrollWidth)).toBe(195)
  await report.button('返回').tap()
  await report.send.scrollIntoViewIfNeeded()
  await expect(report.send).toBeInViewport({ ratio: 1 })
  expect(await report.page.evaluate(() => document.documentElement.scrollWidth)).toBe(195)
})
