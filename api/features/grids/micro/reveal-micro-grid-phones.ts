// Whom to call in the micro grids of a grid: whole numbers, for whoever looks after it.
import { sql } from 'kysely'
import type { microGridRoutes } from '../../../contract/micro-grids.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'

/** @throws AppError unknown-area */
export async function revealMicroGridPhones(
  trx: Db,
  caller: Caller,
  grid: string,
): Promise<AnswerOf<typeof microGridRoutes.revealMicroGridPhones>> {
  await checkArea(trx, grid)
  const { rows: items } = await sql<{ code: string; phone: string | null }>`
    select micro.code, micro.leader_phone as phone
    from grid join micro_grid micro on micro.county_code = grid.county_code and micro.grid_id = grid.id
    where grid.county_code = ${countyOf(grid)} and grid.code = ${grid} and grid.valid_to is null
      and micro.valid_to is null
    order by micro.code`.execute(trx)
  await appendAudit(trx, caller, {
    action: 'phone-revealed',
    area: grid,
    subject: { type: 'grid', id: grid },
    after: { microGrids: items.length },
  })
  return { items }
}
