// Does any answer tell a whole telephone number? Only the routes that leave a line for it.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RouteName } from '../../api/contract/routes.ts'
import { useDatabase } from '../support/database.ts'
import { openApi } from './ask.ts'
import { addressOf, everyRoute, layTownWithPeople, questionsAbout, type TownIds } from './every-route.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: 1_000_000 })

/** Of a grid leader, a unit, an account, what forms send, and of whoever called about a problem. */
const phones = ['13711112222', '13733334444', '13800001234', '13755556666', '13777778888', '13766667777']
const [leaderPhone, unitPhone, , newUnitPhone, newAccountPhone, callerPhone] = phones

/** Eleven digits that begin like a mobile number, and are not the end of a coordinate. */
const mobileNumber = /(?<![\d.])1[3-9]\d{9}(?!\d)/

const revealing: RouteName[] = [
  'revealPhone',
  'revealUnitPhone',
  'revealCaller',
  'revealGridPhones',
  'revealMicroGridPhones',
]
let ids: TownIds

const askFor = (name: RouteName, body: object = {}) => {
  const [, route] = everyRoute.find(([each]) => each === name)!
  const asked = questionsAbout(ids)[name]
  return ask(addressOf(route, asked), {
    method: route.method,
    ...((asked.body || route.body) && { body: { ...asked.body, ...body } }),
  })
}

beforeAll(async () => {
  ids = await layTownWithPeople(db)
  await sql`update grid set leader_phone = ${leaderPhone}`.execute(db)
  await sql`
    insert into micro_grid (county_code, code, grid_id, name, leader_name, leader_phone, geom, source)
    select county_code, code || '01', id, '微网格01', '孙梅', ${leaderPhone}, geom, 'test' from grid where valid_to is null`.execute(
    db,
  )
  await sql`update unit set contact_phone = ${unitPhone}`.execute(db)
  await sql`update problem set caller_phone = ${callerPhone}`.execute(db)
  // Writes that name numbers come first: what they leave in the log is looked at too.
  for (const { status } of [
    await askFor('changeUnit', { contactPhone: newUnitPhone }),
    await askFor('importUnits', {
      dryRun: false,
      table: `单位名称,单位代码,联系电话\n县住建局,zjj,${unitPhone}`,
    }),
    await askFor('changeAccount', { phone: newAccountPhone }),
    await askFor('openAccount', { name: 'called', phone: newAccountPhone }),
  ])
    expect(status).toBe(200)
})

describe.each(everyRoute.filter(([name]) => !revealing.includes(name)))('%s', (name) => {
  test('masks every number', async () => {
    const { status, bytes } = await askFor(name)
    expect(status).toBeLessThan(500)
    for (const phone of phones) expect(bytes.includes(phone), phone).toBe(false)
    expect(bytes.toString('latin1')).not.toMatch(mobileNumber)
  })
})

test.each(revealing)('%s tells it, and leaves a line', async (name) => {
  expect((await askFor(name)).bytes.toString()).toMatch(mobileNumber)
  const { items } = (await ask('/audit?action=phone-revealed')).body
  expect(items.length).toBe(revealing.indexOf(name) + 1)
})

test('a masked number is there to be recognised', async () => {
  expect((await askFor('getUnit')).bytes.toString()).toContain('137****4444')
  expect((await askFor('getAccount')).bytes.toString()).toContain('137****8888')
})
