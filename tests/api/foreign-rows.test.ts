// Ids of another community, tried on every route by every preset role: never a property of such a row, nothing changed.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { rolePresets } from '../../api/contract/roles.ts'
import { type RouteName, routes } from '../../api/contract/routes.ts'
import { appendAudit } from '../../api/db/audit.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { openApi } from './ask.ts'
import {
  addressOf,
  everyRoute,
  layTownWithPeople,
  placedRoutes,
  questionsAbout,
  type TownIds,
} from './every-route.ts'
import { east, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: 1_000_000 })

const secretHash = 'e'.repeat(64)

/** Stands in whatever belongs to the east alone; an answer that holds one of them has told too much. */
const secrets = ['SECRET', '13912345678', '13987654321', secretHash]
const [word, unitPhone, ownPhone] = secrets as [string, string, string]

const eastGrid = `${east}001`

/** Rows of the east that the questions name. */
let ids: TownIds & { duty: number; session: number; view: number }
/** The west's own people, by role: their cookies. */
const people = new Map<string, string>()

beforeAll(async () => {
  const { compound: westCompound } = await layTownWithPeople(db)
  const compound = await oneId(sql`
    insert into place (county_code, area_code, kind, code, name, geom, properties, source, source_key)
    select county_code, ${east}, kind, ${word}, '东关花园', geom, jsonb_build_object('note', ${word}::text), 'test', 'east'
    from place where id = ${westCompound} returning id`)
  // Without a name: the search shows its code instead.
  await sql`
    insert into place (county_code, area_code, kind, code, geom, source, source_key)
    select county_code, ${east}, 'toilet', ${word}, geom, 'test', 'nameless' from place where id = ${compound}`.execute(
    db,
  )
  await sql`
    insert into grid (county_code, code, community_code, name, leader_name, leader_phone, geom, source)
    select county_code, ${eastGrid}, code, '东关网格', '赵平', ${unitPhone}, geom, 'test' from region
    where county_code = ${county} and code = ${east}`.execute(db)
  const unitOf = (code: string, place: number) =>
    oneId(sql`
      with unit as (
        insert into unit (county_code, code, name, kind, contact_phone, source)
        values (${county}, ${code}, ${code}, 'enterprise', ${unitPhone}, 'test') returning id)
      insert into assignment (county_code, unit_id, role, place_id)
      select ${county}, id, 'lead', ${place}::bigint from unit returning unit_id as id`)
  const [unit, westUnit] = [await unitOf('east', compound), await unitOf('west', westCompound)]
  const assignment = await oneId(sql`select id from assignment where unit_id = ${unit}`)
  const account = await makeAccount(db, 'east', [
    { roleId: 'community-staff', scope: { area: east, unitId: null } },
  ])
  await sql`update account set phone = ${ownPhone}, display_name = ${word} where id = ${account}`.execute(db)
  await openSession(db, account, { address: '127.0.0.1', agent: word })
  await appendAudit(
    db,
    { accountId: account, name: 'east', address: '127.0.0.1' },
    {
      action: 'unit-changed',
      area: east,
      after: { note: word },
    },
  )
  ids = {
    compound,
    unit,
    assignment,
    account,
    // not shown by anything: nobody's but its author's
    photo: await insertPhoto(db, county, account, { hash: secretHash }),
    problem: await makeProblem(db, account, reportAt([1500, -1500], { words: word })),
    grant: await oneId(sql`select id from role_grant where account_id = ${account}`),
    session: await oneId(sql`select id from session where account_id = ${account}`),
    view: await oneId(sql`
      insert into problem_view (account_id, county_code, name, filter)
      values (${account}, ${county}, ${word}, '{}') returning id`),
    duty: await oneId(sql`
      insert into duty (county_code, assignment_id, kind, happened_on, words, author_id, author_name)
      values (${county}, ${assignment}, 'visit', current_date, '走访', ${account}, 'east') returning id`),
  }
  for (const { id } of rolePresets) {
    const unitId = id === 'unit-staff' ? westUnit : null
    const scope = { area: unitId ? county : west, unitId }
    people.set(id, await signedIn(db, `west-${id}`, [{ roleId: id, scope }]))
  }
})

async function oneId(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(db)
  return (rows[0] as { id: number }).id // each query above returns one row with its id
}

/** The question of the walk over all routes, about the east and in earnest. */
function questionAbout(name: RouteName) {
  const { params, query, body, bytes } = questionsAbout(ids)[name]
  const inEast = (values: Record<string, string> | undefined) =>
    values &&
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === county ? east : value]))
  const special: Partial<Record<RouteName, { params?: object; query?: object; body?: object }>> = {
    endSession: { params: { id: ids.session } },
    endGrant: { params: { id: ids.account, grant: ids.grant } },
    changeDuty: { params: { id: ids.duty } },
    changeProblemView: { params: { id: ids.view } },
    removeProblemView: { params: { id: ids.view } },
    listProblems: { query: { state: 'all' } },
    // Whoever reports may report in all of the county; what is tried here is whether the answer tells of the place.
    reportProblem: { body: { placeId: ids.compound, source: 'nonesuch' } },
    // "Me too" is for all of the county as well, and tells nothing but how many say so.
    followProblem: { params: { id: 987654 } },
    listPlaces: { query: { area: east } },
    listAccounts: { query: { q: 'east' } },
    search: { query: { q: word } },
    openAccount: { body: { grants: [{ roleId: 'grid-leader', scope: { area: east, unitId: null } }] } },
    giveGrant: { body: { scope: { area: east, unitId: null } } },
    setAccountDisabled: { body: { disabled: true } },
    getGrid: { params: { code: eastGrid } },
    changeGrid: { params: { code: eastGrid } },
    revealGridPhones: { params: { code: eastGrid } },
  }
  const earnest = body && {
    ...body,
    ...('version' in body && { version: 1 }),
    ...('dryRun' in body && { dryRun: false }),
    ...special[name]?.body,
  }
  return {
    params: { code: east, ...params, ...special[name]?.params },
    query: { ...inEast(query), ...special[name]?.query },
    ...(bytes && { bytes }),
    body: earnest,
  }
}

/** A sum of every table, but for the log, the hour of the last request, and what is only computed from the rest. */
async function everything(): Promise<unknown[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not like 'kysely\\_%' and tablename not like 'indicator\\_%'
      and tablename not in ('spatial_ref_sys', 'audit_event', 'session', 'county_state')`.execute(db)
  const sums = tables.map(
    ({ name }) =>
      sql`select ${name} as name, md5(string_agg(row::text, '' order by row::text)) as sum from ${sql.table(name)} as row`,
  )
  sums.push(sql`select 'session', string_agg(id::text, ' ' order by id) from session`)
  return (await sql`${sql.join(sums, sql` union all `)} order by 1`.execute(db)).rows
}

/**
 * Routes of one's own account name no row of others, but for the sessions; the rest is judged by verb and place, but for a
 * view of one's own.
 */
const tried = [...placedRoutes, ...everyRoute.filter(([name]) => name === 'endSession')].filter(
  ([name]) => name !== 'createProblemView',
)

describe.each(tried)('%s', (name, route) => {
  test('tells nothing of the neighbours and does nothing to them', async () => {
    const before = await everything()
    const asked = questionAbout(name)
    for (const [role, cookie] of people) {
      const { method } = route
      const content = 'bytes' in asked ? asked.bytes : asked.body
      const answer = await ask(addressOf(route, asked), { method, cookie, ...(content && { body: content }) })
      const told = `${role} is told ${answer.status} ${answer.bytes}`
      expect([400, 500], told).not.toContain(answer.status)
      for (const secret of secrets) expect(answer.bytes.includes(secret), told).toBe(false)
      if (method !== 'GET') expect(await everything(), told).toEqual(before)
    }
  })
})

test('whoever may is told: the questions reach what is hidden from the others', async () => {
  const telling = [
    'listPlaces',
    'getPlace',
    'getProblem',
    'listProblems',
    'exportProblems',
    'search',
    'getAccount',
    'listAccounts',
    'listAudit',
    'exportAudit',
    'revealPhone',
    'revealUnitPhone',
    'revealGridPhones',
  ] as const
  for (const name of telling) {
    const { method } = routes[name]
    const asked = { ...questionAbout(name), ...(name === 'listAudit' && { query: { area: east } }) }
    const { bytes } = await ask(addressOf(routes[name], asked), { method })
    expect(
      secrets.some((secret) => bytes.includes(secret)),
      name,
    ).toBe(true)
  }
})
