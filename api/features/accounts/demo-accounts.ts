// Accounts of the fictional county, one per role and without a password: offered while every county is fictional.
// What these accounts open are demo accounts too, with a password: nobody brings a key of the demo into a real county.
import { sql } from 'kysely'
import type { SignInOffer } from '../../contract/accounts.ts'
import { rolePresets, type ScopeKind } from '../../contract/roles.ts'
import { ensureRoles } from '../../db/preset-roles.ts'
import { scopeName } from '../../db/scopes.ts'
import type { Db } from '../../db/tables.ts'

/** Is there a county, and is each one fictional? As soon as a real one comes, nobody gets in without a password. */
export async function isDemo(db: Db): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`
    select coalesce(bool_and(demo), false) as demo from county_state`.execute(db)
  return rows[0]?.demo ?? false
}

export async function isEmpty(db: Db): Promise<boolean> {
  const county = await db.selectFrom('countyState').select('countyCode').limit(1).executeTakeFirst()
  return county === undefined
}

export async function findDemoAccount(db: Db, name: string): Promise<number | undefined> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', name)
    .where('demo', '=', true)
    .where('passwordHash', 'is', null)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return account?.id
}

/** Of the demo county itself: whoever presses its button is in, and nothing can be asked of them. */
export async function isWithoutPassword(db: Db, accountId: number): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('passwordHash')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return account?.passwordHash === null
}

export async function listDemoAccounts(db: Db): Promise<SignInOffer['demoAccounts']> {
  const { rows } = await sql<SignInOffer['demoAccounts'][number]>`
    select account.name, account.display_name,
           json_build_object('zh', role.title_zh, 'en', role.title_en) as role_title,
           ${scopeName(sql.ref('held.area_code'), sql.ref('held.unit_id'))} as scope_name
    from account
    join role_grant held on held.account_id = account.id
    join role on role.id = held.role_id
    where account.demo and account.password_hash is null and account.disabled_at is null order by held.id`.execute(
    db,
  )
  return rows
}

/** Invented names for roles for which the county names nobody, in the order of the presets. */
const invented = ['许文渊', '陶玉兰', '周敏', '何建平', '郑国栋', '韩磊', '沈佳', '陆明', '冯晓兰']

export interface DemoPerson {
  id: number
  name: string
  area: string
}

/** Gives the demo county its people; a county made anew gets them anew. Call in the transaction that made it. */
export async function saveDemoAccounts(trx: Db, county: string): Promise<DemoPerson[]> {
  const people: DemoPerson[] = []
  for (const [index, { id, title, usualScope }] of rolePresets.entries()) {
    const scope = await findScope(trx, county, usualScope)
    if (!scope) continue
    const name = `demo-${id}`
    const displayName = scope.person ?? invented[index] ?? title.zh
    const account = await trx
      .insertInto('account')
      .values({ name, displayName, demo: true })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ displayName }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx.deleteFrom('roleGrant').where('accountId', '=', account.id).execute()
    await trx
      .insertInto('roleGrant')
      .values({ accountId: account.id, roleId: id, areaCode: scope.area, unitId: scope.unitId })
      .execute()
    people.push({ id: account.id, name: displayName, area: scope.area })
  }
  return people
}

interface DemoScope {
  area: string
  unitId: number | null
  /** Whose account it is, where the county names somebody. */
  person: string | null
}

/** Something worth looking at: the grid with the most compounds, its community and township, the busiest unit. */
async function findScope(trx: Db, county: string, kind: ScopeKind): Promise<DemoScope | undefined> {
  if (kind === 'deployment') return { area: '', unitId: null, person: null }
  if (kind === 'county') return { area: county, unitId: null, person: null }
  if (kind === 'unit') {
    const { rows } = await sql<DemoScope>`
      select unit.county_code as area, unit.id as unit_id, unit.contact_name as person
      from unit join assignment on assignment.county_code = unit.county_code and assignment.unit_id = unit.id
      where unit.county_code = ${county} and unit.kind = 'department'
      group by unit.county_code, unit.id, unit.contact_name order by count(*) desc, unit.id limit 1`.execute(
      trx,
    )
    return rows[0]
  }
  const digits = { township: 9, community: 12, grid: 15 }[kind]
  const { rows } = await sql<DemoScope>`
    select left(grid.code, ${digits}) as area, null::bigint as unit_id,
           case when ${kind} = 'grid' then grid.leader_name end as person
    from grid join place on place.county_code = grid.county_code and place.grid_id = grid.id and place.kind = 'compound'
    where grid.county_code = ${county} and grid.valid_to is null and grid.leader_name is not null
    group by grid.code, grid.leader_name order by count(*) desc, grid.code limit 1`.execute(trx)
  return rows[0]
}

/**
 * Takes away what visitors of a demo left behind, their accounts and what they made of the roles: a real deployment
 * begins with the presets. Does nothing once somebody real has an account, or while the demo is all there is.
 */
export async function forgetDemoPeople(trx: Db): Promise<void> {
  const real = await trx
    .selectFrom('account')
    .select('id')
    .where('demo', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (real || (await isDemo(trx))) return
  await trx.deleteFrom('account').execute()
  await trx.deleteFrom('role').execute()
  await ensureRoles(trx)
}
