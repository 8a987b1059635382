// Which roles are there, what may each do, and may that be changed?
import { sql } from 'kysely'
import type { RoleInfo } from '../../contract/people.ts'
import { rolePresets } from '../../contract/roles.ts'
import { leavingAdministrator } from '../../db/administrators.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { checkVersion, refuseFor } from './keep-accounts.ts'
import { isKnownVerb } from './read-grants.ts'

type RoleWish = Pick<RoleInfo, 'title' | 'verbs' | 'landing' | 'usualScope'>

/** Presets first, as the product lists them, then those made here by name. */
export async function listRoles(db: Db): Promise<RoleInfo[]> {
  const { rows } = await sql<Omit<RoleInfo, 'verbs' | 'unknownVerbs' | 'preset'> & { verbs: string[] }>`
    select id, json_build_object('zh', title_zh, 'en', title_en) as title, verbs, landing, usual_scope, version,
           (select count(*) from role_grant where role_id = role.id) as grants
    from role order by array_position(${rolePresets.map(({ id }) => id)}::text[], id), id`.execute(db)
  return rows.map(({ verbs, ...row }) => ({
    ...row,
    verbs: verbs.filter(isKnownVerb),
    unknownVerbs: verbs.filter((verb) => !isKnownVerb(verb)),
    preset: rolePresets.some(({ id }) => id === row.id),
  }))
}

/** @throws AppError unknown-role */
export async function getRole(db: Db, id: string): Promise<RoleInfo> {
  const role = (await listRoles(db)).find((each) => each.id === id)
  if (!role) throw new AppError('unknown-role', `There is no role ${id}.`)
  return role
}

/** @throws AppError name-taken */
export async function createRole(
  trx: Db,
  caller: Caller,
  { id, ...wish }: RoleWish & { id: string },
): Promise<RoleInfo> {
  const made = await trx
    .insertInto('role')
    .values({ id, ...columnsOf(wish), verbs: [...wish.verbs] })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new AppError('name-taken', `There is a role ${id} already.`)
  await note(trx, caller, 'role-created', id, { after: wish })
  return getRole(trx, id)
}

/**
 * Verbs of a newer version of the product stay as they are. Nobody adds verbs to a role of their own, or takes one: it
 * would be giving rights to oneself.
 * @throws AppError unknown-role, not-permitted, changed-meanwhile, last-administrator
 */
export function changeRole(
  trx: Db,
  caller: Caller,
  id: string,
  { version, ...wish }: RoleWish & { version: number },
): Promise<RoleInfo> {
  return leavingAdministrator(trx, async () => {
    const before = await lockRole(trx, id)
    const isSame = before.verbs.toSorted().join() === wish.verbs.toSorted().join()
    refuseFor(!isSame && caller.grants.some(({ roleId }) => roleId === id) ? 'self' : undefined)
    checkVersion(before, version)
    await trx
      .updateTable('role')
      .set({ ...columnsOf(wish), verbs: [...wish.verbs, ...before.unknownVerbs], version: version + 1 })
      .where('id', '=', id)
      .execute()
    const { title, verbs, landing, usualScope } = before
    await note(trx, caller, 'role-changed', id, {
      before: { title, verbs, landing, usualScope },
      after: wish,
    })
    return getRole(trx, id)
  })
}

/** @throws AppError unknown-role, changed-meanwhile, role-in-use */
export async function removeRole(trx: Db, caller: Caller, id: string, version: number): Promise<void> {
  const role = await lockRole(trx, id)
  checkVersion(role, version)
  if (role.preset)
    throw new AppError('role-in-use', 'A role that every deployment begins with can be changed, not removed.')
  if (role.grants > 0)
    throw new AppError(
      'role-in-use',
      `The role is or was given ${role.grants} times; it stays for the record.`,
    )
  await trx.deleteFrom('role').where('id', '=', id).execute()
  const { title, verbs, landing, usualScope } = role
  await note(trx, caller, 'role-removed', id, { before: { title, verbs, landing, usualScope } })
}

async function lockRole(trx: Db, id: string): Promise<RoleInfo> {
  await trx.selectFrom('role').select('id').where('id', '=', id).forUpdate().execute()
  return getRole(trx, id)
}

function columnsOf({ title, landing, usualScope }: RoleWish) {
  return { titleZh: title.zh.trim(), titleEn: title.en.trim(), landing, usualScope }
}

function note(
  trx: Db,
  caller: Caller,
  action: 'role-created' | 'role-changed' | 'role-removed',
  id: string,
  change: { before?: RoleWish; after?: RoleWish },
): Promise<void> {
  return appendAudit(trx, caller, { action, subject: { type: 'role', id, name: id }, ...change })
}
