// Whom to call back: the whole number of whoever told of a problem, for those who may see it; leaves a line.
import { can } from '../../contract/access.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { unknownProblem } from './locked-problem.ts'
import { mayRead } from './read-problem.ts'

/** @throws AppError unknown-problem, not-permitted */
export async function revealCaller(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
): Promise<{ phone: string | null }> {
  const problem = await trx
    .selectFrom('problem')
    .select(['areaCode', 'unitId', 'reporterId', 'callerPhone', 'number'])
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!problem || !mayRead(caller, problem)) throw unknownProblem(county, id)
  const { areaCode, unitId, callerPhone, number } = problem
  if (!can(caller, 'phone.reveal', { area: areaCode, unitIds: unitId === null ? [] : [unitId] }))
    throw new AppError('not-permitted', 'Your account may not see whole telephone numbers here.')
  await appendAudit(trx, caller, {
    action: 'phone-revealed',
    area: areaCode,
    subject: { type: 'problem', id, name: number ?? `#${id}` },
  })
  return { phone: callerPhone }
}
