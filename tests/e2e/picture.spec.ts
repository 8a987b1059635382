// The picture of the README, made anew with TUZHI_PICTURE=1; otherwise only that there is one to show.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './drivers/test.ts'

const path = join(import.meta.dirname, 'county.png')
/** A README is read over slow lines too. */
const mostBytes = 900_000

test('the picture of the README shows the main page', async ({ tuzhi, api }) => {
  if (process.env.TUZHI_PICTURE === '1') {
    await tuzhi.openCounty((await api.county()).code)
    await tuzhi.map.isComplete()
    await tuzhi.page.screenshot({ path })
  }
  expect(statSync(path).size).toBeLessThan(mostBytes)
})
