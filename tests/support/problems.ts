// Problems of tests, reported the way the product takes a report.
import { randomUUID } from 'node:crypto'
import type { ReportBody } from '../../api/contract/problem-reports.ts'
import type { Db } from '../../api/db/tables.ts'
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

/** Reported by an account; answers the id. */
export async function makeProblem(
  db: Db,
  accountId: number,
  report: ReportBody,
  now = new Date(),
): Promise<number> {
  const settings = await ensureProblemSetup(db, county)
  const caller = {
    ...{ accountId, sessionId: 0, name: 'test', displayName: '张三', address: '127.0.0.1' },
    ...{ demo: false, mustChangePassword: false, grants: [] },
  }
  return db.transaction().execute((trx) => reportProblem(trx, caller, county, report, settings, now))
}
