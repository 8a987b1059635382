// What the database itself refuses, whoever writes: two units in one role at one time.
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../api/db/tables.ts'
import { county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { rectangle } from '../support/shapes.ts'

const { db, engine } = await useDatabase()

beforeAll(async () => {
  await layCounty(db, {
    regions: [{ code: township, name: '会师镇', geometry: rectangle(-2000, -2000, 4000, 4000) }],
  })
  await sql`insert into unit (county_code, code, name, kind, source)
    values (${county}, 'czj', '县财政局', 'department', 'test')`.execute(db)
})
beforeEach(() => db.deleteFrom('assignment').execute())

const [housing, finance] = ['zjj', 'czj']
const insert = (on: Db, unit: string | undefined, role: string, from: string, to: string | null) =>
  sql`
    insert into assignment (county_code, unit_id, role, region_code, valid_from, valid_to)
    select ${county}, id, ${role}, ${township}, ${from}::date, ${to}::date from unit where code = ${unit}`.execute(
    on,
  )
const overlap = expect.objectContaining({ code: '23P01' })

test('a second packaging unit at the same time, even for one day', async () => {
  await insert(db, housing, 'packaging', '2026-01-01', '2026-03-31')
  await expect(insert(db, finance, 'packaging', '2026-03-31', null)).rejects.toEqual(overlap)
  await insert(db, finance, 'packaging', '2026-04-01', null)
  await expect(insert(db, housing, 'packaging', '2027-01-01', null)).rejects.toEqual(overlap)
  await insert(db, housing, 'lead', '2027-01-01', null)
})

test('responsible ones share, but none stands there twice', async () => {
  await insert(db, housing, 'responsible', '2026-01-01', null)
  await insert(db, finance, 'responsible', '2026-01-01', null)
  await expect(insert(db, housing, 'responsible', '2026-02-01', null)).rejects.toEqual(overlap)
})

test('one that was taken back before its first day is in nobody’s way', async () => {
  await insert(db, housing, 'packaging', '2026-01-01', '2025-12-31')
  await insert(db, finance, 'packaging', '2025-01-01', null)
  await expect(insert(db, housing, 'lead', '2026-01-01', '2025-12-30')).rejects.toEqual(
    expect.objectContaining({ code: '23514' }),
  )
})

// The embedded engine has one connection: there the second transaction begins when the first is over.
test.skipIf(engine === 'embedded')(
  'of two transactions at once the second is refused when the first commits',
  async () => {
    const { promise: written, resolve: tellWritten } = Promise.withResolvers<void>()
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
    const first = db.transaction().execute(async (trx) => {
      await insert(trx, housing, 'packaging', '2026-01-01', null)
      tellWritten()
      await mayCommit
    })
    await written
    const second = insert(db, finance, 'packaging', '2026-05-01', null).then(
      () => 'written',
      (error: { code: string }) => error.code,
    )
    // It waits, for it cannot know yet whether the first one stays.
    expect(await Promise.race([second, new Promise((done) => setTimeout(done, 200, 'waits'))])).toBe('waits')
    commit()
    await first
    expect(await second).toBe('23P01')
  },
)
