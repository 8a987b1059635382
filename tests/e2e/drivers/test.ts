// What every end-to-end test starts from: a visitor, the server's own answers, and a witness of each request.
import { test as base } from '@playwright/test'
import { Api } from './api.ts'
import { Tuzhi } from './tuzhi.ts'
import { Witness } from './witness.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  api: Api
  witness: Witness
  tuzhi: Tuzhi
  /** Somebody else, in a browser that has never been here. */
  colleague: Tuzhi
}

export const test = base.extend<Fixtures>({
  api: async ({ request }, use) => use(new Api(request)),
  witness: [
    async ({ context, baseURL }, use) => {
      if (!baseURL) throw new Error('playwright.config.ts names the server under test as baseURL.')
      const witness = new Witness(baseURL)
      witness.watch(context)
      await use(witness)
      witness.testify()
    },
    { auto: true },
  ],
  tuzhi: async ({ page }, use) => use(new Tuzhi(page)),
  colleague: async ({ browser, witness }, use) => {
    const context = await browser.newContext()
    witness.watch(context)
    await use(new Tuzhi(await context.newPage()))
    await context.close()
  },
})
