// The audit log as an auditor reads it: chosen, page by page, of the own areas only, and as a table for Excel.
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NamedArea } from '../../api/contract/audit.ts'
import { type AuditLine, appendAudit } from '../../api/db/audit.ts'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

let auditor = ''
let liId = 0
const other = '629902'

beforeAll(async () => {
  await layTown(db)
  auditor = await signedIn(db, 'auditor', [{ roleId: 'auditor', scope: { area: '', unitId: null } }])
  liId = await makeAccount(db, 'li', [])
  await sql`update account set display_name = '李强' where id = ${liId}`.execute(db)
})

/** Five lines, an hour apart from 08:00 in China on; the first is the oldest. */
beforeEach(async () => {
  await emptyLog()
  const li = { accountId: liId, name: 'li', address: '10.0.0.7' }
  const stranger = { accountId: null, name: '=cmd', address: '10.0.0.8' }
  await append(8, stranger, { action: 'sign-in-failed' })
  await append(9, li, { action: 'sign-in' })
  await append(10, li, {
    action: 'assignment-changed',
    area: southGrid,
    subject: { type: 'assignment', id: 12, name: '和谐家园, "北区"' },
    before: { leaderName: '王丽' },
    after: { leaderName: '赵100%' },
  })
  await append(11, li, {
    action: 'unit-changed',
    area: county,
    subject: { type: 'unit', id: 12, name: '县住建局' },
  })
  await append(12, li, {
    action: 'unit-changed',
    area: other,
    subject: { type: 'unit', id: 1, name: '邻县教育局' },
  })
})

async function emptyLog() {
  // a replica fires no triggers: only so can a test begin anew
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`delete from audit_event`.execute(trx)
  })
}

async function append(hour: number, author: Parameters<typeof appendAudit>[1], line: AuditLine) {
  await appendAudit(db, author, line)
  const at = `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000001+08:00`
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`update audit_event set at = ${at}::timestamptz
      where id = (select max(id) from audit_event)`.execute(trx)
  })
}

const list = async (query: Record<string, string> = {}, cookie = auditor) =>
  (await ask(`/audit?${new URLSearchParams(query)}`, { cookie })).body
/** Hour in China of the lines that come. */
const hours = async (query: Record<string, string> = {}, cookie = auditor) =>
  (await list(query, cookie)).items.map(({ at }: { at: string }) => (new Date(at).getUTCHours() + 8) % 24)

describe('/api/audit', () => {
  test('lines come newest first, each with who, when, from where, what, before and after', async () => {
    const { items, next } = await list()
    expect(items).toHaveLength(5)
    expect(items[2]).toEqual({
      id: items[2].id,
      at: '2026-11-22T02:00:00.000Z',
      accountId: liId,
      accountName: 'li',
      displayName: '李强',
      address: '10.0.0.7',
      action: 'assignment-changed',
      area: southGrid,
      areaName: '网格001',
      subjectType: 'assignment',
      subjectId: '12',
      subjectName: '和谐家园, "北区"',
      before: { leaderName: '王丽' },
      after: { leaderName: '赵100%' },
    })
    expect(items[4]).toMatchObject({
      accountId: null,
      displayName: null,
      area: '',
      areaName: null,
      before: null,
    })
    expect(await hours()).toEqual([12, 11, 10, 9, 8])
    expect(next).toBeNull()
  })

  test.each([
    [{ from: '2026-11-22T10:00:00+08:00' }, [12, 11, 10]],
    [{ to: '2026-11-22T02:00:00Z' }, [9, 8]],
    [{ from: '2026-11-22T01:00:00Z', to: '2026-11-22T03:00:00.5Z' }, [11, 10, 9]],
    [{ account: 'Li' }, [12, 11, 10, 9]],
    [{ account: 'l' }, []],
    [{ action: 'unit-changed' }, [12, 11]],
    [{ area: township }, [10]],
    [{ area: county }, [11, 10]],
    [{ subjectType: 'unit' }, [12, 11]],
    [{ subjectId: '12' }, [11, 10]],
    [{ subjectType: 'unit', subjectId: '12' }, [11]],
    [{ text: '住建' }, [11]],
    [{ text: '王丽' }, [10]],
    [{ text: '李强' }, [12, 11, 10, 9]],
    [{ text: '0.0.0.8' }, [8]],
    [{ text: '=CMD' }, [8]],
    // a percent sign means itself
    [{ text: '0%' }, [10]],
    [{ text: '_' }, []],
  ])('is chosen by %j', async (query, expected) => {
    expect(await hours(query)).toEqual(expected)
  })

  test('pages walk over every line exactly once, also those of one moment', async () => {
    await db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await sql`update audit_event set at = '2026-11-22T03:00:00.123457Z' where area_code <> ''`.execute(trx)
    })
    const seen: number[] = []
    let after: string | null = null
    do {
      const { items, next }: { items: { id: number }[]; next: string | null } = await list({
        limit: '2',
        ...(after && { after }),
      })
      seen.push(...items.map(({ id }) => id))
      after = next
    } while (after !== null)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test('somebody who may read the log of a county reads the lines of that county', async () => {
    const cookie = await signedIn(db, `county-auditor-${Math.random()}`, [
      { roleId: 'auditor', scope: { area: county, unitId: null } },
    ])
    expect(await hours({}, cookie)).toEqual([11, 10])
    expect(await hours({ area: west }, cookie)).toEqual([10])
    expect(fault(await ask(`/audit?area=${other}`, { cookie }))).toEqual([403, 'not-permitted'])
    const table = (await ask('/audit/export', { cookie })).bytes.toString()
    expect(table).toContain('县住建局')
    expect(table).not.toContain('邻县教育局')
    expect(table).not.toContain('10.0.0.8')
  })

  test('nobody else reads it', async () => {
    const planner = await signedIn(db, `planner-${Math.random()}`, [
      { roleId: 'planner', scope: { area: '', unitId: null } },
    ])
    for (const path of ['/audit', '/audit/export']) {
      expect(fault(await ask(path, { cookie: planner }))).toEqual([403, 'not-permitted'])
      expect(fault(await ask(path, { cookie: '' }))).toEqual([401, 'not-signed-in'])
    }
  })

  test.each([
    'from=yesterday',
    'from=2026-11-31T00:00:00Z',
    'from=0000-01-01T00:00:00Z',
    'to=2026-11-22',
    'action=flown',
    'area=62',
    'after=1',
    'after=x-1',
    'limit=501',
    'text=',
    'password=x',
  ])('refuses %s', async (query) => {
    expect(fault(await ask(`/audit?${query}`, { cookie: auditor }))).toEqual([400, 'bad-request'])
  })

  test('what looks like SQL is text', async () => {
    for (const text of [`' or 1=1 --`, `"; drop table audit_event; --`, '\\'])
      expect(await hours({ text })).toEqual([])
    expect(await hours({ subjectId: `12' or '1'='1` })).toEqual([])
    expect(await hours()).toHaveLength(5)
  })
})

describe('/api/audit/export', () => {
  test('a table for Excel: byte order mark, Chinese words, times of China, no cell that computes', async () => {
    const { headers, bytes } = await ask('/audit/export?to=2026-11-22T11:30:00%2B08:00', { cookie: auditor })
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.subarray(3).toString().split('\r\n')
    expect(lines).toEqual([
      '时间,账号,姓名,地址,操作,区域代码,区域,对象类型,对象编号,对象,修改前,修改后',
      `2026-11-22T11:00:00.000+08:00,li,李强,10.0.0.7,修改单位,${county},试验县,unit,12,县住建局,,`,
      `2026-11-22T10:00:00.000+08:00,li,李强,10.0.0.7,修改包抓,${southGrid},网格001,assignment,12,"和谐家园, ""北区""","{""leaderName"":""王丽""}","{""leaderName"":""赵100%""}"`,
      '2026-11-22T09:00:00.000+08:00,li,李强,10.0.0.7,登录,,,,,,,',
      `2026-11-22T08:00:00.000+08:00,'=cmd,,10.0.0.8,登录失败,,,,,,,`,
      '',
    ])
  })

  test('in English on request', async () => {
    const table = (await ask('/audit/export?language=en', { cookie: auditor })).bytes.toString()
    expect(table).toContain('Time,Account,Name')
    expect(table).toContain('Failed to sign in')
    expect(table).not.toContain('登录')
  })

  test('leaves a line that says what was taken out', async () => {
    await ask('/audit/export?action=unit-changed', { cookie: auditor })
    const [line] = (await list()).items
    expect(line).toMatchObject({
      accountName: 'auditor',
      action: 'exported',
      subjectType: 'audit',
      after: { action: 'unit-changed' },
    })
  })

  test('every cell that a spreadsheet would compute becomes text', async () => {
    for (const name of ['+1', '-1', '@x', '\t=1', '1+1'])
      await appendAudit(db, { accountId: null, name, address: 'x' }, { action: 'sign-out' })
    const table = (await ask('/audit/export?action=sign-out', { cookie: auditor })).bytes.toString()
    const names = table
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(',')[1])
    expect(names).toEqual(['1+1', `'\t=1`, `'@x`, `'-1`, `'+1`])
  })

  test('more lines than one read takes are all in it', async () => {
    await sql`
      insert into audit_event (county_code, area_code, account_name, address, action)
      select '', '', 'many', 'x', 'sign-out' from generate_series(1, 2500)`.execute(db)
    const table = (await ask('/audit/export?account=many', { cookie: auditor })).bytes.toString()
    expect(table.split('\r\n')).toHaveLength(1 + 2500 + 1)
  })
})

describe('what the log can be narrowed to', () => {
  const areas = async (query: Record<string, string> = {}, cookie = auditor) => {
    const { body } = await ask(`/audit/areas?${new URLSearchParams(query)}`, { cookie })
    return body.items.map(({ code, name, where }: NamedArea) => [code, name, where])
  }
  const subjects = async (query: Record<string, string>, cookie = auditor) =>
    (await ask(`/audit/subjects?${new URLSearchParams(query)}`, { cookie })).body.items

  test('areas are named below each other, by code and by words', async () => {
    expect(await areas()).toEqual([[county, '试验县', null]])
    expect(await areas({ within: county })).toEqual([[township, '会师镇', null]])
    expect(await areas({ within: west })).toEqual([
      [southGrid, '网格001', '会师镇 · 西街社区'],
      [northGrid, '网格002', '会师镇 · 西街社区'],
    ])
    expect(await areas({ code: west })).toEqual([[west, '西街社区', '会师镇']])
    expect(await areas({ q: '街社' })).toEqual([[west, '西街社区', '会师镇']])
    expect(await areas({ q: `${west}0` })).toHaveLength(2)
    expect(await areas({ q: '%' })).toEqual([])
    expect(await areas({ within: southGrid })).toEqual([])
  })

  test('whoever reads the log of one community is told of no other area', async () => {
    const cookie = await signedIn(db, 'west-auditor', [
      { roleId: 'auditor', scope: { area: west, unitId: null } },
    ])
    expect(await areas({}, cookie)).toEqual([[west, '西街社区', '会师镇']])
    expect(await areas({ within: west }, cookie)).toHaveLength(2)
    expect(await areas({ q: '东关' }, cookie)).toEqual([])
    expect(fault(await ask(`/audit/areas?within=${other}`, { cookie }))).toEqual([403, 'not-permitted'])
    // 和谐家园 lies there, the unit is the county's
    expect(await subjects({ type: 'assignment' }, cookie)).toEqual([{ id: '12', name: '和谐家园, "北区"' }])
    expect(await subjects({ type: 'unit' }, cookie)).toEqual([])
  })

  test('subjects come by their sort, the one told of last first, under its latest name', async () => {
    const li = { accountId: liId, name: 'li', address: '10.0.0.7' }
    expect(await subjects({ type: 'unit' })).toEqual([
      { id: '1', name: '邻县教育局' },
      { id: '12', name: '县住建局' },
    ])
    await append(13, li, {
      action: 'unit-changed',
      area: county,
      subject: { type: 'unit', id: 12, name: '县住房局' },
    })
    expect(await subjects({ type: 'unit' })).toEqual([
      { id: '12', name: '县住房局' },
      { id: '1', name: '邻县教育局' },
    ])
    // Under the name of before it is found, and called what it is called there.
    expect(await subjects({ type: 'unit', q: '住建' })).toEqual([{ id: '12', name: '县住建局' }])
    expect(await subjects({ type: 'unit', id: '1' })).toEqual([{ id: '1', name: '邻县教育局' }])
    expect(await subjects({ type: 'unit', q: '不存在' })).toEqual([])
    expect(fault(await ask('/audit/subjects', { cookie: auditor }))).toEqual([400, 'bad-request'])
  })
})

test('whoever takes values of an indicator away leaves a line, and may do so of the own area only', async () => {
  const scope = { area: west, unitId: null }
  const cookie = await signedIn(db, 'west-supervisor', [{ roleId: 'supervisor', scope }])
  const take = (code: string, indicator = 'green-ratio') =>
    ask(`/areas/${code}/value-exports`, {
      ...{ method: 'POST', cookie, body: { indicator, level: 'grid', rows: 2 } },
    })
  expect((await take(west)).status).toBe(200)
  expect((await list({ action: 'exported' })).items).toMatchObject([
    {
      ...{ accountName: 'west-supervisor', area: west, subjectType: 'values', subjectId: 'green-ratio' },
      ...{ subjectName: '建成区绿地率', after: { level: 'grid', rows: 2 } },
    },
  ])
  expect(fault(await take(county))).toEqual([403, 'not-permitted'])
  expect(fault(await take(`${west}009`))).toEqual([404, 'unknown-area'])
  expect(fault(await take(west, 'beauty'))).toEqual([404, 'unknown-indicator'])
})
