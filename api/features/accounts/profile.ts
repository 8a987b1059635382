// Who is signed in, in words that people know: roles by title, areas and units by name.
import { sql } from 'kysely'
import type { Profile } from '../../contract/accounts.ts'
import { AppError } from '../../db/errors.ts'
import { maskPhone } from '../../db/phones.ts'
import { scopeName } from '../../db/scopes.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'

export async function readProfile(
  db: Db,
  caller: Pick<Caller, 'accountId' | 'grants' | 'wallUntil'>,
): Promise<Profile> {
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', caller.accountId)
    .executeTakeFirst()
  if (!account) throw new AppError('not-signed-in', 'This account is gone.')
  return {
    accountId: account.id,
    name: account.name,
    displayName: account.displayName,
    maskedPhone: maskPhone(account.phone),
    grants: await nameGrants(db, caller.grants),
    demo: account.demo,
    hasPassword: account.passwordHash !== null,
    mustChangePassword: account.mustChangePassword,
    hasSecondFactor: account.secondFactor !== null,
    wallUntil: caller.wallUntil?.toISOString() ?? null,
  }
}

async function nameGrants(db: Db, grants: Caller['grants']): Promise<Profile['grants']> {
  const { rows } = await sql<Pick<Profile['grants'][number], 'roleTitle' | 'landing' | 'scopeName'>>`
    select json_build_object('zh', role.title_zh, 'en', role.title_en) as role_title, role.landing,
           ${scopeName(sql.ref('held.area'), sql.ref('held.unit_id'))} as scope_name
    from unnest(
      ${grants.map(({ roleId }) => roleId)}::text[],
      ${grants.map(({ scope }) => scope.area)}::text[],
      ${grants.map(({ scope }) => scope.unitId)}::bigint[]) with ordinality as held (role_id, area, unit_id, place)
    join role on role.id = held.role_id
    order by held.place`.execute(db)
  return grants.flatMap((grant, index) => {
    const names = rows[index]
    return names ? [{ ...grant, verbs: [...grant.verbs], ...names }] : []
  })
}
