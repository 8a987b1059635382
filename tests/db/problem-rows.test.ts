// What the database itself refuses of problems, whoever writes; and that a county goes, moves and is undone with them.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeMetricCrs } from '../../api/features/imports/change-metric-crs.ts'
import { removeCounty } from '../../api/features/imports/remove-county.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { followProblem } from '../../api/features/problems/follow-problem.ts'
import { layTown } from '../api/town.ts'
import { county, smallCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { insertPhoto } from '../support/photos.ts'
import { callerOf, makeProblem, reportAt } from '../support/problems.ts'
import { square } from '../support/shapes.ts'

const { db } = await useDatabase()

let unit: number
let id: number

beforeAll(async () => {
  await layTown(db)
  unit = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  id = await makeProblem(db, 1, reportAt([-800, -850]))
})

/** Name of the constraint, or the code, with which a raw change of the row is refused. */
async function refused(change: string): Promise<string | undefined> {
  try {
    await db.transaction().execute(async (trx) => {
      await sql.raw(`update problem set ${change} where id = ${id}`).execute(trx)
      throw new Error('taken back')
    })
  } catch (error) {
    const { constraint, code, message } = error as { constraint?: string; code?: string; message: string } // of pg and PGlite
    return message === 'taken back' ? undefined : (constraint ?? code)
  }
  return undefined
}

describe('the database refuses', () => {
  const inWork = "number = '6299012026112600001', unit_id = UNIT"
  const set = (change: string) => refused(change.replaceAll('UNIT', String(unit)))

  test('a check by whoever handled it, or by somebody of that unit', async () => {
    const handled = `${inWork}, status = 'checked', handler_id = 7`
    expect(await set(`${handled}, checker_id = 7`)).toBe('problem_checked_by_others')
    expect(await set(`${handled}, checker_id = 8, checker_unit_ids = array[1000, UNIT]::bigint[]`)).toBe(
      'problem_checked_by_others',
    )
    expect(await set(`${handled}, checker_id = 8, checker_unit_ids = array[1000]::bigint[]`)).toBeUndefined()
    expect(await set(handled)).toBe('problem_checked_by_somebody')
  })

  test('work without somebody who answers for it, or without a number', async () => {
    const numbered = "number = '6299012026112600001'"
    for (const status of ['dispatched', 'suspended', 'handled', 'checked', 'closed']) {
      const more = status === 'suspended' ? ', suspended_until = now()' : ''
      expect(await set(`status = '${status}', unit_id = null, ${numbered}${more}`), status).toBe(
        'problem_has_owner',
      )
      expect(await set(`status = '${status}', unit_id = UNIT${more}`), status).toBe(
        'problem_number_at_filing',
      )
      expect(await set(`status = '${status}', ${inWork}${more}`), status).toBeUndefined()
    }
    expect(await set("status = 'filed'")).toBe('problem_number_at_filing')
    expect(await set(`status = 'filed', unit_id = null, ${numbered}`)).toBeUndefined()
  })

  test('a suspension without an end, and a merge into nothing or itself', async () => {
    expect(await set(`${inWork}, status = 'suspended'`)).toBe('problem_suspended_until')
    expect(await set("status = 'merged'")).toBe('problem_merged_into_another')
    expect(await set(`status = 'merged', merged_into = ${id}`)).toBe('problem_merged_into_another')
    expect(await set(`merged_into = ${id + 1}`)).toBe('problem_merged_into_another')
  })

  test('a change of the history, while the county is there', async () => {
    const restricted = '23001'
    const code = async (statement: string) => {
      const { code } = await sql
        .raw(statement)
        .execute(db)
        .then(
          () => ({ code: undefined }),
          (error) => error,
        )
      return code
    }
    expect(await code(`update problem_event set words = 'x' where problem_id = ${id}`)).toBe(restricted)
    expect(await code(`delete from problem_event where problem_id = ${id}`)).toBe(restricted)
    expect(await code('truncate problem_event cascade')).toBe(restricted)
    expect(await code('truncate problem cascade')).toBe(restricted)
  })

  test('one photo in two places', async () => {
    const photo = await insertPhoto(db, county, 1)
    const other = await makeProblem(db, 1, reportAt([-800, -850], { photos: [{ id: photo, role: 'far' }] }))
    const again = sql`
      insert into problem_photo (county_code, problem_id, seq, photo_id, role, position)
      values (${county}, ${id}, 1, ${photo}, 'far', 0)`
    await expect(again.execute(db)).rejects.toMatchObject({ code: '23505' })
    expect(other).not.toBe(id)
  })
})

test('settings are made once, however many come first', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => ensureProblemSetup(db, county)))
  expect(made.every(({ stepLimits }) => stepLimits.reported?.amount === 1)).toBe(true)
  const { rows } = await sql<{ codes: number; all: number; rules: number }>`
    select count(distinct code) as codes, count(*) as all,
           (select count(*) from problem_rule where county_code = ${county}) as rules
    from problem_category where county_code = ${county}`.execute(db)
  expect(rows[0]?.codes).toBe(rows[0]?.all)
  expect(rows[0]?.rules).toBe(8)
  // 县住建局 is found by its name for matters of housing
  const broken = await db
    .selectFrom('problemCategory')
    .select('unitId')
    .where('code', '=', '06013')
    .executeTakeFirst()
  expect(broken?.unitId).toBe(unit)
})

test('another metric CRS moves problems with the rest', async () => {
  const east = async () => {
    const { rows } = await sql<{ x: number; srid: number }>`
      select st_x(geom_m) as x, st_srid(geom_m) as srid from problem where id = ${id}`.execute(db)
    return rows[0]!
  }
  const before = await east()
  await db.transaction().execute((trx) => changeMetricCrs(trx, before.srid, 4545))
  const after = await east()
  expect(after.srid).toBe(4545)
  // 105° E is 3° west of the meridian of 4545
  expect(before.x - after.x).toBeGreaterThan(200_000)
  await db.transaction().execute((trx) => changeMetricCrs(trx, 4545, before.srid))
  expect((await east()).x).toBeCloseTo(before.x, 3)
})

test('an import that made the grid of a problem, or the county of one, is not undone', async () => {
  const { id: batch } = await db.selectFrom('importBatch').select('id').executeTakeFirstOrThrow()
  await expect(undoBatch(db, batch)).rejects.toMatchObject({ remark: { code: 'batch-needed' } })
})

test('a county goes with its problems and their history, and one made anew begins with none', async () => {
  await db.transaction().execute((trx) => followProblem(trx, callerOf(2), county, id, true, new Date()))
  await db.transaction().execute((trx) => removeCounty(trx, county))
  const tables = [
    'problem',
    'problem_event',
    'problem_photo',
    'problem_follower',
    'problem_category',
    'problem_source',
    'problem_rule',
    'problem_setting',
    'problem_number',
  ]
  const counts = tables.map((table) => sql`select ${table} as name, count(*) from ${sql.table(table)}`)
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(
    db,
  )
  expect(rows.filter(({ count }) => count > 0)).toEqual([])
  await saveCountyData(db, smallCounty({ places: [{ kind: 'park', geometry: square(0, 0, 100) }] }))
  const settings = await ensureProblemSetup(db, county)
  expect(settings.calendar.weekdays).toEqual([1, 2, 3, 4, 5])
  expect(await makeProblem(db, 1, reportAt([10, 10]))).toBeGreaterThan(0)
})
