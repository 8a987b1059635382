// Whom to call in a grid: whole numbers, for whoever looks after it.
import type { gridPageRoutes } from '../../../contract/grid-page.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { unknownArea } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { getGrid } from './read-grid-page.ts'

/** @throws AppError unknown-area */
export async function revealGridPhones(
  trx: Db,
  caller: Caller,
  code: string,
): Promise<AnswerOf<typeof gridPageRoutes.revealGridPhones>> {
  const { code: present, name, leaderPhone, deputies } = await getGrid(trx, code)
  // Whether one may was asked of this very code.
  if (present !== code) throw unknownArea(code)
  await appendAudit(trx, caller, {
    action: 'phone-revealed',
    area: code,
    subject: { type: 'grid', id: code, name },
  })
  return { leader: leaderPhone, deputies: deputies.map(({ position, phone }) => ({ position, phone })) }
}
