// What every end-to-end test starts from: a visitor, the server's own answers, and a witness of each request.
import { type APIRequestContext, type BrowserContext, test as base } from '@playwright/test'
import { routes } from '../../../api/contract/routes.ts'
import { Api } from './api.ts'
import { Cases } from './cases.ts'
import { Tuzhi } from './tuzhi.ts'
import { Witness } from './witness.ts'

export { expect } from '@playwright/test'

type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>

const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
}

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
  /** An account of the demo in a browser of its own, on a phone or at a desk. */
  visitorAs: (account: string, device?: 'phone' | 'desk') => Promise<Tuzhi>
  /** Problems made beside the page. */
  cases: Cases
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
  visitorAs: async ({ browser, witness, sessionOf }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (account, device = 'desk') => {
      const context = await browser.newContext({ storageState: await sessionOf(account), ...devices[device] })
      contexts.push(context)
      witness.watch(context)
      return new Tuzhi(await context.newPage())
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  cases: async ({ playwright, sessionOf, baseURL }, use) => {
    const known = new Map<string, Promise<APIRequestContext>>()
    const open = async (account: string) =>
      playwright.request.newContext({ baseURL, storageState: await sessionOf(account) })
    await use(
      new Cases((account) => {
        const request = known.get(account) ?? open(account)
        known.set(account, request)
        return request
      }),
    )
    for (const request of known.values()) await (await request).dispose()
  },
  colleague: async ({ browser, witness, storageState }, use) => {
    const context = await browser.newContext({ storageState })
    witness.watch(context)
    await use(new Tuzhi(await context.newPage()))
    await context.close()
  },
})
