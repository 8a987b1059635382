// English for those who read it: every word of ours, while names stay as people on the spot say them.
import { routes } from '../../api/contract/routes.ts'
import { expect, test } from './drivers/test.ts'

const chinese = /\p{Script=Han}/u

test('everything but names is in English, and the link keeps it', async ({ tuzhi, api }) => {
  const county = await api.county()
  await tuzhi.openCounty(county.code)
  await tuzhi.button('English').click()
  await tuzhi.linkSays('lang', 'en')
  await expect.poll(() => tuzhi.page.evaluate(() => document.documentElement.lang)).toBe('en')
  const chosen = await api.indicator('park-service-coverage')
  await expect(tuzhi.legend.title()).toHaveText(chosen.title.en)
  const { title } = await api.indicator('bus-stop-coverage')
  await expect(tuzhi.board.row(title.en)).toContainText('Met')
  const names = [county.name, (await api.ask(routes.getProfile, {})).displayName, '中文']
  const words = (await tuzhi.words())
    .split('\n')
    .filter((line) => chinese.test(names.reduce((rest, name) => rest.replaceAll(name, ''), line)))
  expect(words).toEqual([])

  await tuzhi.page.reload()
  await tuzhi.map.isComplete()
  await expect(tuzhi.board.row(title.en)).toBeVisible()
  await tuzhi.button('中文').click()
  await tuzhi.linkSays('lang', null)
  await expect(tuzhi.board.row(title.zh)).toBeVisible()
})
