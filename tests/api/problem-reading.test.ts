// Problems for whoever looks at them: pages, saved views, exports; what is refused, and what leaves a line.
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mostViews, sheetMediaType } from '../../api/contract/problem-views.ts'
import { parseCsv } from '../../geodata/readers/csv.ts'
import { readWithGdal } from '../../geodata/readers/gdal.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { layProblems } from '../support/open-problems.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { position } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, southGrid, west } from './town.ts'

const { db, engine, listen } = await useDatabase()
const ask = await openApi({ db, engine, listen })

let leader: string
let dispatcher: string
let other: string
/** Reported by the leader of the southern grid: one there, one in the east. */
let here: number
let there: number
beforeAll(async () => {
  await layTown(db)
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  leader = await person('王丽', 'grid-leader', southGrid)
  dispatcher = await person('调度', 'dispatcher', county)
  other = await person('张勇', 'community-staff', east)
  const { id: reporter } = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', '王丽')
    .executeTakeFirstOrThrow()
  here = await makeProblem(db, reporter, reportAt([-800, -850], { words: '垃圾成堆，=1+1' }))
  there = await makeProblem(
    db,
    reporter,
    reportAt([1500, -1500], { words: '路灯不亮', callerName: '李先生', callerPhone: '13912345678' }),
  )
})

/** Around the town. */
const screen = [...position([-2000, -2000]), ...position([2000, 2000])].join(',')

const idsOf = ({ body }: { body: { items: { id: number }[] } }) => body.items.map(({ id }) => id)

describe('the list', () => {
  test('holds what one may see and what one reported oneself, with the names of everything', async () => {
    const answer = await ask(`/counties/${county}/problems`, { cookie: leader })
    expect(idsOf(answer)).toEqual([there, here])
    expect(answer.body).toMatchObject({ total: 2, next: null })
    expect(answer.body.items[1]).toMatchObject({
      words: '垃圾成堆，=1+1',
      categoryTitle: { zh: '暴露垃圾' },
      unitName: '县住建局',
      status: 'reported',
    })
    expect(idsOf(await ask(`/counties/${county}/problems`, { cookie: other }))).toEqual([there])
    expect(idsOf(await ask(`/counties/${county}/problems?area=${west}`, { cookie: dispatcher }))).toEqual([
      here,
    ])
  })

  test('a report is in it at once, and on the map and in the counts as well', async () => {
    const account = await makeAccount(db, `路人-${Date.now()}`, [])
    const made = await makeProblem(db, account, reportAt([-700, -700], { category: '06012' }))
    const asked = `/counties/${county}`
    expect(idsOf(await ask(`${asked}/problems?category=06012`, { cookie: leader }))).toEqual([made])
    const map = await ask(`${asked}/problem-map?category=06012&zoom=14&screen=${screen}`, {
      cookie: leader,
    })
    expect(map.body.points.map(({ id }: { id: number }) => id)).toEqual([made])
    const counts = await ask(`${asked}/problem-counts?category=06012`, { cookie: leader })
    expect(counts.body).toMatchObject({
      total: 1,
      byStatus: { reported: 1, closed: 0 },
      byMajor: [{ code: '06', title: { zh: '市容环境' }, count: 1 }],
      byCommunity: [{ code: west, title: { zh: '西街社区' }, count: 1 }],
    })
  })

  test('a case number finds its case whatever else is chosen, but for nobody who may not see it', async () => {
    const [filed] = await layProblems(db, [[east, 'filed', { number: '6299012026112600001' }]])
    const asked = `/counties/${county}/problems?q=6299012026112600001&state=ended&area=${county}&category=01`
    expect(idsOf(await ask(asked, { cookie: dispatcher }))).toEqual([filed])
    expect(idsOf(await ask(asked, { cookie: leader }))).toEqual([])
  })

  test.each([
    ['status=nonsense', 'There is no status nonsense.'],
    ['from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', '`from` must be earlier than `to`.'],
    ['after=nonsense', '`after` must be the `next` of the page before.'],
    ['bbox=1,1,0,0', 'bbox must be west,south,east,north with west < east and south < north.'],
  ])('refuses %s with a sentence', async (query, message) => {
    const answer = await ask(`/counties/${county}/problems?${query}`)
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.message).toBe(message)
  })

  test.each(['light=blue', 'from=yesterday', 'bbox=1,2,3', 'limit=0', 'colour=red'])(
    'refuses %s',
    async (query) => {
      expect(fault(await ask(`/counties/${county}/problems?${query}`))).toEqual([400, 'bad-request'])
    },
  )

  test('knows no county that is not there, and no screen that is too large', async () => {
    expect(fault(await ask('/counties/629999/problems'))).toEqual([404, 'unknown-area'])
    const wide = `/counties/${county}/problem-map?zoom=18&screen=-1,-1,1,1`
    expect(fault(await ask(wide))).toEqual([400, 'bad-request'])
  })
})

describe('numbers', () => {
  test('by community, with the names and the filter of each', async () => {
    const { body } = await ask(`/counties/${county}/problem-numbers?by=community&mine=reported`, {
      cookie: leader,
    })
    expect(
      body.groups.map(({ key, title, counts }: (typeof body.groups)[number]) => [
        key,
        title.zh,
        counts.reported,
      ]),
    ).toEqual([
      [west, '西街社区', 1],
      [east, '东关社区', 1],
    ])
    expect(body.groups[0].filter).toEqual({ state: 'all', mine: 'reported', area: west })
    expect(body.all.counts).toMatchObject({ reported: 2, accepted: 0, closed: 0 })
  })

  test('a trend of more days than a screen has is refused', async () => {
    const asked = `/counties/${county}/problem-trend?from=2001-01-01T00:00:00Z&to=2026-01-01T00:00:00Z`
    expect(fault(await ask(`${asked}&every=day`))).toEqual([400, 'bad-request'])
    expect((await ask(`${asked}&every=month`)).body.steps).toHaveLength(301)
  })

  test('inboxes say what waits for the caller', async () => {
    const { body } = await ask(`/counties/${county}/problem-inboxes`, { cookie: dispatcher })
    const { total } = (await ask(`/counties/${county}/problems?inbox=accept`, { cookie: dispatcher })).body
    expect(body.inboxes.accept.total).toBe(total)
    expect(body.inboxes.handle.total).toBe(0)
    expect(
      (await ask(`/counties/${county}/problem-heat?zoom=6&screen=100,30,110,40`, { cookie: dispatcher })).body
        .total,
    ).toBe(body.open.total)
  })
})

describe('saved views', () => {
  const url = `/counties/${county}/problem-views`
  beforeEach(() => db.deleteFrom('problemView').execute())
  const save = (name: string, filter: object, cookie = leader) =>
    ask(url, { method: 'POST', body: { name, filter }, cookie })

  test('are one’s own: made, listed by name, changed and removed, each with a line in the log', async () => {
    const { body } = await save(' 超期 ', { light: 'red' })
    expect(body).toMatchObject({ name: '超期', filter: { light: 'red' } })
    await save('本周', { from: '2026-11-23T00:00:00Z' })
    expect((await ask(url, { cookie: leader })).body.items.map(({ name }: { name: string }) => name)).toEqual(
      ['本周', '超期'],
    )
    expect((await ask(url, { cookie: other })).body.items).toEqual([])
    const one = `${url}/${body.id}`
    const changed = { name: '超期未办', filter: { light: 'red', area: west } }
    expect((await ask(one, { method: 'PUT', body: changed, cookie: leader })).body).toEqual({
      id: body.id,
      ...changed,
    })
    expect(fault(await ask(one, { method: 'PUT', body: changed, cookie: other }))).toEqual([
      404,
      'unknown-view',
    ])
    expect(fault(await ask(one, { method: 'DELETE', cookie: other }))).toEqual([404, 'unknown-view'])
    expect((await ask(one, { method: 'DELETE', cookie: leader })).body).toEqual({ removed: true })
    const { rows } = await sql<{ action: string; after: unknown }>`
      select action, after from audit_event where subject_type = 'problem-view' and account_name = '王丽' order by id`.execute(
      db,
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'problem-view-saved',
      'problem-view-saved',
      'problem-view-saved',
      'problem-view-removed',
    ])
  })

  test('have a name of their own, a filter that is one, and are no more than fifty', async () => {
    await save('超期', {})
    expect(fault(await save('超期', {}))).toEqual([409, 'name-taken'])
    expect((await save('超期', {}, other)).status).toBe(200)
    expect(fault(await save('错', { light: 'blue' }))).toEqual([400, 'bad-request'])
    expect(fault(await save('  ', {}))).toEqual([400, 'bad-request'])
    for (let i = 1; i < mostViews; i++) expect((await save(`视图${i}`, {})).status).toBe(200)
    expect(fault(await save('再一个', {}))).toEqual([422, 'too-many-views'])
    expect(fault(await ask(`/counties/629999/problem-views`))).toEqual([404, 'unknown-area'])
  })
})

describe('exports', () => {
  const csv = `/counties/${county}/problem-export/csv`

  test('say who did what when, in a table that Excel opens and no cell of which computes', async () => {
    const answer = await ask(`${csv}?mine=reported`, { cookie: leader })
    expect(fault(answer)).toEqual([403, 'not-permitted'])
    const { bytes, headers } = await ask(`${csv}?q=${encodeURIComponent('垃圾成堆')}`, { cookie: dispatcher })
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="problems-\d{4}-\d\d-\d\d\.csv"$/)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [row] = tableOf(bytes)
    expect(row).toMatchObject({
      状态: '待受理',
      类别: '暴露垃圾',
      上报人: '张三',
      问题描述: '垃圾成堆，=1+1',
      处置单位: '县住建局',
    })
    expect(row?.上报时间).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/)
    // what the file says is the very moment
    const { reportedAt } = (await ask(`/counties/${county}/problems?q=${encodeURIComponent('垃圾成堆')}`))
      .body.items[0]
    expect(Date.parse(row?.上报时间 ?? '')).toBe(Date.parse(reportedAt))
  })

  test('hide most of a telephone number, in English too', async () => {
    const { bytes } = await ask(`${csv}?language=en&area=${east}&q=${encodeURIComponent('路灯')}`, {
      cookie: dispatcher,
    })
    expect(bytes.toString()).not.toContain('13912345678')
    expect(tableOf(bytes)).toMatchObject([
      { Status: 'To accept', Caller: '李先生', 'Phone of the caller, masked': '139****5678' },
    ])
  })

  test('leave a line with the filter and how many rows they have', async () => {
    await ask(`${csv}?area=${west}&category=06010`, { cookie: dispatcher })
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'exported')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(line).toMatchObject({
      accountName: '调度',
      areaCode: west,
      subjectType: 'problem',
      after: { area: west, category: '06010', format: 'csv', rows: 1 },
    })
  })

  test('as a workbook they hold the same rows, dates as dates and numbers as numbers', async () => {
    const asked = `state=all&area=${county}`
    const sheet = await ask(`/counties/${county}/problem-export/xlsx?${asked}`, { cookie: dispatcher })
    expect(sheet.headers['content-type']).toBe(sheetMediaType)
    const [layer] = await readWithGdal({ xlsx: sheet.bytes }, 'xlsx', 'problems.xlsx', ['HEADERS=FORCE'])
    const rows = (layer?.features ?? []).map(({ properties }) => properties ?? {})
    const table = tableOf(
      (await ask(`/counties/${county}/problem-export/csv?${asked}`, { cookie: dispatcher })).bytes,
    )
    expect(layer?.name).toBe('问题')
    expect(rows.length).toBe(table.length)
    expect(rows.length).toBeGreaterThan(2)
    for (const [index, row] of rows.entries()) {
      const line = table[index] ?? {}
      for (const title of ['编号', '经度', '退回次数', '版本'])
        if (line[title]) expect(row[title], title).toBe(Number(line[title]))
      for (const title of ['状态', '问题描述', '区域代码', '上报人', '处置单位'])
        expect(String(row[title] ?? '').trim(), title).toBe(line[title])
      // as the cell shows it: China's time, to the second
      const moment = String(row.上报时间).replaceAll('/', '-').replace(' ', 'T').slice(0, 19)
      expect(Math.abs(Date.parse(`${moment}+08:00`) - Date.parse(line.上报时间 ?? ''))).toBeLessThan(1001)
    }
  })
})

/** By heading. */
function tableOf(bytes: Buffer): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(bytes.toString().replace(/^\ufeff/, ''))
  return rows.map((cells) => Object.fromEntries(head.map((title, i) => [title, cells[i] ?? ''])))
}
