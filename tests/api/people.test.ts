// People, what they may do, and roles: only inside one's own scope, nothing lost, everything in the log.
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '../../api/contract/access.ts'
import { passwordFault } from '../../api/contract/accounts.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import { leavingAdministrator } from '../../api/db/administrators.ts'
import { ensureRoles } from '../../api/db/preset-roles.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { fault, openApi, type Question } from './ask.ts'
import { east, layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const whole: Scope = { area: '', unitId: null }
const over = (area: string): Scope => ({ area, unitId: null })

/** Cookies: two that rule everywhere, one that keeps accounts and gives roles in the west. */
let system = ''
let security = ''
let keeper = ''
let chiefId = 0
/** Grid leader in the south of the west; planner in the east; a planner of both. */
let li = 0
let zhao = 0
let both = 0

beforeAll(async () => {
  await layTown(db)
})

beforeEach(async () => {
  await sql`delete from account`.execute(db)
  await sql`delete from role`.execute(db)
  await ensureRoles(db)
  await db
    .insertInto('role')
    .values({
      id: 'keeper',
      titleZh: '社区管理员',
      titleEn: 'Keeper',
      verbs: ['account.read', 'account.write', 'grant.write'],
      landing: 'people',
      usualScope: 'community',
    })
    .execute()
  system = await signedIn(db, 'system', [{ roleId: 'system-administrator', scope: whole }])
  security = await signedIn(db, 'security', [{ roleId: 'security-administrator', scope: whole }])
  keeper = await signedIn(db, 'keeper', [{ roleId: 'keeper', scope: over(west) }])
  li = await makeAccount(db, 'li', [{ roleId: 'grid-leader', scope: over(southGrid) }])
  zhao = await makeAccount(db, 'zhao', [{ roleId: 'planner', scope: over(east) }])
  both = await makeAccount(db, 'both', [
    { roleId: 'planner', scope: over(west) },
    { roleId: 'planner', scope: over(east) },
  ])
  // Without a password nobody counts as an administrator.
  await sql`update account set password_hash = '-', phone = '13800001234'`.execute(db)
  const chief = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'security')
    .executeTakeFirstOrThrow()
  chiefId = chief.id
})

const post = (path: string, cookie: string, body?: object) => write('POST', path, cookie, body)
const put = (path: string, cookie: string, body: object) => write('PUT', path, cookie, body)
const remove = (path: string, cookie: string, body?: object) => write('DELETE', path, cookie, body)

function write(method: Question['method'], path: string, cookie: string, body?: object) {
  return ask(path, { method, cookie, ...(body && { body }) })
}

async function namesOf(cookie: string, query = ''): Promise<string[]> {
  const { body } = await ask(`/accounts${query}`, { cookie })
  return body.items.map(({ name }: AccountInfo) => name)
}

async function accountOf(id: number, cookie = security): Promise<AccountInfo> {
  return (await ask(`/accounts/${id}`, { cookie })).body
}

async function lastLine() {
  return db
    .selectFrom('auditEvent')
    .select(['action', 'accountName', 'areaCode', 'subjectId', 'before', 'after'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

describe('the list of accounts', () => {
  test('holds whoever has a grant inside the own scope; over the deployment everybody', async () => {
    expect(await namesOf(security)).toEqual(['both', 'keeper', 'li', 'security', 'system', 'zhao'])
    expect(await namesOf(keeper)).toEqual(['both', 'keeper', 'li'])
  })

  test('shows of each only the grants inside the own scope, and that there are others', async () => {
    const account = await accountOf(both, keeper)
    expect(account.grants.map(({ scope }) => scope.area)).toEqual([west])
    expect(account.hasGrantsElsewhere).toBe(true)
    expect((await accountOf(both)).grants).toHaveLength(2)
    expect((await accountOf(both)).hasGrantsElsewhere).toBe(false)
  })

  test('is searched, chosen and paged', async () => {
    expect(await namesOf(security, '?q=LI')).toEqual(['li'])
    expect(await namesOf(security, `?area=${east}`)).toEqual(['both', 'zhao'])
    expect(await namesOf(security, '?roleId=grid-leader')).toEqual(['li'])
    // the wildcards of SQL are no wildcards here
    expect(await namesOf(security, '?q=%25')).toEqual([])
    expect(await namesOf(security, '?q=_')).toEqual([])
    const { body } = await ask('/accounts?limit=2', { cookie: security })
    expect(body.next).toBe('keeper')
    expect(await namesOf(security, '?limit=2&after=keeper')).toEqual(['li', 'security'])
  })

  test('choosing by a role tells nothing of grants elsewhere', async () => {
    await sql`update role_grant set role_id = 'supervisor' where account_id = ${both} and area_code = ${east}`.execute(
      db,
    )
    expect(await namesOf(security, '?roleId=supervisor')).toEqual(['both'])
    expect(await namesOf(keeper, '?roleId=supervisor')).toEqual([])
  })

  test('says who is closed, and who is locked', async () => {
    await sql`update account set disabled_at = now() where id = ${zhao}`.execute(db)
    await sql`insert into sign_in_failure (name_hash, times, locked_until)
      values (sha256('li'), 5, now() + interval '10 minutes'), (sha256('both'), 5, now() - interval '1 minute')`.execute(
      db,
    )
    expect(await namesOf(security, '?state=disabled')).toEqual(['zhao'])
    expect(await namesOf(security, '?state=locked')).toEqual(['li'])
    expect(await namesOf(security, '?state=active')).not.toContain('zhao')
    expect((await accountOf(both)).lockedUntil).toBeNull()
  })

  test('shows a scope that is gone', async () => {
    await sql`update grid set valid_to = current_date where code = ${southGrid}`.execute(db)
    expect((await accountOf(li)).grants).toMatchObject([{ gone: true, scopeName: null }])
    await sql`update grid set valid_to = null where code = ${southGrid}`.execute(db)
    expect((await accountOf(li)).grants).toMatchObject([{ gone: false, scopeName: '网格001' }])
  })

  test('an account beyond the own scope is as good as none', async () => {
    for (const id of [zhao, 987_654])
      expect(fault(await ask(`/accounts/${id}`, { cookie: keeper }))).toEqual([404, 'unknown-account'])
  })
})

describe('opening an account', () => {
  const wish = { name: 'Neu', displayName: '新人', phone: '139 0000 5678' }

  test('answers a password that is good once, and is never seen again', async () => {
    const { status, body } = await post('/accounts', system, wish)
    expect(status).toBe(200)
    expect(body.account).toMatchObject({
      name: 'neu',
      displayName: '新人',
      maskedPhone: '139****5678',
      mustChangePassword: true,
      grants: [],
    })
    expect(passwordFault(body.password, 'neu')).toBeUndefined()
    const entered = await post('/session', '', { name: 'neu', password: body.password })
    expect(entered.body.mustChangePassword).toBe(true)
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'account-opened')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({
      accountName: 'system',
      after: { name: 'neu', displayName: '新人', phone: '139****5678' },
    })
    expect(JSON.stringify(line)).not.toContain(body.password)
  })

  test('two have different passwords', async () => {
    const [first, second] = [
      await post('/accounts', system, { ...wish, name: 'a1' }),
      await post('/accounts', system, { ...wish, name: 'a2' }),
    ]
    expect(first.body.password).not.toBe(second.body.password)
  })

  test('a taken name is refused, in capitals too', async () => {
    expect(fault(await post('/accounts', system, { ...wish, name: 'LI' }))).toEqual([409, 'name-taken'])
  })

  test('in a community only together with a role there, all or nothing', async () => {
    const grant = { roleId: 'grid-leader', scope: over(northGrid) }
    expect(fault(await post('/accounts', keeper, wish))).toEqual([403, 'not-permitted'])
    const beyond = { ...wish, grants: [grant, { roleId: 'planner', scope: over(east) }] }
    expect(fault(await post('/accounts', keeper, beyond))).toEqual([403, 'not-permitted'])
    expect(await namesOf(security, '?q=neu')).toEqual([])
    const opened = await post('/accounts', keeper, { ...wish, grants: [grant] })
    expect(opened.body.account.grants).toMatchObject([{ roleId: 'grid-leader', scope: over(northGrid) }])
  })

  test('by somebody who may not give roles, only without', async () => {
    const grants = [{ roleId: 'grid-leader', scope: over(northGrid) }]
    expect(fault(await post('/accounts', system, { ...wish, grants }))).toEqual([403, 'not-permitted'])
  })

  test.each([
    { name: 'a b' },
    { name: 'x' },
    { displayName: '' },
    { displayName: ' ' },
    { displayName: 'two\nlines' },
    { phone: 'call me' },
    { phone: '1' },
    { admin: true },
    { demo: true },
    { grants: [{ roleId: 'planner', scope: { area: '62990', unitId: null } }] },
    { grants: [{ roleId: 'planner', scope: { ...whole, more: 1 } }] },
    { grants: [{ roleId: 'planner', scope: whole, validFrom: '2026-02-30' }] },
  ])('%j is refused with one sentence', async (more) => {
    const answer = await post('/accounts', system, { ...wish, ...more })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.message).toMatch(/^[^\n]+\.$/)
  })
})

describe('changing an account', () => {
  test('a phone that is left out stays, null removes it', async () => {
    const changed = await put(`/accounts/${li}`, system, { displayName: '李雷', version: 1 })
    expect(changed.body).toMatchObject({ displayName: '李雷', maskedPhone: '138****1234', version: 2 })
    const removed = await put(`/accounts/${li}`, system, { displayName: '李雷', phone: null, version: 2 })
    expect(removed.body.maskedPhone).toBeNull()
    expect(await lastLine()).toMatchObject({
      action: 'account-changed',
      subjectId: String(li),
      before: { displayName: '李雷', phone: '138****1234' },
      after: { displayName: '李雷', phone: null },
    })
  })

  test('from an old version is refused with the row as it is now', async () => {
    await put(`/accounts/${li}`, system, { displayName: '李雷', version: 1 })
    const late = await put(`/accounts/${li}`, system, { displayName: '李梅', version: 1 })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ displayName: '李雷', version: 2 })
    expect((await accountOf(li)).displayName).toBe('李雷')
    expect(await lastLine()).toMatchObject({ action: 'refused', after: { code: 'changed-meanwhile' } })
  })

  test('one with a say elsewhere is not the keeper’s', async () => {
    const body = { displayName: 'X', version: 1 }
    expect((await put(`/accounts/${li}`, keeper, body)).status).toBe(200)
    const refused = await put(`/accounts/${both}`, keeper, body)
    expect(fault(refused)).toEqual([403, 'not-permitted'])
    expect(refused.body.error.details).toEqual({ reason: 'outside' })
    expect(fault(await put(`/accounts/${zhao}`, keeper, body))).toEqual([404, 'unknown-account'])
    expect(fault(await put(`/accounts/${chiefId}`, keeper, body))).toEqual([404, 'unknown-account'])
  })

  test('closing ends its sessions, opening it again does not bring them back', async () => {
    const cookie = await signedIn(db, 'temp', [{ roleId: 'planner', scope: over(west) }])
    const { accountId } = (await ask('/profile', { cookie })).body
    const close = (disabled: boolean, version: number) =>
      put(`/accounts/${accountId}/disabled`, system, { disabled, version })
    expect((await close(true, 1)).body.disabled).toBe(true)
    expect((await ask('/profile', { cookie })).status).toBe(401)
    expect((await close(false, 2)).body.disabled).toBe(false)
    expect((await ask('/profile', { cookie })).status).toBe(401)
  })

  test('nobody closes the own account', async () => {
    const { accountId } = (await ask('/profile', { cookie: system })).body
    expect(
      fault(await put(`/accounts/${accountId}/disabled`, system, { disabled: true, version: 1 })),
    ).toEqual([403, 'not-permitted'])
  })

  test('a new password ends sessions, unlocks and must be changed', async () => {
    const cookie = await signedIn(db, 'temp', [{ roleId: 'planner', scope: over(west) }])
    const { accountId } = (await ask('/profile', { cookie })).body
    await sql`insert into sign_in_failure (name_hash, times, locked_until)
      values (sha256('temp'), 5, now() + interval '10 minutes')`.execute(db)
    const { password } = (await post(`/accounts/${accountId}/password`, system)).body
    expect((await ask('/profile', { cookie })).status).toBe(401)
    const entered = await post('/session', '', { name: 'temp', password })
    expect(entered.body.mustChangePassword).toBe(true)
  })

  test('nobody gets a password, or the second factor off, of an account that rules where they do not', async () => {
    for (const [method, path] of [
      ['POST', 'password'],
      ['DELETE', 'second-factor'],
    ] as const) {
      const refused = await write(method, `/accounts/${chiefId}/${path}`, system)
      expect(fault(refused), path).toEqual([403, 'not-permitted'])
      expect(refused.body.error.details).toEqual({ reason: 'ruling' })
      expect((await write(method, `/accounts/${li}/${path}`, system)).status, path).toBe(200)
    }
  })

  test('a lock, sessions and a second factor are taken away, each with its line', async () => {
    await sql`insert into sign_in_failure (name_hash, times, locked_until)
      values (sha256('li'), 5, now() + interval '10 minutes')`.execute(db)
    await sql`update account set second_factor = 'X' where id = ${li}`.execute(db)
    expect((await accountOf(li)).lockedUntil).not.toBeNull()
    await remove(`/accounts/${li}/lock`, system)
    expect(await lastLine()).toMatchObject({ action: 'account-unlocked', subjectId: String(li) })
    await remove(`/accounts/${li}/second-factor`, system)
    expect(await lastLine()).toMatchObject({ action: 'second-factor-removed' })
    await remove(`/accounts/${li}/sessions`, system)
    expect(await lastLine()).toMatchObject({ action: 'account-signed-out' })
    expect(await accountOf(li)).toMatchObject({ lockedUntil: null, hasSecondFactor: false, sessions: 0 })
  })

  test('the accounts of the demo stay as they are; what they open belongs to the demo', async () => {
    await sql`update county_state set demo = true`.execute(db)
    await sql`update account set demo = true, password_hash = null where id in (${li}, ${chiefId})`.execute(
      db,
    )
    expect(fault(await put(`/accounts/${li}`, system, { displayName: 'X', version: 1 }))).toEqual([
      409,
      'demo-account',
    ])
    const name = { name: 'neu', displayName: '新人' }
    expect((await post('/accounts', system, name)).body.account.demo).toBe(false)
    await sql`update account set demo = true, password_hash = null where name = 'system'`.execute(db)
    const opened = await post('/accounts', system, { ...name, name: 'neu2' })
    await sql`update county_state set demo = false`.execute(db)
    expect(opened.body.account.demo).toBe(true)
  })
})

describe('a whole phone number', () => {
  test('is shown to whoever may see it where the person has a say, and leaves a line', async () => {
    const leader = await signedIn(db, 'leader', [{ roleId: 'grid-leader', scope: over(southGrid) }])
    expect((await post(`/accounts/${li}/phone`, leader)).body).toEqual({ phone: '13800001234' })
    expect(await lastLine()).toMatchObject({
      action: 'phone-revealed',
      accountName: 'leader',
      subjectId: String(li),
      after: null,
    })
    expect(fault(await post(`/accounts/${zhao}/phone`, leader))).toEqual([404, 'unknown-account'])
  })

  test('of somebody whose say there is over, no longer', async () => {
    const leader = await signedIn(db, 'leader', [{ roleId: 'grid-leader', scope: over(southGrid) }])
    await sql`update role_grant set valid_from = '2026-01-01', valid_to = current_date - 1
      where account_id = ${li}`.execute(db)
    expect(fault(await post(`/accounts/${li}/phone`, leader))).toEqual([403, 'not-permitted'])
  })
})

describe('giving a role', () => {
  const planner = { roleId: 'planner', scope: over(west) }

  test('works from the next request on, and leaves a line', async () => {
    const cookie = await signedIn(db, 'temp', [])
    const { accountId } = (await ask('/profile', { cookie })).body
    expect(fault(await ask(`/areas/${west}`, { cookie }))).toEqual([403, 'not-permitted'])
    const given = await post(`/accounts/${accountId}/grants`, security, planner)
    expect(given.body).toMatchObject({
      ...planner,
      scopeName: '西街社区',
      gone: false,
      state: 'in-force',
      validTo: null,
    })
    expect(await lastLine()).toMatchObject({
      action: 'grant-given',
      areaCode: west,
      subjectId: String(accountId),
      after: planner,
    })
    expect((await ask(`/areas/${west}`, { cookie })).status).toBe(200)
    await remove(`/accounts/${accountId}/grants/${given.body.id}`, security, { version: 1 })
    expect(fault(await ask(`/areas/${west}`, { cookie }))).toEqual([403, 'not-permitted'])
  })

  test('never to oneself, never beyond the own scope, never power over people from below', async () => {
    const refused = async (id: number, cookie: string, roleId: string, area: string) =>
      (await post(`/accounts/${id}/grants`, cookie, { roleId, scope: over(area) })).body.error?.details
    const { accountId } = (await ask('/profile', { cookie: keeper })).body
    expect(await refused(accountId, keeper, 'planner', west)).toEqual({ reason: 'self' })
    expect(await refused(chiefId, security, 'auditor', '')).toEqual({ reason: 'self' })
    expect(await refused(li, keeper, 'planner', east)).toEqual({ reason: 'outside' })
    expect(await refused(li, keeper, 'planner', county)).toEqual({ reason: 'outside' })
    expect(await refused(li, keeper, 'auditor', west)).toEqual({ reason: 'ruling' })
    expect(await refused(li, security, 'auditor', west)).toBeUndefined()
    // every refusal is in the log
    const lines = await db.selectFrom('auditEvent').select('id').where('action', '=', 'refused').execute()
    expect(lines.length).toBeGreaterThanOrEqual(5)
  })

  test('to somebody beyond the own scope is as good as to nobody', async () => {
    expect(fault(await post(`/accounts/${zhao}/grants`, keeper, planner))).toEqual([404, 'unknown-account'])
  })

  test.each([
    [{ ...planner, scope: over('629901001009') }, 422, 'scope-gone'],
    [{ ...planner, scope: over('629901001001009') }, 422, 'scope-gone'],
    [{ ...planner, scope: { area: county, unitId: 987_654 } }, 422, 'scope-gone'],
    [{ ...planner, scope: { area: '', unitId: 1 } }, 422, 'scope-gone'],
    [{ ...planner, roleId: 'king' }, 404, 'unknown-role'],
    [{ ...planner, validFrom: '2026-02-02', validTo: '2026-02-01' }, 400, 'bad-request'],
    [{ ...planner, validTo: 'tomorrow' }, 400, 'bad-request'],
  ])('%j is refused: %i %s', async (wish, status, code) => {
    expect(fault(await post(`/accounts/${li}/grants`, security, wish))).toEqual([status, code])
  })

  test('over a closed unit or a merged grid is refused', async () => {
    const { id } = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
    const scope = { area: county, unitId: id }
    await sql`update unit set closed_on = current_date`.execute(db)
    expect(fault(await post(`/accounts/${li}/grants`, security, { roleId: 'unit-staff', scope }))).toEqual([
      422,
      'scope-gone',
    ])
    await sql`update unit set closed_on = null`.execute(db)
    const given = await post(`/accounts/${li}/grants`, security, { roleId: 'unit-staff', scope })
    expect(given.body.scopeName).toBe('县住建局')
  })

  test('twice at a time is refused, one after the other is not', async () => {
    const grants = `/accounts/${zhao}/grants`
    const first = { ...planner, validFrom: '2026-01-01', validTo: '2026-06-30' }
    expect((await post(grants, security, first)).status).toBe(200)
    expect(fault(await post(grants, security, { ...planner, validFrom: '2026-06-30' }))).toEqual([
      409,
      'already-given',
    ])
    expect((await post(grants, security, { ...planner, validFrom: '2026-07-01' })).status).toBe(200)
  })
})

describe('changing and taking back a grant', () => {
  const dates = { validFrom: '2026-01-01', validTo: '2030-12-31' }
  const grantOf = async (id: number) => (await accountOf(id)).grants[0]!

  test('two who change it at a time: the second is told what the first did', async () => {
    const { id } = await grantOf(li)
    const path = `/accounts/${li}/grants/${id}`
    const changed = await put(path, security, { ...dates, version: 1 })
    expect(changed.body).toMatchObject({ ...dates, version: 2 })
    const late = await put(path, security, { ...dates, validTo: null, version: 1 })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ id, ...dates, version: 2 })
    expect(fault(await remove(path, security, { version: 1 }))).toEqual([409, 'changed-meanwhile'])
    expect(await grantOf(li)).toMatchObject(dates)
  })

  test('what was in force stays as history, what never was goes', async () => {
    await sql`update role_grant set valid_from = '2026-01-01' where account_id = ${li}`.execute(db)
    const { id } = await grantOf(li)
    await remove(`/accounts/${li}/grants/${id}`, security, { version: 1 })
    expect(await grantOf(li)).toMatchObject({ id, state: 'over', validFrom: '2026-01-01', version: 2 })
    expect(await lastLine()).toMatchObject({ action: 'grant-ended', before: { validTo: null }, after: null })

    const today = await grantOf(zhao)
    await remove(`/accounts/${zhao}/grants/${today.id}`, security, { version: 1 })
    expect((await accountOf(zhao)).grants).toEqual([])
  })

  test('of another account, or beyond the own scope, there is none', async () => {
    const { id } = await grantOf(zhao)
    expect(fault(await remove(`/accounts/${li}/grants/${id}`, security, { version: 1 }))).toEqual([
      404,
      'unknown-grant',
    ])
    expect(fault(await remove(`/accounts/${zhao}/grants/${id}`, keeper, { version: 1 }))).toEqual([
      404,
      'unknown-account',
    ])
    const inEast = (await accountOf(both)).grants.find(({ scope }) => scope.area === east)
    expect(fault(await remove(`/accounts/${both}/grants/${inEast!.id}`, keeper, { version: 1 }))).toEqual([
      403,
      'not-permitted',
    ])
  })
})

describe('the last who may give roles', () => {
  const ofChief = async () => (await accountOf(chiefId)).grants[0]!.id

  test('is neither closed nor loses that grant, by nobody’s hand', async () => {
    const last = [409, 'last-administrator']
    const path = `/accounts/${chiefId}`
    expect(fault(await put(`${path}/disabled`, system, { disabled: true, version: 1 }))).toEqual(last)
    const grant = `${path}/grants/${await ofChief()}`
    expect(fault(await remove(grant, security, { version: 1 }))).toEqual(last)
    const second = await signedIn(db, 'second', [{ roleId: 'security-administrator', scope: whole }])
    // the second one has no password, nobody could sign in as it
    const ending = { validFrom: '2026-01-01', validTo: '2030-12-31', version: 1 }
    expect(fault(await put(grant, second, ending))).toEqual(last)
    expect(fault(await remove(grant, second, { version: 1 }))).toEqual(last)
    expect((await accountOf(chiefId)).grants).toMatchObject([{ validTo: null, state: 'in-force' }])
  })

  test('may go once there is another', async () => {
    const second = await signedIn(db, 'second', [{ roleId: 'security-administrator', scope: whole }])
    await sql`update account set password_hash = '-' where name = 'second'`.execute(db)
    const grant = `/accounts/${chiefId}/grants/${await ofChief()}`
    expect((await remove(grant, second, { version: 1 })).status).toBe(200)
  })

  test('two who close each other do not both succeed', async () => {
    await signedIn(db, 'second', [{ roleId: 'security-administrator', scope: whole }])
    await sql`update account set password_hash = '-' where name = 'second'`.execute(db)
    const { id } = await db
      .selectFrom('account')
      .select('id')
      .where('name', '=', 'second')
      .executeTakeFirstOrThrow()
    const begun = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const first = db.transaction().execute((trx) =>
      leavingAdministrator(trx, async () => {
        await trx.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', chiefId).execute()
        begun.resolve()
        await written.promise
      }),
    )
    await begun.promise
    // while the first is not through yet, the second still sees the account that it closes
    const second = put(`/accounts/${id}/disabled`, system, { disabled: true, version: 1 })
    await setTimeout(500)
    written.resolve()
    await first
    expect(fault(await second)).toEqual([409, 'last-administrator'])
  })

  test('a role does not lose the verb either', async () => {
    const other = await signedIn(db, 'other', [])
    await db
      .insertInto('role')
      .values({
        id: 'roles-only',
        titleZh: '角色',
        titleEn: 'Roles',
        verbs: ['account.read', 'role.write'],
        landing: 'people',
        usualScope: 'deployment',
      })
      .execute()
    await sql`insert into role_grant (account_id, role_id, area_code)
      select id, 'roles-only', '' from account where name = 'other'`.execute(db)
    const { body } = await ask('/roles', { cookie: other })
    const role = body.items.find(({ id }: { id: string }) => id === 'security-administrator')
    const { title, landing, usualScope } = role
    expect(
      fault(
        await put('/roles/security-administrator', other, {
          title,
          landing,
          usualScope,
          verbs: ['map.read'],
          version: 1,
        }),
      ),
    ).toEqual([409, 'last-administrator'])
  })
})

describe('roles', () => {
  const wish = {
    title: { zh: '志愿者', en: 'Volunteer' },
    verbs: ['map.read'],
    landing: 'area',
    usualScope: 'community',
  }
  const rolesOf = async () => (await ask('/roles', { cookie: security })).body.items

  test('are listed, made, changed and removed, each with its line', async () => {
    const made = await post('/roles', security, { id: 'volunteer', ...wish })
    expect(made.body).toEqual({
      id: 'volunteer',
      ...wish,
      unknownVerbs: [],
      preset: false,
      grants: 0,
      version: 1,
    })
    const verbs = ['map.read', 'duty.write']
    const changed = await put('/roles/volunteer', security, { ...wish, verbs, version: 1 })
    expect(changed.body).toMatchObject({ verbs, version: 2 })
    expect(await lastLine()).toMatchObject({
      action: 'role-changed',
      before: { verbs: ['map.read'] },
      after: { verbs },
    })
    const late = await put('/roles/volunteer', security, { ...wish, version: 1 })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ verbs, version: 2 })
    expect(fault(await post('/roles', security, { id: 'volunteer', ...wish }))).toEqual([409, 'name-taken'])
    expect((await remove('/roles/volunteer', security, { version: 2 })).status).toBe(200)
    expect(await lastLine()).toMatchObject({ action: 'role-removed' })
    expect(fault(await remove('/roles/volunteer', security, { version: 2 }))).toEqual([404, 'unknown-role'])
  })

  test('a change works for whoever holds the role from the next request on', async () => {
    await post('/roles', security, { id: 'volunteer', ...wish })
    const cookie = await signedIn(db, 'temp', [{ roleId: 'volunteer', scope: over(west) }])
    expect(fault(await ask(`/areas/${west}/place-counts`, { cookie }))).toEqual([403, 'not-permitted'])
    await put('/roles/volunteer', security, { ...wish, verbs: ['place.read'], version: 1 })
    expect((await ask(`/areas/${west}/place-counts`, { cookie })).status).toBe(200)
  })

  test('an unknown verb is refused with one sentence', async () => {
    const answer = await post('/roles', security, { id: 'king', ...wish, verbs: ['map.read', 'king.be'] })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.message).toMatch(/^verbs\/1 must be one of map\.read, .*\.$/)
  })

  test('a verb of a newer version gives nothing, is named, and stays when the role is changed', async () => {
    await post('/roles', security, { id: 'volunteer', ...wish })
    await sql`update role set verbs = array['map.read', 'drone.fly'] where id = 'volunteer'`.execute(db)
    const cookie = await signedIn(db, 'temp', [{ roleId: 'volunteer', scope: over(west) }])
    expect((await ask('/profile', { cookie })).body.grants[0].verbs).toEqual(['map.read'])
    const role = (await rolesOf()).find(({ id }: { id: string }) => id === 'volunteer')
    expect(role).toMatchObject({ verbs: ['map.read'], unknownVerbs: ['drone.fly'] })
    const changed = await put('/roles/volunteer', security, { ...wish, verbs: ['unit.read'], version: 1 })
    expect(changed.body).toMatchObject({ verbs: ['unit.read'], unknownVerbs: ['drone.fly'] })
  })

  test('nobody adds a verb to a role of their own; its name may be mended', async () => {
    const role = (await rolesOf()).find(({ id }: { id: string }) => id === 'security-administrator')
    const { title, verbs, landing, usualScope } = role
    const same = { title, verbs, landing, usualScope, version: 1 }
    const path = '/roles/security-administrator'
    const refused = await put(path, security, { ...same, verbs: [...verbs, 'audit.read'] })
    expect(refused.body.error.details).toEqual({ reason: 'self' })
    const named = { ...same, title: { zh: '安全员', en: 'Security' } }
    expect((await put(path, security, named)).body.title).toEqual(named.title)
  })

  test('one that is or was given stays, and so does one that every deployment begins with', async () => {
    await post('/roles', security, { id: 'volunteer', ...wish })
    const temp = await makeAccount(db, 'temp', [{ roleId: 'volunteer', scope: over(west) }])
    await sql`update role_grant set valid_from = '2026-01-01', valid_to = '2026-01-02' where account_id = ${temp}`.execute(
      db,
    )
    for (const id of ['volunteer', 'supervisor'])
      expect(fault(await remove(`/roles/${id}`, security, { version: 1 })), id).toEqual([409, 'role-in-use'])
  })
})
