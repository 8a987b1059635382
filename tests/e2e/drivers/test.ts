// What every end-to-end test starts from: a visitor, the server's own answers, and a witness of each request.
import { type APIRequestContext, test as base } from '@playwright/test'
import { routes } from '../../../api/contract/routes.ts'
import { Api } from './api.ts'
import { Tuzhi } from './tuzhi.ts'
import { Witness } from './witness.ts'

export { expect } from '@playwright/test'

type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>

interface WorkerFixtures {
  /** The browser of somebody of the demo county, signed in; '' is nobody. */
  sessionOf: (account: string) => Promise<StorageState>
}

interface Fixtures {
  /** As whom a test visits; the planner sees everything. `test.use({ account: '' })` visits as nobody. */
  account: string
  api: Api
  witness: Witness
  tuzhi: Tuzhi
  /** Somebody else, in a browser that has never been here. */
  colleague: Tuzhi
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  account: ['demo-planner', { option: true }],
  sessionOf: [
    async ({ playwright }, use, { project }) => {
      const known = new Map<string, Promise<StorageState>>()
      const open = async (name: string): Promise<StorageState> => {
        const request = await playwright.request.newContext({ baseURL: project.use.baseURL })
        if (name !== '') await new Api(request).ask(routes.signInToDemo, { body: { name } })
        const state = await request.storageState()
        await request.dispose()
        return state
      }
      await use((name) => {
        const session = known.get(name) ?? open(name)
        known.set(name, session)
        return session
      })
    },
    { scope: 'worker' },
  ],
  storageState: async ({ account, sessionOf }, use) => use(await sessionOf(account)),
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
  colleague: async ({ browser, witness, storageState }, use) => {
    const context = await browser.newContext({ storageState })
    witness.watch(context)
    await use(new Tuzhi(await context.newPage()))
    await context.close()
  },
})
