// Keeping units: the tree, two editors at once, closing with a successor, telephones, and lists from offices.
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Unit } from '../../api/contract/units.ts'
import { changeAssignments } from '../../api/indicators/refresh.ts'
import { county, readValue } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, southGrid } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const base = `/counties/${county}/units`
const post = (path: string, body: object | undefined, cookie?: string) =>
  ask(path, { method: 'POST', body, cookie })
const put = (id: number, body: object) => ask(`/counties/${county}/units/${id}`, { method: 'PUT', body })
const school = { code: 'zx', name: '中心小学', kind: 'school' } as const
const lastLine = async (action: string) =>
  db
    .selectFrom('auditEvent')
    .selectAll()
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** 县住建局 of the town: packages the compound, is responsible for the southern grid, leads the township. */
let housing: number
let laid: {
  countyCode: string
  unitId: number
  role: 'lead' | 'responsible' | 'packaging'
  regionCode: string | null
  gridId: number | null
  placeId: number | null
  leaderName: string | null
  validFrom: string
}[]

beforeAll(async () => {
  await layTown(db)
  housing = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  laid = await db
    .selectFrom('assignment')
    .select(['countyCode', 'unitId', 'role', 'regionCode', 'gridId', 'placeId', 'leaderName', 'validFrom'])
    .execute()
})
beforeEach(() =>
  changeAssignments(db, county, async (trx) => {
    await trx.deleteFrom('assignment').execute()
    await trx.deleteFrom('unit').where('id', '<>', housing).execute()
    await sql`update unit set closed_on = null, version = 1, parent_id = null, contact_phone = '13912345678'`.execute(
      trx,
    )
    await trx.insertInto('assignment').values(laid).execute()
  }),
)

describe('the tree', () => {
  test('a unit is added with its head and somebody to call, whose number is masked', async () => {
    const { status, body } = await post(base, {
      ...school,
      category: 'B',
      parentId: housing,
      leaderName: '孙校长',
      contactName: '马老师',
      contactPhone: '0932-3221234',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...school,
      category: 'B',
      parentId: housing,
      leaderName: '孙校长',
      maskedPhone: '093****1234',
      closedOn: null,
      version: 1,
      assignmentCount: 0,
    })
    expect(JSON.stringify(body)).not.toContain('3221234')
    const line = await lastLine('unit-created')
    expect(line).toMatchObject({ areaCode: county, subjectName: '中心小学' })
    expect(JSON.stringify(line!.after)).not.toContain('3221234')
    const page = (await ask(`/counties/${county}/units/${body.id}`)).body
    expect(page).toMatchObject({
      above: [{ id: housing, name: '县住建局' }],
      below: [],
      assignments: [],
      box: null,
    })
    expect((await ask(`/counties/${county}/units/${housing}`)).body.below).toEqual([
      { id: body.id, name: '中心小学' },
    ])
  })

  test('is found by its name as soon as it is there, and by a new one at once', async () => {
    const found = async (q: string) =>
      (await ask(`/search?county=${county}&q=${encodeURIComponent(q)}`)).body.items.map(
        ({ name }: { name: string }) => name,
      )
    expect(await found('小学')).toEqual([])
    const { id } = (await post(base, school)).body
    expect(await found('小学')).toEqual(['中心小学'])
    await put(id, { ...school, name: '第一小学', version: 1 })
    expect(await found('小学')).toEqual(['第一小学'])
    await post(`${base}/import`, { table: '单位名称,单位代码\n第二小学,dexx' })
    expect(await found('小学')).toEqual(['第一小学', '第二小学'])
  })

  test('runs in no circle, and stands on units that are there', async () => {
    const { id: middle } = (await post(base, { ...school, code: 'm', parentId: housing })).body
    const { id: low } = (await post(base, { ...school, code: 'l', parentId: middle })).body
    const top = { version: 1, code: 'zjj', name: '县住建局', kind: 'department' }
    for (const parentId of [housing, middle, low])
      expect(fault(await put(housing, { ...top, parentId })), String(parentId)).toEqual([422, 'unit-cycle'])
    expect(fault(await put(housing, { ...top, parentId: 99999 }))).toEqual([404, 'unknown-unit'])
    expect((await ask(`/counties/${county}/units/${low}`)).body.above.map(({ id }: Unit) => id)).toEqual([
      housing,
      middle,
    ])
  })

  test('a code belongs to one unit', async () => {
    expect(fault(await post(base, { ...school, code: 'zjj' }))).toEqual([409, 'code-taken'])
    const { id } = (await post(base, school)).body
    expect(fault(await put(id, { ...school, code: 'zjj', version: 1 }))).toEqual([409, 'code-taken'])
    expect(fault(await post(base, { ...school, code: 'a b' }))).toEqual([400, 'bad-request'])
    expect(fault(await post(base, { ...school, name: '  ' }))).toEqual([400, 'bad-request'])
    expect(fault(await post('/counties/629902/units', school))).toEqual([404, 'unknown-area'])
  })
})

describe('changing', () => {
  const fields = { code: 'zjj', name: '县住房局', kind: 'department' } as const

  test('keeps a number that the form never saw, and tells before and after', async () => {
    const { body } = await put(housing, { ...fields, version: 1, leaderName: '何局长' })
    expect(body).toMatchObject({
      name: '县住房局',
      leaderName: '何局长',
      maskedPhone: '139****5678',
      version: 2,
    })
    expect(await lastLine('unit-changed')).toMatchObject({
      before: { leaderName: null, version: 1 },
      after: { leaderName: '何局长', version: 2 },
    })
    expect((await put(housing, { ...fields, version: 2, contactPhone: null })).body.maskedPhone).toBeNull()
    await put(housing, { ...fields, name: '县住建局', version: 3 })
  })

  test('of two editors the second is shown what the first wrote', async () => {
    await put(housing, { ...fields, name: '县住建局', version: 1, leaderName: '何局长' })
    const late = await put(housing, { ...fields, version: 1, leaderName: '别人' })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ leaderName: '何局长', version: 2 })
    expect(fault(await put(99999, { ...fields, version: 1 }))).toEqual([404, 'unknown-unit'])
  })
})

describe('closing', () => {
  const close = (id: number, body: object, cookie?: string) =>
    post(`/counties/${county}/units/${id}/close`, body, cookie)

  test('is refused while it answers for something and nobody takes over', async () => {
    const refused = await close(housing, { version: 1 })
    expect(fault(refused)).toEqual([409, 'unit-in-use'])
    expect(refused.body.error.details).toEqual({ count: 3, problems: 0, settings: 0 })
    expect((await ask(`/counties/${county}/units/${housing}`)).body.unit).toMatchObject({
      closedOn: null,
      assignmentCount: 3,
    })
  })

  test('hands everything over from today on, and the past stays whose it was', async () => {
    const { id: successor } = (await post(base, school)).body
    const { body } = await close(housing, { version: 1, handOverTo: successor })
    expect(body).toMatchObject({ handedOver: 3, unit: { assignmentCount: 0, version: 2 } })
    const [{ today, yesterday }] = (
      await sql<{ today: string; yesterday: string }>`
        select current_date as today, current_date - 1 as yesterday`.execute(db)
    ).rows as [{ today: string; yesterday: string }]
    expect(body.unit.closedOn).toBe(today)
    const { placeId } = laid.find((each) => each.placeId !== null)!
    const { items } = (await ask(`/counties/${county}/targets/place/${placeId}/assignments`)).body
    expect(items).toMatchObject([
      { unitId: successor, role: 'packaging', validFrom: today, validTo: null, leaderName: null },
      { unitId: housing, role: 'packaging', validFrom: '2026-01-01', validTo: yesterday, leaderName: '李强' },
    ])
    expect((await ask(`/counties/${county}/units/${successor}`)).body.unit.assignmentCount).toBe(3)
    expect(await readValue(db, 'unit-coverage')).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await lastLine('unit-closed')).toMatchObject({ after: { handOverTo: successor } })
    // it is out of the list, and can come back
    const listed = async (query = '') =>
      (await ask(`/counties/${county}/units${query}`)).body.items.map(({ id }: Unit) => id)
    expect(await listed()).toEqual([successor])
    expect(await listed('?closed=true')).toEqual([successor, housing])
    expect(fault(await close(housing, { version: 2 }))).toEqual([409, 'unit-closed'])
    expect((await post(`/counties/${county}/units/${housing}/reopen`, { version: 2 })).body).toMatchObject({
      closedOn: null,
    })
  })

  test('what the successor shares already it does not get twice', async () => {
    const { id: successor } = (await post(base, school)).body
    const target = { type: 'grid', id: southGrid }
    await post(`/counties/${county}/assignments`, { unitId: successor, role: 'responsible', target })
    await close(housing, { version: 1, handOverTo: successor })
    const { items } = (await ask(`/areas/${southGrid}/assignments?role=responsible`)).body
    expect(items).toHaveLength(1)
  })

  test('needs a successor that is there, and the right to assign', async () => {
    expect(fault(await close(housing, { version: 1, handOverTo: 99999 }))).toEqual([404, 'unknown-unit'])
    expect(fault(await close(housing, { version: 1, handOverTo: housing }))).toEqual([409, 'unit-closed'])
    const { id: successor } = (await post(base, school)).body
    const cookie = await signedIn(db, 'system', [
      { roleId: 'system-administrator', scope: { area: '', unitId: null } },
    ])
    const refused = await close(housing, { version: 1, handOverTo: successor }, cookie)
    expect(fault(refused)).toEqual([403, 'not-permitted'])
    expect((await close(successor, { version: 1 }, cookie)).status).toBe(200)
  })
})

describe('the number of a contact', () => {
  test('is told whole to whoever looks after something of the unit, with a line each time', async () => {
    const leader = (name: string, area: string) =>
      signedIn(db, name, [{ roleId: 'grid-leader', scope: { area, unitId: null } }])
    const asked = await post(
      `/counties/${county}/units/${housing}/phone`,
      undefined,
      await leader('south', southGrid),
    )
    expect(asked.body).toEqual({ phone: '13912345678' })
    const line = await lastLine('phone-revealed')
    expect(line).toMatchObject({ accountName: 'south', subjectId: String(housing) })
    expect(JSON.stringify(line)).not.toContain('12345678')
    const refused = await post(
      `/counties/${county}/units/${housing}/phone`,
      undefined,
      await leader('east', east),
    )
    expect(fault(refused)).toEqual([403, 'not-permitted'])
  })
})

describe('a list from an office', () => {
  const send = (table: string, dryRun = false) => post(`/counties/${county}/units/import`, { table, dryRun })
  const list = `会宁县包抓单位名单,,,,,
单位名称,单位代码,单位类型,上级单位,类别,联系电话
县教育局,,部门,,A类,0932-3221111
中心小学,,,县教育局,B类,一三八
县住建局,zjj,,,,
,,,,A,
中心小学,,,,B,`

  test('is read with its headings, checked row by row, and tried out first', async () => {
    const tried = (await send(list, true)).body
    expect(tried).toMatchObject({ dryRun: true, accepted: 2, updated: 0, unchanged: 1 })
    expect((await ask(base)).body.items).toHaveLength(1)
    const { body } = await send(list)
    expect(body).toMatchObject({ dryRun: false, accepted: 2, updated: 0, unchanged: 1 })
    expect(body.rejected).toEqual([
      { row: '6', zh: '没有单位名称', en: 'has no name' },
      { row: '7', zh: '与第 4 条重复', en: 'the same as row 4' },
    ])
    expect(body.notes).toMatchObject([{ row: '4', zh: '“联系电话”中的“一三八”无法识别，1 条留空' }])
    const { items } = (await ask(base)).body
    const by = (name: string): Unit => items.find((unit: Unit) => unit.name === name)
    expect(by('县教育局')).toMatchObject({
      code: 'U0001',
      kind: 'department',
      category: 'A',
      maskedPhone: '093****1111',
    })
    expect(by('中心小学')).toMatchObject({ code: 'U0002', kind: 'school', category: 'B', maskedPhone: null })
    expect(by('中心小学').parentId).toBe(by('县教育局').id)
    // the empty cell says nothing about the number that is known
    expect(by('县住建局').maskedPhone).toBe('139****5678')
  })

  test('sent again it changes nothing; a new cell is an update, found by name or by code', async () => {
    await send(list)
    expect((await send(list)).body).toMatchObject({ accepted: 0, updated: 0, unchanged: 3 })
    const { body } = await send(
      '单位名称\t单位代码\t主要领导\n中心小学\t\t孙校长\n县住房和城乡建设局\tzjj\t何局长',
    )
    expect(body).toMatchObject({ accepted: 0, updated: 2, unchanged: 0 })
    const { items } = (await ask(base)).body
    expect(items.map(({ name, leaderName }: Unit) => [name, leaderName]).sort()).toEqual([
      ['中心小学', '孙校长'],
      ['县住房和城乡建设局', '何局长'],
      ['县教育局', null],
    ])
    // the second list has no telephones
    expect(items.find(({ code }: Unit) => code === 'zjj').maskedPhone).toBe('139****5678')
    await send('单位名称,单位代码\n县住建局,zjj')
  })

  test('a parent that is unknown, or below, is left out and said', async () => {
    const { body } = await send('单位名称,上级单位\n甲局,乙局\n乙局,甲局\n丙局,丁局')
    expect(body.accepted).toBe(3)
    expect(body.notes.map(({ row, zh }: { row: string; zh: string }) => [row, zh])).toEqual([
      ['3', '上级单位“甲局”本身在它之下，未填'],
      ['4', '上级单位“丁局”不存在或不止一个，未填'],
    ])
  })

  test('a name that several units have needs a code', async () => {
    await send('单位名称,单位代码\n中心小学,a\n中心小学,b')
    const { body } = await send('单位名称\n中心小学')
    expect(body).toMatchObject({
      accepted: 0,
      rejected: [{ row: '2', zh: '有几个单位都叫“中心小学”，请写明单位代码' }],
    })
  })

  test('what is no table is refused in one sentence', async () => {
    for (const table of ['你好', '单位名称,单位代码', '\n\n'])
      expect(fault(await send(table)), table).toEqual([400, 'bad-request'])
  })
})

test('the page of a unit tells for each thing how many problems were found and not solved', async () => {
  const openOf = async () =>
    (await ask(`/counties/${county}/units/${housing}`)).body.assignments
      .map(({ role, openProblems }: { role: string; openProblems: number }) => [role, openProblems])
      .toSorted()
  const write = (role: string, ...kinds: string[]) =>
    sql`
      insert into duty (county_code, assignment_id, kind, happened_on, words, author_name)
      select county_code, id, kind, current_date, '记录', 'test'
      from assignment, unnest(${kinds}::text[]) as kind where role = ${role}`.execute(db)
  await write('packaging', 'problem-found', 'problem-found', 'problem-found', 'problem-solved', 'visit')
  // Solved before anybody wrote that it was found: nothing is open, and nothing less.
  await write('lead', 'problem-solved')
  expect(await openOf()).toEqual([
    ['lead', 0],
    ['packaging', 2],
    ['responsible', 0],
  ])
  await sql`delete from duty`.execute(db)
})
