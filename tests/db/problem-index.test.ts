// Are the columns in memory what the database holds, whoever wrote it, in which order it was committed, and when?
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { openDatabase } from '../../api/db/open.ts'
import { freshProblems, watchProblems } from '../../api/db/problem-index.ts'
import type { Db } from '../../api/db/tables.ts'
import { county, layCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { layProblems } from '../support/open-problems.ts'

const { db, engine } = await useDatabase()

beforeAll(() => layCounty(db, {}))
beforeEach(() => db.deleteFrom('problem').execute())

const one = ['629901', 'reported'] as const

/** Every id with its status, in memory and in the database. */
async function bothOf(on: Db = db) {
  const { size, ids, code, codes } = await freshProblems(on, county)
  const inMemory = Array.from({ length: size }, (_, row) => [
    ids[row],
    codes.status.values[code.status[row]!],
  ]) // rows below size
  const { rows } = await sql<{ id: number; status: string }>`
    select id, status from problem where county_code = ${county} order by id`.execute(db)
  return { inMemory, stored: rows.map(({ id, status }) => [id, status]) }
}

/** As if the county had just been made: deleted rows are forgotten with it. */
const makeAnew = () => sql`update county_state set epoch = gen_random_uuid()`.execute(db)

test('what was written before and since', async () => {
  await layProblems(db, [one, one])
  await makeAnew()
  const first = await bothOf()
  expect(first.inMemory).toEqual(first.stored)
  const [id] = await layProblems(db, [one])
  await sql`update problem set status = 'refused' where id <> ${id}`.execute(db)
  const second = await bothOf()
  expect(second.stored.map(([, status]) => status)).toEqual(['refused', 'refused', 'reported'])
  expect(second.inMemory).toEqual(second.stored)
})

test('a county made anew is read anew', async () => {
  await makeAnew()
  await layProblems(db, [one])
  await bothOf()
  await db.deleteFrom('problem').execute()
  await makeAnew()
  expect((await bothOf()).inMemory).toEqual([])
})

test('rows that a backup brought from a cluster with higher numbers are there, and so is what becomes of them', async () => {
  await makeAnew()
  const [id] = await layProblems(db, [one])
  await sql`alter table problem disable trigger problem_changed`.execute(db)
  await sql`update problem set changed_xid = '4000000000000' where id = ${id}`.execute(db)
  await sql`alter table problem enable trigger problem_changed`.execute(db)
  await makeAnew()
  expect((await bothOf()).inMemory).toEqual([[id, 'reported']])
  await sql`update problem set status = 'refused' where id = ${id}`.execute(db)
  expect((await bothOf()).inMemory).toEqual([[id, 'refused']])
})

test('a change is told once, with what was before and after, and nothing of others', async () => {
  await makeAnew()
  const [id] = await layProblems(db, [one])
  await bothOf()
  const told: unknown[] = []
  const stop = watchProblems(db, county, {
    before: (columns, row) => told.push(row === undefined ? 'new' : columns.ids[row]),
    after: (_columns, _row, { id: changed, codes }) => told.push([changed, codes.status]),
    lost: () => told.push('lost'),
  })
  await sql`update problem set status = 'refused' where id = ${id}`.execute(db)
  await bothOf()
  await bothOf()
  const [next] = await layProblems(db, [one])
  await bothOf()
  await makeAnew()
  await bothOf()
  stop()
  await sql`update problem set words = 'silence' where id = ${id}`.execute(db)
  await bothOf()
  expect(told).toEqual([id, [id, 'refused'], 'new', [next, 'reported'], 'lost'])
})

test('many questions at one moment are all answered with what is stored then', async () => {
  await makeAnew()
  for (let round = 0; round < 5; round++) {
    await layProblems(db, [one, one])
    const answers = await Promise.all(Array.from({ length: 20 }, () => freshProblems(db, county)))
    expect(answers.map(({ size }) => size)).toEqual(answers.map(() => (round + 1) * 2))
  }
})

test.runIf(engine === 'server')(
  'what was begun earlier and committed later, also by another process',
  async () => {
    const other = await openDatabase({ url: inject('testDatabaseUrl') })
    await makeAnew()
    await bothOf()
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
    const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>()
    const slow = db.transaction().execute(async (trx) => {
      await layProblems(trx, [one])
      hasWritten()
      await mayCommit
    })
    await written
    await layProblems(other.db, [one])
    const between = [await bothOf(), await bothOf(other.db)]
    for (const { inMemory, stored } of between) {
      expect(stored).toHaveLength(1)
      expect(inMemory).toEqual(stored)
    }
    commit()
    await slow
    const after = [await bothOf(), await bothOf(other.db)]
    for (const { inMemory, stored } of after) {
      expect(stored).toHaveLength(2)
      // the one with the lower id came later
      expect(inMemory).toEqual(stored)
    }
    await other.close()
  },
)

test.runIf(engine === 'server')('more changes at once than are read one by one', async () => {
  await makeAnew()
  const [id] = await layProblems(db, [one])
  await bothOf()
  await sql`
    insert into problem (county_code, report_key, status, category_code, source, geom, position_source, area_code,
      routing, reporter_name)
    select county_code, gen_random_uuid(), status, category_code, source, geom, position_source, area_code,
      routing, reporter_name
    from problem, generate_series(1, 25000) where id = ${id}`.execute(db)
  const { inMemory, stored } = await bothOf()
  expect(stored).toHaveLength(25_001)
  expect(inMemory).toEqual(stored)
})
