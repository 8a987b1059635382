// Problems of tests, reported the way the product takes a report.
import { randomUUID } from 'node:crypto'
import type { ReportBody } from '../../api/contract/problem-reports.ts'
import type { Db } from '../../api/db/tables.ts'
import type { Caller } from '../../api/features/handler.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { reportProblem } from '../../api/features/problems/report-problem.ts'
import { county } from './county.ts'
import { type Metres, position } from './shapes.ts'

/** 暴露垃圾, which the town's compound, grid and township answer for in that order; 4 working hours. */
export const rubbish = '06010'

/** What a device sends; `at` in metres of the drawing. */
export function reportAt(at: Metres, more: Partial<ReportBody> = {}): ReportBody {
  const [lng, lat] = position(at) as [number, number] // shapes are flat
  return { key: randomUUID(), position: [lng, lat], positionSource: 'gps', category: rubbish, ...more }
}

/** Somebody who calls without a session: for what is asked past HTTP, at a moment that a test says. */
export function callerOf(accountId: number, name = '张三', grants: Caller['grants'] = []): Caller {
  return {
    ...{ accountId, sessionId: 0, name, displayName: name, address: '127.0.0.1' },
    ...{ demo: false, mustChangePassword: false, wallUntil: null, grants },
  }
}

/** Reported by an account; answers the id. */
export async function makeProblem(
  db: Db,
  accountId: number,
  report: ReportBody,
  now = new Date(),
): Promise<number> {
  const settings = await ensureProblemSetup(db, county)
  const caller = callerOf(accountId)
  return db.transaction().execute((trx) => reportProblem(trx, caller, county, report, settings, now))
}
