// A browser takes the picture of a map back: when memory is short, when a phone slept. The map comes again as it was.
import { coloursAt, differing, overTheMap } from './drivers/picture.ts'
import { expect, test } from './drivers/test.ts'

for (const isGivenBack of [true, false]) {
  const what = isGivenBack ? 'is given back' : 'never comes back'
  test(`a map whose drawing ${what} has its colours and its place again`, async ({ tuzhi, api }) => {
    await tuzhi.openCounty((await api.county()).code)
    await tuzhi.button('放大').click()
    await expect.poll(() => new URL(tuzhi.page.url()).searchParams.has('at')).toBe(true)
    await tuzhi.search.field.hover()
    await tuzhi.map.isComplete()
    const camera = tuzhi.map.camera()
    const before = await coloursAt(tuzhi.page, overTheMap)

    await tuzhi.map.loseContext(isGivenBack)

    await tuzhi.map.isComplete()
    expect(tuzhi.map.camera()).toEqual(camera)
    await expect.poll(async () => differing(before, await coloursAt(tuzhi.page, overTheMap))).toBeLessThan(24)
  })
}
