// Changes who leads a micro grid and how it is called: whoever keeps the people of its grid keeps these too.
import { sql } from 'kysely'
import { codeLength } from '../../../contract/areas.ts'
import type { MicroGrid, microGridRoutes } from '../../../contract/micro-grids.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { raiseDataVersion } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import { maskPhone, phoneOfNamed } from '../../../db/phones.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { getMicroGrid, type OwnMicroGrid, shown } from './read-micro-grids.ts'

/** @throws AppError unknown-area, changed-meanwhile (with the present one) */
export async function changeMicroGrid(
  trx: Db,
  caller: Caller,
  code: string,
  { version, name, leaderName, leaderPhone, households }: BodyOf<typeof microGridRoutes.changeMicroGrid>,
): Promise<MicroGrid> {
  const county = countyOf(code)
  // Its name stands on the map.
  await raiseDataVersion(trx, county, { shapes: true })
  const before = await getMicroGrid(trx, code)
  if (before.version !== version)
    throw new AppError('changed-meanwhile', 'Somebody else has changed this micro grid meanwhile.', {
      current: shown(before),
    })
  const leader = leaderName?.trim() ?? null
  await trx
    .updateTable('microGrid')
    .set({
      name: name.trim(),
      leaderName: leader,
      leaderPhone: phoneOfNamed({ name: before.leaderName, phone: before.leaderPhone }, leader, leaderPhone),
      households,
      version: sql`version + 1`,
    })
    .where('countyCode', '=', county)
    .where('id', '=', before.id)
    .execute()
  const after = await getMicroGrid(trx, code)
  await appendAudit(trx, caller, {
    action: 'micro-grid-changed',
    area: code.slice(0, codeLength.grid),
    subject: { type: 'micro-grid', id: code, name: after.name },
    before: noted(before),
    after: noted(after),
  })
  return shown(after)
}

/** For the log, which tells no whole number. */
function noted({ name, leaderName, leaderPhone, households }: OwnMicroGrid): Record<string, unknown> {
  return { name, leaderName, maskedPhone: maskPhone(leaderPhone), households }
}
