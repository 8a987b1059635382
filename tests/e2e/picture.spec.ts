// The picture of the README, made anew with TUZHI_PICTURE=1; otherwise that there is one, as large as a page and light.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './drivers/test.ts'

const name = 'tests/e2e/county.png'
const root = join(import.meta.dirname, '../..')
/** A README is read over slow lines too: a picture made anew goes through `pngquant` before it is kept. */
const mostBytes = 400_000

test('the picture of the README shows the main page', async ({ tuzhi, api }) => {
  const path = join(root, name)
  if (process.env.TUZHI_PICTURE === '1') {
    await tuzhi.openCounty((await api.county()).code)
    await tuzhi.page.screenshot({ path })
    return
  }
  const picture = readFileSync(path)
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`](${name})`)
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  // Width and height stand at the start of every PNG.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1440, 900])
  expect(picture.length).toBeLessThan(mostBytes)
})
