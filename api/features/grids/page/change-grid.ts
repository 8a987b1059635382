// Changes who leads a grid and who works in it. Whom a grid is led by is decided by whoever keeps the grids of the community;
// a leader keeps the notice of the own grid.
import { sql } from 'kysely'
import { can } from '../../../contract/access.ts'
import { codeLength } from '../../../contract/areas.ts'
import type { GridPage, gridPageRoutes } from '../../../contract/grid-page.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { countyOf, unknownArea } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { raiseDataVersion } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import { phoneOfNamed } from '../../../db/phones.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { getGrid, maskedPeople, type OwnGrid, readGridPage } from './read-grid-page.ts'

type GridFields = BodyOf<typeof gridPageRoutes.changeGrid>

/** @throws AppError unknown-area, changed-meanwhile (with the present page), not-permitted, bad-request */
export async function changeGrid(
  trx: Db,
  caller: Caller,
  code: string,
  fields: GridFields,
): Promise<GridPage> {
  const county = countyOf(code)
  const named = { name: fields.name.trim(), leaderName: fields.leaderName?.trim() ?? null }
  await raiseDataVersion(trx, county, { shapes: true })
  await sql`
    select from grid where county_code = ${county} and code = ${code} and valid_to is null for update`.execute(
    trx,
  )
  const before = await getGrid(trx, code)
  if (before.validTo !== null || before.code !== code) throw unknownArea(code)
  if (before.version !== fields.version)
    throw new AppError('changed-meanwhile', 'Somebody else has changed this grid meanwhile.', {
      current: await readGridPage(trx, caller, code),
    })
  checkRight(caller, before, named)
  const leader = { name: before.leaderName, phone: before.leaderPhone }
  const leaderPhone = phoneOfNamed(leader, named.leaderName, fields.leaderPhone)
  await trx
    .updateTable('grid')
    .set({ ...named, leaderPhone, version: before.version + 1 })
    .where('countyCode', '=', county)
    .where('id', '=', before.id)
    .execute()
  await writeDeputies(trx, county, before, fields.deputies)
  const after = await getGrid(trx, code)
  await appendAudit(trx, caller, {
    action: 'grid-people-changed',
    area: code,
    subject: { type: 'grid', id: code, name: after.name },
    before: noted(before),
    after: noted(after),
  })
  return readGridPage(trx, caller, code)
}

function checkRight(
  caller: Caller,
  before: OwnGrid,
  { name, leaderName }: { name: string; leaderName: string | null },
): void {
  if (name === before.name && leaderName === before.leaderName) return
  if (!can(caller, 'grid.write', { area: before.code.slice(0, codeLength.community) }))
    throw new AppError(
      'not-permitted',
      'The name of a grid and its leader are changed by whoever keeps the grids of the community.',
    )
}

/** All of them anew, in the order in which they were sent. */
async function writeDeputies(
  trx: Db,
  county: string,
  { id, deputies: former }: OwnGrid,
  deputies: GridFields['deputies'],
): Promise<void> {
  const phoneOf = ({ was, name, phone }: GridFields['deputies'][number]): string | null => {
    const formerly = former.find(({ position }) => position === was) ?? { name: null, phone: null }
    return phoneOfNamed(formerly, name.trim(), phone)
  }
  await trx.deleteFrom('gridDeputy').where('countyCode', '=', county).where('gridId', '=', id).execute()
  if (deputies.length === 0) return
  await trx
    .insertInto('gridDeputy')
    .values(
      deputies.map((each, index) => ({
        countyCode: county,
        gridId: id,
        position: index + 1,
        name: each.name.trim(),
        duty: each.duty.trim(),
        phone: phoneOf(each),
      })),
    )
    .execute()
}

/** For the log, which tells no whole number. */
function noted(grid: OwnGrid): Record<string, unknown> {
  const { maskedPhone, deputies } = maskedPeople(grid)
  return {
    name: grid.name,
    leaderName: grid.leaderName,
    maskedPhone,
    deputies: deputies.map(({ name, duty, maskedPhone: phone }) =>
      [duty, name, phone].filter(Boolean).join(' '),
    ),
  }
}
