// What does a grant say? Its role, its scope by name, and whether it holds today.
import { sql } from 'kysely'
import { type Verb, verbIds } from '../../contract/access.ts'
import type { GrantInfo } from '../../contract/people.ts'
import { AppError } from '../../db/errors.ts'
import { scopeName } from '../../db/scopes.ts'
import type { Db } from '../../db/tables.ts'

const known = sql.lit(`{${verbIds.join(',')}}`)
const name = scopeName(sql.ref('held.area_code'), sql.ref('held.unit_id'))

/** In force or still to come. */
export const isLive = sql<boolean>`(held.valid_to is null or held.valid_to >= current_date)`

/** A `GrantInfo` of `role_grant held join role`. Verbs of a newer version of the product are left out. */
export const grantAsJson = sql<GrantInfo>`json_build_object(
  'id', held.id, 'roleId', held.role_id,
  'roleTitle', json_build_object('zh', role.title_zh, 'en', role.title_en),
  'verbs', array(select verb from unnest(role.verbs) verb where verb = any(${known}::text[])),
  'scope', json_build_object('area', held.area_code, 'unitId', held.unit_id),
  'scopeName', ${name},
  'gone', held.area_code <> '' and ${name} is null,
  'validFrom', held.valid_from::text, 'validTo', held.valid_to::text,
  'state', case when not ${isLive} then 'over' when held.valid_from > current_date then 'coming' else 'in-force' end,
  'version', held.version)`

/** @throws AppError unknown-grant */
export async function getGrant(db: Db, accountId: number, id: number): Promise<GrantInfo> {
  const { rows } = await sql<{ held: GrantInfo }>`
    select ${grantAsJson} as held from role_grant held join role on role.id = held.role_id
    where held.account_id = ${accountId} and held.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new AppError('unknown-grant', 'This account has no such role, or no longer.')
  return row.held
}

export function isKnownVerb(text: string): text is Verb {
  return (verbIds as string[]).includes(text)
}
