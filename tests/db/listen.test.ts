// Is what a transaction announces heard after its commit, and never when it is rolled back? On whichever engine runs.
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { problemChannel, readProblemChange } from '../../api/db/problem-changes.ts'
import { announceProblem } from '../support/announce-problem.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'

const { db, engine, listen } = await useDatabase()

let heard: string[]
let end: () => Promise<void>
/** Until so many have been heard, or a second is over. */
const wait = async (count: number) => {
  for (let i = 0; i < 100 && heard.length < count; i++) await new Promise((next) => setTimeout(next, 10))
}

beforeEach(async () => {
  heard = []
  end = await listen(problemChannel, (payload) => heard.push(payload))
})
afterEach(() => end())

test('a change is heard once its transaction is committed, and once however often it was said in it', async () => {
  await db.transaction().execute(async (trx) => {
    await announceProblem(trx, county, 7)
    await announceProblem(trx, county, 7)
    await sql`select pg_sleep(0.05)`.execute(trx)
    expect(heard).toEqual([])
  })
  await wait(1)
  expect(heard.map(readProblemChange)).toEqual([{ county, id: 7 }])
})

test('what was rolled back is never heard', async () => {
  const failed = db.transaction().execute(async (trx) => {
    await announceProblem(trx, county, 8)
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await announceProblem(db, county, 9)
  await wait(1)
  expect(heard.map((payload) => readProblemChange(payload).id)).toEqual([9])
})

test('whoever stopped listening hears nothing more, another one does', async () => {
  const others: string[] = []
  const endOther = await listen(problemChannel, (payload) => others.push(payload))
  await end()
  await announceProblem(db, county, 10)
  for (let i = 0; i < 100 && others.length < 1; i++) await new Promise((next) => setTimeout(next, 10))
  await endOther()
  expect(others).toHaveLength(1)
  expect(heard).toEqual([])
})

test.runIf(engine === 'server')(
  'a broken connection is made anew, and says that it missed something',
  async () => {
    let missed = 0
    const others: string[] = []
    const endOther = await listen(
      problemChannel,
      (payload) => others.push(payload),
      () => missed++,
    )
    await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()`.execute(db)
    for (let i = 0; i < 300 && missed < 1; i++) await new Promise((next) => setTimeout(next, 10))
    await announceProblem(db, county, 11)
    for (let i = 0; i < 100 && others.length < 1; i++) await new Promise((next) => setTimeout(next, 10))
    await endOther()
    expect(missed).toBe(1)
    expect(others.map((payload) => readProblemChange(payload).id)).toEqual([11])
  },
)
