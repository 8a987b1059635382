// Fills an empty deployment with the demo county when the welcome asks for it.
import type { demoRoutes } from '../../contract/demo.ts'
import type { Author } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Handlers } from '../handler.ts'

/** Makes the demo county and answers its code. */
export type LoadDemo = (db: Db, author: Author) => Promise<string>

export function demoHandlers(loadDemo: LoadDemo): Handlers<typeof demoRoutes> {
  let running = false
  return {
    createDemo: async ({ db, caller, request }) => {
      // Two people may press the button of the same fresh server.
      if (running) throw new AppError('county-exists', 'The demo county is being made already.')
      running = true
      try {
        const county = await db.selectFrom('countyState').select('countyCode').limit(1).executeTakeFirst()
        if (county) throw new AppError('county-exists', 'The demo is offered only while there is no county.')
        // Whoever opens an empty deployment has no account yet.
        const author = caller ?? { accountId: null, name: '未登录', address: request.ip }
        return { county: await loadDemo(db, author) }
      } finally {
        running = false
      }
    },
  }
}
