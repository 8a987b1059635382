// Many assignments taken back at once: everything as it was before, or a list of what somebody changed since.
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BulkAnswer, BulkUndo } from '../../api/contract/assignments.ts'
import { today } from '../../api/db/time-zone.ts'
import { county, layCounty, readValue } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { point, square } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { layTown, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const base = `/counties/${county}/assignments`
const post = (path: string, body: object, cookie?: string) => ask(path, { method: 'POST', body, cookie })
const undo = (bulk: number | null, body: object = {}, cookie?: string) =>
  post(`${base}/bulk/${bulk}/undo`, body, cookie)
const assign = async (body: object): Promise<BulkAnswer> => (await post(`${base}/bulk`, body)).body

/** 县住建局, which packages the compound since 2026-01-01, and another one. */
let housing: number
let finance: number
let compound: string
/** From west to east. */
let stops: string[]

beforeEach(async () => {
  await layTown(db)
  const { id } = await db
    .insertInto('unit')
    .values({ countyCode: county, code: 'czj', name: '县财政局', kind: 'department', source: 'test' })
    .returning('id')
    .executeTakeFirstOrThrow()
  finance = id
  housing = (await db.selectFrom('unit').select('id').where('code', '=', 'zjj').executeTakeFirstOrThrow()).id
  const places = await db.selectFrom('place').select(['id', 'kind']).orderBy('id').execute()
  const ofKind = (kind: string) => places.flatMap((each) => (each.kind === kind ? [String(each.id)] : []))
  compound = ofKind('compound')[0]!
  stops = ofKind('bus-stop')
})

const key = (id: string) => ({ type: 'place', id })

/** All that holds or held, by what it is about; what was taken back before it began is no part of it. */
async function standing() {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', assignment.slot, unit.code, valid_from, valid_to, assignment.leader_name) as line
    from assignment join unit on unit.id = assignment.unit_id
    where coalesce(valid_to, 'infinity') >= valid_from order by line`.execute(db)
  return rows.map(({ line }) => line)
}

const lines = async (action: string) =>
  db.selectFrom('auditEvent').selectAll().where('action', '=', action).orderBy('id').execute()

/** The compound changes hands from a day on, and five stops get their first unit. */
const handOver = (validFrom?: string) =>
  assign({
    role: 'packaging',
    unitId: finance,
    targets: [compound, ...stops].map(key),
    replace: true,
    ...(validFrom && { validFrom }),
  })

describe('a bulk that nobody touched', () => {
  test.each([[undefined], ['2026-03-01'], ['2999-01-01']])('from %s on is taken back whole', async (from) => {
    const before = await standing()
    const coverage = await readValue(db, 'unit-coverage')
    const { bulk, counts } = await handOver(from)
    expect(counts).toMatchObject({ new: 5, replaced: 1 })
    expect(await standing()).not.toEqual(before)
    expect((await undo(bulk)).body).toEqual({
      ...{ undone: 6, givenBack: 1, undoable: 6, leftCount: 0, left: [] },
    })
    expect(await standing()).toEqual(before)
    expect(await readValue(db, 'unit-coverage')).toEqual(coverage)
    const [line, ...others] = await lines('assignments-undone')
    expect(others).toEqual([])
    expect(line).toMatchObject({ areaCode: county, subjectType: 'assignments', subjectId: String(bulk) })
    expect([line!.after?.undone, line!.after?.givenBack].map((each) => (each as number[]).length)).toEqual([
      6, 1,
    ])
  })

  test('gives back to a unit that was to begin later, and to the one until then', async () => {
    const later = { role: 'packaging', target: key(compound), validFrom: '2999-01-01', replace: true }
    await post(base, { ...later, unitId: finance, leaderName: '赵敏' })
    const before = await standing()
    const education = (
      await post(`/counties/${county}/units`, { code: 'jyj', name: '县教育局', kind: 'other' })
    ).body.id
    const { bulk } = await assign({
      ...{ role: 'packaging', unitId: education, targets: [key(compound)], replace: true },
    })
    expect((await undo(bulk)).body).toMatchObject({ undone: 1, givenBack: 2 })
    expect(await standing()).toEqual(before)
  })

  test('is taken back once, and only under its number', async () => {
    const { bulk } = await handOver()
    expect((await undo(bulk)).status).toBe(200)
    const again = await undo(bulk)
    expect(fault(again)).toEqual([409, 'changed-meanwhile'])
    expect(again.body.error.details).toMatchObject({ undoable: 0, leftCount: 6, undone: 0 })
    expect(fault(await undo(bulk, { rest: true }))).toEqual([409, 'changed-meanwhile'])
    expect(fault(await undo((bulk ?? 0) + 1))).toEqual([404, 'unknown-assignment'])
    expect(fault(await post(`/counties/629902/assignments/bulk/${bulk}/undo`, {}))).toEqual([
      404,
      'unknown-area',
    ])
  })

  test('has no number when nothing was written', async () => {
    expect((await assign({ role: 'lead', unitId: finance, targets: [key('99999')] })).bulk).toBeNull()
    const targets = stops.map(key)
    expect((await assign({ role: 'lead', unitId: finance, targets, dryRun: true })).bulk).toBeNull()
  })
})

describe('a bulk of which something was changed since', () => {
  const obstacles = ({ left }: BulkUndo) =>
    left.map(({ target, unitName, obstacle }) => [target.name, unitName, obstacle])

  test('is refused with the name of each and why; the rest can be taken back by itself', async () => {
    const before = await standing()
    const { bulk } = await handOver()
    const made = await db
      .selectFrom('assignment')
      .select(['id', 'placeId'])
      .where('unitId', '=', finance)
      .execute()
    const idOf = (place: string) => made.find(({ placeId }) => placeId === Number(place))!.id
    const [ended, corrected, logged, lost] = stops as [string, string, string, string]
    await post(`${base}/${idOf(ended)}/end`, { version: 1 })
    await ask(`${base}/${idOf(corrected)}`, {
      method: 'PUT',
      body: { version: 1, leaderName: '周琳', note: null, validFrom: '2026-04-01', validTo: null },
    })
    await post(`${base}/${idOf(logged)}/duties`, { kind: 'visit', happenedOn: today(), words: '走访' })
    await sql`delete from place where id = ${lost}`.execute(db)
    const changed = await standing()

    const refused = await undo(bulk)
    expect(fault(refused)).toEqual([409, 'changed-meanwhile'])
    const found: BulkUndo = refused.body.error.details
    expect(found).toMatchObject({ undone: 0, undoable: 2, leftCount: 4 })
    expect(obstacles(found)).toEqual([
      ['长征路站-800', '县财政局', 'changed'],
      ['长征路站-400', '县财政局', 'changed'],
      ['长征路站0', '县财政局', 'logged'],
      [lost, null, 'gone'],
    ])
    expect(await standing()).toEqual(changed)
    expect(await lines('assignments-undone')).toEqual([])

    expect((await undo(bulk, { rest: true })).body).toMatchObject({ undone: 2, givenBack: 1, leftCount: 4 })
    const stays = [corrected, logged].map((place) => `place/${place} packaging czj`)
    const now = await standing()
    expect(now.filter((line) => !stays.some((each) => line.startsWith(each)))).toEqual(before)
    expect(now).toHaveLength(before.length + 2)
  })

  test('gives nothing back to whoever had it before when that was changed, or the unit closed', async () => {
    const { bulk } = await handOver()
    await sql`
      update assignment set valid_to = '2026-03-31', version = version + 1
      where place_id = ${compound} and unit_id = ${housing}`.execute(db)
    expect(obstacles((await undo(bulk)).body.error.details)).toEqual([
      ['和谐家园', '县财政局', 'holder-changed'],
    ])
    await sql`
      update assignment set version = version - 1 where place_id = ${compound} and unit_id = ${housing}`.execute(
      db,
    )
    await sql`update unit set closed_on = current_date where id = ${housing}`.execute(db)
    expect(obstacles((await undo(bulk)).body.error.details)).toEqual([
      ['和谐家园', '县财政局', 'holder-closed'],
    ])
    expect((await undo(bulk, { rest: true })).body).toMatchObject({ undone: 5, givenBack: 0 })
  })

  test('of another community is left alone by who may not say who answers there', async () => {
    const { bulk } = await handOver()
    const scope = { area: west, unitId: null }
    const cookie = await signedIn(db, 'west-planner', [{ roleId: 'planner', scope }])
    const refused = await undo(bulk, {}, cookie)
    // Of the five stops two lie in the west, and the one on the border belongs to the piece that has no grid: the east.
    expect(refused.body.error.details).toMatchObject({ undoable: 3, leftCount: 3 })
    expect(obstacles(refused.body.error.details).map(([, , obstacle]) => obstacle)).toEqual([
      ...['not-permitted', 'not-permitted', 'not-permitted'],
    ])
    expect((await undo(bulk, { rest: true }, cookie)).body).toMatchObject({ undone: 3, leftCount: 3 })
    const { total } = (await ask(`/areas/${southGrid}/assignments?role=packaging&unitId=${housing}`)).body
    expect(total).toBe(1)
  })
})

test('ten thousand are taken back in one go', async () => {
  await layCounty(db, {
    places: [
      ...Array.from({ length: 10_000 }, (_, i) => ({
        kind: 'toilet',
        geometry: point(i % 100, Math.floor(i / 100)),
      })),
      { kind: 'compound', geometry: square(0, 0, 100) },
    ],
  })
  const unit = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const filter = { area: county, kind: 'toilet' }
  const { bulk, counts } = await assign({ unitId: unit.id, role: 'packaging', filter })
  expect(counts.new).toBe(10_000)
  const start = performance.now()
  expect((await undo(bulk)).body).toMatchObject({ undone: 10_000, leftCount: 0 })
  // Half a second on a server, some seconds where the database runs inside Node.
  expect(performance.now() - start).toBeLessThan(20_000)
  expect(await standing()).toEqual([])
})
