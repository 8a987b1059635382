// What may those do who had a role over a grid that ended? Roles over the grid go to the grid that took its land in, so that
// nobody stands before a dead code. Of a grid that was divided the leader keeps the parent; who leads the new one is for
// people to say.
import { sql } from 'kysely'
import { rulingVerbs, type Verb } from '../../contract/access.ts'
import type { GridGrant } from '../../contract/grids.ts'
import { appendAudit } from '../../db/audit.ts'
import type { Db } from '../../db/tables.ts'
import type { Changer } from './changer.ts'
import type { Written } from './write-grids.ts'

interface Held extends Omit<GridGrant, 'becomes'> {
  id: number
  accountId: number
  roleId: string
  verbs: Verb[]
  validFrom: string
  validTo: string | null
}

/**
 * A role that rules over people stays where it is: it would reach over people whom nobody gave it. What the account holds
 * over the other grid already, or over more, is not given twice. What is over stays as history.
 */
export async function moveGrants(
  trx: Db,
  doer: Changer,
  county: string,
  removed: Written['removed'],
): Promise<GridGrant[]> {
  if (removed.length === 0) return []
  const moved: GridGrant[] = []
  for (const held of await holdGrants(trx, county, removed)) {
    const { accountName, roleTitle, from, to } = held
    const rules = held.verbs.some((verb) => rulingVerbs.includes(verb))
    const becomes = rules ? 'stays' : (await moveOne(trx, held)) ? 'follows' : 'held'
    moved.push({ accountName, roleTitle, from, to, becomes })
    if (!rules) await note(trx, doer, held, becomes === 'follows')
  }
  return moved
}

async function holdGrants(trx: Db, county: string, removed: Written['removed']): Promise<Held[]> {
  const { rows } = await sql<Held>`
    with pair as (
      select gone.code as from_code, heir.code as to_code
      from unnest(${removed.map(({ id }) => id)}::bigint[], ${removed.map(({ into }) => into)}::bigint[])
        as pair (id, into_id)
      join grid gone on gone.county_code = ${county} and gone.id = pair.id
      join grid heir on heir.county_code = ${county} and heir.id = pair.into_id)
    select held.id, held.account_id, held.role_id, role.verbs, account.display_name as account_name,
           json_build_object('zh', role.title_zh, 'en', role.title_en) as role_title,
           pair.from_code as from, pair.to_code as to, held.valid_from::text, held.valid_to::text
    from pair
    join role_grant held on held.area_code = pair.from_code and held.unit_id is null
    join account on account.id = held.account_id
    join role on role.id = held.role_id
    where held.valid_to is null or held.valid_to >= current_date
    order by held.id for update of held`.execute(trx)
  return rows
}

/** The days of it that are still to come, but those of the same role over the other grid; false: there are none. */
async function moveOne(trx: Db, { id, accountId, roleId, to }: Held): Promise<boolean> {
  const { rows } = await sql`
    with given as (
      select range_agg(daterange(twin.valid_from, twin.valid_to, '[]')) as days from role_grant twin
      where twin.account_id = ${accountId} and twin.role_id = ${roleId} and twin.unit_id is null
        and starts_with(${to}, twin.area_code)),
    piece as (
      select unnest(datemultirange(daterange(greatest(held.valid_from, current_date), held.valid_to, '[]'))
        - coalesce(given.days, '{}')) as days
      from role_grant held cross join given where held.id = ${id})
    insert into role_grant (account_id, role_id, area_code, valid_from, valid_to)
    select ${accountId}, ${roleId}, ${to}, lower(days), upper(days) - 1 from piece
    returning id`.execute(trx)
  // What was in force before today stays as history.
  await sql`delete from role_grant where id = ${id} and valid_from >= current_date`.execute(trx)
  await sql`
    update role_grant set valid_to = current_date - 1, version = version + 1 where id = ${id}`.execute(trx)
  return rows.length > 0
}

async function note(trx: Db, doer: Changer, held: Held, follows: boolean): Promise<void> {
  const { accountId, accountName, roleId, from, to, validFrom, validTo } = held
  const told = (area: string) => ({ roleId, scope: { area, unitId: null }, validFrom, validTo })
  await appendAudit(trx, doer, {
    action: follows ? 'grant-changed' : 'grant-ended',
    area: follows ? to : from,
    subject: { type: 'account', id: accountId, name: accountName },
    before: told(from),
    ...(follows && { after: told(to) }),
  })
}
