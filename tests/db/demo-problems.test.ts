// The problems of the demo county, as if people had lived through them: histories that add up, owners, clocks and photos.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ProblemAction, statusAfter, workflow } from '../../api/contract/problem-workflow.ts'
import { loadDemo } from '../../geodata/demo/load.ts'
import { useDatabase } from '../support/database.ts'
import { usePhotos } from '../support/photos.ts'

const { db } = await useDatabase()
const photos = usePhotos()
const until = new Date('2026-11-26T03:00:00Z')
let county = ''

beforeAll(async () => {
  county = await loadDemo(db, photos.store, { size: 'S', seed: 1, until })
}, 180_000)

describe('problems of the demo county', () => {
  test('are all there, each with its report first and its steps in order', async () => {
    const events = await db
      .selectFrom('problemEvent')
      .select(['problemId', 'seq', 'action', 'fromStatus', 'toStatus', 'at'])
      .where('countyCode', '=', county)
      .orderBy('problemId')
      .orderBy('seq')
      .execute()
    const problems = await db.selectFrom('problem').selectAll().where('countyCode', '=', county).execute()
    expect(problems).toHaveLength(300)
    for (const { id, status, version, returns, reworks, extensions, suspensions, supervisions } of problems) {
      const history = events.filter(({ problemId }) => problemId === id)
      expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1))
      expect(history[0]).toMatchObject({ action: 'report', fromStatus: null, toStatus: 'reported' })
      for (const [index, { action, fromStatus, toStatus }] of history.entries()) {
        if (index === 0) continue
        expect(fromStatus).toBe(history[index - 1]!.toStatus)
        expect(toStatus).toBe(statusAfter(fromStatus!, action as ProblemAction)) // of the generator, which the workflow let pass
      }
      expect(history.at(-1)!.toStatus).toBe(status)
      expect(version).toBe(history.length)
      const counted = (counter: string) =>
        history.filter(
          ({ action }) => action in workflow && workflow[action as ProblemAction].counts === counter, // just found in it
        ).length
      expect({ returns, reworks, extensions, suspensions, supervisions }).toEqual({
        returns: counted('returns'),
        reworks: counted('reworks'),
        extensions: counted('extensions'),
        suspensions: counted('suspensions'),
        supervisions: counted('supervisions'),
      })
    }
  })

  test('lie in the grid that holds them and go to an open unit of the county', async () => {
    const { rows } = await sql<{ id: number }>`
      select problem.id from problem
      left join grid on grid.county_code = problem.county_code and grid.id = problem.grid_id
      left join unit on unit.county_code = problem.county_code and unit.id = problem.unit_id
      where problem.county_code = ${county} and (
        unit.id is null or unit.closed_on is not null
        or (grid.id is not null and (grid.code <> problem.area_code or not st_covers(grid.geom_m, problem.geom_m)))
        or (grid.id is null and length(problem.area_code) = 15)
        or problem.place_id is null)`.execute(db)
    expect(rows).toEqual([])
  })

  test('number their cases by the day of filing, each number once', async () => {
    const { rows } = await sql<{ number: string; day: string }>`
      select number, to_char(filed_at at time zone 'Asia/Shanghai', 'YYYYMMDD') as day
      from problem where county_code = ${county} and number is not null`.execute(db)
    expect(rows.length).toBeGreaterThan(200)
    for (const { number, day } of rows) expect(number).toMatch(new RegExp(`^${county}${day}\\d{5}$`))
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
  })

  test('show a picture of what is wrong, and one of it mended whenever it was handled', async () => {
    const { rows } = await sql<{ missing: number }>`
      select count(*) as missing from problem_event event
      where event.county_code = ${county} and event.action in ('report', 'handle') and not exists (
        select from problem_photo shown
        where shown.county_code = event.county_code and shown.problem_id = event.problem_id and shown.seq = event.seq
          and shown.role = case event.action when 'report' then 'far' else 'after' end)`.execute(db)
    expect(rows).toEqual([{ missing: 0 }])
    const kept = await db
      .selectFrom('photo')
      .select('hash')
      .where('countyCode', '=', county)
      .distinct()
      .execute()
    for (const { hash } of kept)
      expect(await photos.store.get({ county, hash, size: 'thumbnail' })).toBeInstanceOf(Buffer)
  })

  test('wait until a moment that the clock says, unless nobody waits', async () => {
    const { rows } = await sql<{ status: string; due: number; total: number }>`
      select status, count(step_due_at) as due, count(*) as total
      from problem where county_code = ${county} group by status`.execute(db)
    for (const { status, due, total } of rows) {
      const ended = ['closed', 'refused', 'void', 'merged', 'suspended'].includes(status)
      expect([status, due]).toEqual([status, ended ? 0 : total])
    }
  })
})
