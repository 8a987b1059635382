// The life of a problem over the API: reported once, routed, moved step by step to a verified close, and what is refused.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { reportAt } from '../support/problems.ts'
import { fault } from './ask.ts'
import { inCompound, openProblems, right, toClosed, toDispatched } from './problem-people.ts'
import { southGrid } from './town.ts'

const { db, engine } = await useDatabase()
const { ask, people, units, report, move, read, photo, handled, reach, post } = await openProblems({
  db,
  engine,
})

describe('a problem', () => {
  test('lives from the pin to the close', async () => {
    const far = await photo('leader')
    let now = right(
      await report(reportAt(inCompound, { words: ' 垃圾成堆 ', photos: [{ id: far, role: 'far' }] })),
    )
    expect(now.row).toMatchObject({
      ...{ status: 'reported', area: southGrid, unitName: '县住建局', photoId: far, number: null },
      ...{ words: '垃圾成堆', reporterName: 'leader', source: 'patrol', version: 1 },
    })
    expect(now.routing.tried.map(({ matched }) => matched)).toEqual([false, true])
    expect(now.routing.tried[1]?.why.zh).toBe('和谐家园的包抓单位是县住建局')
    now = right(await move('dispatcher', now, 'accept'))
    now = right(await move('dispatcher', now, 'file'))
    expect(now.row.number).toMatch(/^629901\d{8}00001$/)
    now = right(await move('dispatcher', now, 'dispatch'))
    expect(now.limit).toEqual({ amount: 4, clock: 'working-hours' })
    expect(now.row.handlingClock).toBe('working-hours')
    expect(now.row.dueAt).toBe(now.handleDueAt)
    const { words, photos } = await handled()
    now = right(await move('unit', now, 'handle', { words, photos }))
    now = right(await move('community', now, 'pass'))
    now = right(await move('dispatcher', now, 'close'))
    expect(now.row).toMatchObject({ status: 'closed', dueAt: null, nearlyDueAt: null, version: 7 })
    expect(now.row.closedAt).not.toBeNull()
    expect(now.events.map(({ seq, action, from, to }) => [seq, action, from, to])).toEqual([
      [1, 'report', null, 'reported'],
      [2, 'accept', 'reported', 'accepted'],
      [3, 'file', 'accepted', 'filed'],
      [4, 'dispatch', 'filed', 'dispatched'],
      [5, 'handle', 'dispatched', 'handled'],
      [6, 'pass', 'handled', 'checked'],
      [7, 'close', 'checked', 'closed'],
    ])
    expect(now.events[4]).toMatchObject({ words, actorName: 'unit', unitName: '县住建局' })
    expect(now.events[4]?.photos).toEqual([{ id: photos[0]!.id, width: 4, height: 3, role: 'after' }])
  })

  test('leaves a line in the log for each step', async () => {
    const { row } = await reach(...toDispatched)
    const lines = await db
      .selectFrom('auditEvent')
      .select(['action', 'accountName', 'areaCode', 'after'])
      .where('subjectType', '=', 'problem')
      .where('subjectId', '=', String(row.id))
      .orderBy('id')
      .execute()
    expect(lines.map(({ action, accountName }) => [action, accountName])).toEqual([
      ['problem-reported', 'leader'],
      ['problem-moved', 'dispatcher'],
      ['problem-moved', 'dispatcher'],
      ['problem-moved', 'dispatcher'],
    ])
    expect(lines[3]).toMatchObject({
      areaCode: southGrid,
      after: { action: 'dispatch', unitId: units.housing },
    })
  })

  test('has numbers in a row on each day', async () => {
    const first = await reach('accept', 'file')
    const second = await reach('accept', 'file')
    expect(Number(second.row.number!.slice(-5)) - Number(first.row.number!.slice(-5))).toBe(1)
    expect(second.row.number).toHaveLength(19)
  })
})

describe('a report', () => {
  test('that is sent twice is one problem, also twenty times at the same moment', async () => {
    const body = reportAt(inCompound, { photos: [{ id: await photo('leader'), role: 'near' }] })
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(body)))
    const ids = new Set(answers.map((answer) => right(answer).row.id))
    expect(ids.size).toBe(1)
    const [id] = ids
    const { rows } = await sql<{ events: number; photos: number; lines: number }>`
      select (select count(*) from problem_event where problem_id = ${id}) as events,
             (select count(*) from problem_photo where problem_id = ${id}) as photos,
             (select count(*) from audit_event where subject_type = 'problem' and subject_id = ${String(id)}) as lines`.execute(
      db,
    )
    expect(rows[0]).toEqual({ events: 1, photos: 1, lines: 1 })
  })

  test('with the key of somebody else is refused and tells nothing of it', async () => {
    const body = reportAt(inCompound, { words: '他人所见' })
    right(await report(body))
    const answer = await report(body, 'other')
    expect(fault(answer)).toEqual([409, 'report-key-taken'])
    expect(answer.bytes.toString()).not.toContain('他人所见')
  })

  test('tells of nothing to come and of nothing older than thirty days', async () => {
    const at = (ms: number) =>
      report(reportAt(inCompound, { happenedAt: new Date(Date.now() + ms).toISOString() }))
    const hour = 3_600_000
    expect(fault(await at(hour))).toEqual([400, 'bad-request'])
    expect(fault(await at(-30 * 24 * hour - 60_000))).toEqual([400, 'bad-request'])
    const waited = right(await at(-5 * hour))
    expect(Date.parse(waited.row.reportedAt) - Date.parse(waited.happenedAt!)).toBeGreaterThan(4.9 * hour)
    // a clock that is a little fast
    expect((await at(60_000)).status).toBe(200)
  })

  test('names a category, a source and a place that are there', async () => {
    expect(fault(await report(reportAt(inCompound, { category: '06888' })))).toEqual([
      404,
      'unknown-category',
    ])
    expect(fault(await report(reportAt(inCompound, { source: 'nonesuch' })))).toEqual([404, 'unknown-source'])
    expect(fault(await report(reportAt(inCompound, { placeId: 987654 })))).toEqual([404, 'unknown-place'])
    const used = await photo('other')
    const stolen = reportAt(inCompound, { photos: [{ id: used, role: 'far' }] })
    expect(fault(await report(stolen))).toEqual([422, 'photo-not-usable'])
    const twice = await photo('leader')
    const doubled = [
      { id: twice, role: 'far' },
      { id: twice, role: 'near' },
    ] as const
    expect(fault(await report(reportAt(inCompound, { photos: [...doubled] })))).toEqual([400, 'bad-request'])
    // nothing of the refused ones is there
    expect(await db.selectFrom('problem').select('id').where('reportKey', '=', stolen.key).execute()).toEqual(
      [],
    )
  })

  test('of somebody who called shows a number that is hidden until somebody asks for it', async () => {
    const called = reportAt(inCompound, {
      source: 'hotline',
      callerName: '赵先生',
      callerPhone: '13800001111',
    })
    const now = right(await report(called))
    expect(now).toMatchObject({ callerName: '赵先生', maskedPhone: '138****1111' })
    const ring = (who: 'leader' | 'unit') => post(who, `/counties/${county}/problems/${now.row.id}/phone`, {})
    expect(fault(await ring('unit'))).toEqual([403, 'not-permitted'])
    expect((await ring('leader')).body).toEqual({ phone: '13800001111' })
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'phone-revealed')
      .executeTakeFirst()
    expect(line).toMatchObject({
      accountName: 'leader',
      subjectType: 'problem',
      subjectId: String(now.row.id),
    })
    expect(JSON.stringify(line)).not.toContain('13800001111')
  })
})

describe('a step', () => {
  test('says what it lacks, in one sentence', async () => {
    const now = await reach(...toDispatched)
    const lacks = async (who: 'unit' | 'dispatcher' | 'supervisor', action: string, more: object) => {
      const answer = await move(who, now, action, more)
      expect(fault(answer)).toEqual([422, 'step-incomplete'])
      return answer.body.error.details.missing
    }
    const far = [{ id: await photo('unit'), role: 'far' }]
    expect(await lacks('unit', 'return', { words: '  ' })).toBe('reason')
    expect(await lacks('unit', 'handle', { photos: far })).toBe('words')
    expect(await lacks('unit', 'handle', { words: '已清理', photos: far })).toBe('photo-after')
    expect(await lacks('dispatcher', 'suspend', { words: '冬季无法施工' })).toBe('until')
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    expect(await lacks('dispatcher', 'suspend', { words: '等款', until: inDays(-1) })).toBe('until')
    expect(await lacks('dispatcher', 'suspend', { words: '等款', until: inDays(366) })).toBe('until')
    expect(await lacks('supervisor', 'supervise', { words: '领导批示' })).toBe('reply-due')
    expect((await read(now.row.id)).body.row.version).toBe(now.row.version)
  })

  test('is refused to whoever may not do it, and to nobody is told of a problem that they may not see', async () => {
    const now = await reach(...toDispatched)
    expect(fault(await move('leader', now, 'handle', await handled()))).toEqual([403, 'not-permitted'])
    expect(fault(await move('other', now, 'handle', await handled()))).toEqual([404, 'unknown-problem'])
    expect(fault(await read(now.row.id, 'other'))).toEqual([404, 'unknown-problem'])
    expect(fault(await move('dispatcher', now, 'accept'))).toEqual([409, 'wrong-status'])
    expect(fault(await move('unit', now, 'reply', { words: '在办' }))).toEqual([409, 'step-refused'])
  })

  test('of two people at once is taken by one; the other sees what happened', async () => {
    const now = await reach('accept', 'file')
    const steps = [
      move('dispatcher', now, 'dispatch', { unitId: units.other }),
      move('dispatcher', now, 'dispatch', { unitId: units.housing }),
      move('dispatcher', now, 'void', { words: '重复' }),
      move('supervisor', now, 'supervise', {
        words: '加快',
        replyDue: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    ]
    const answers = await Promise.all(steps)
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    expect(won).toHaveLength(1)
    for (const answer of lost) {
      expect(fault(answer)).toEqual([409, 'changed-meanwhile'])
      expect(answer.body.error.details.current.row).toEqual(right(won[0]!).row)
    }
    expect(right(await read(now.row.id)).events).toHaveLength(4)
  })

  test('that the unit did is not checked by somebody of it, whatever else they are', async () => {
    let now = await reach(...toDispatched, 'handle')
    // somebody who looks after the community and stands for the unit
    await db
      .insertInto('roleGrant')
      .values({
        accountId: people.community.id,
        roleId: 'unit-staff',
        areaCode: county,
        unitId: units.housing,
      })
      .execute()
    const refused = await move('community', now, 'pass')
    expect(fault(refused)).toEqual([409, 'step-refused'])
    expect(refused.body.error.details).toEqual({ condition: 'not-own-unit' })
    await sql`delete from role_grant where account_id = ${people.community.id} and unit_id is not null`.execute(
      db,
    )
    now = right(await move('supervisor', now, 'pass'))
    expect(now.row.status).toBe('checked')
  })

  test('internal notes are for staff', async () => {
    const now = right(await report(reportAt(inCompound), 'other'))
    right(await move('dispatcher', now, 'note', { words: '此人经常上报' }))
    expect(right(await read(now.row.id)).events).toHaveLength(2)
    // whoever reported it sees it without being staff there
    expect(right(await read(now.row.id, 'other')).events.map(({ action }) => action)).toEqual(['report'])
  })
})

describe('the side steps', () => {
  const soon = () => new Date(Date.now() + 5 * 86_400_000).toISOString()

  test('a returned case goes on to the next one by the rules, and counts', async () => {
    let now = await reach(...toDispatched)
    now = right(await move('unit', now, 'return', { words: '不是我单位职责' }))
    expect(now.row).toMatchObject({ status: 'filed', returns: 1, unitId: null })
    expect(now).toMatchObject({ limit: null, handleDueAt: null })
    expect(now.routing.tried.find(({ title }) => title.zh === '小区的包抓单位')?.why.zh).toBe(
      '县住建局已退回',
    )
    expect(fault(await move('dispatcher', now, 'dispatch'))).toEqual([422, 'step-incomplete'])
    now = right(await move('dispatcher', now, 'dispatch', { unitId: units.other }))
    expect(now.row).toMatchObject({ status: 'dispatched', unitName: '县财政局' })
    expect(now.events.map(({ action, unitName }) => [action, unitName]).slice(-2)).toEqual([
      ['return', '县住建局'],
      ['dispatch', '县财政局'],
    ])
  })

  test('a rework counts, and its clock goes on with what was left', async () => {
    let now = await reach(...toDispatched, 'handle')
    expect(now.handleDueAt).not.toBeNull()
    now = right(await move('community', now, 'rework', { words: '仍有残留' }))
    expect(now.row).toMatchObject({ status: 'dispatched', reworks: 1 })
    expect(now.row.dueAt).toBe(now.handleDueAt)
    now = right(await move('unit', now, 'handle', await handled('再次清理')))
    expect(now.movable.wasOverdue).toBe(false)
  })

  test('an extension is asked for and granted at most twice, and each adds the limit once more', async () => {
    let now = await reach(...toDispatched)
    for (const extensions of [1, 2]) {
      const due = now.handleDueAt!
      now = right(await move('unit', now, 'ask-extension', { words: '需协调' }))
      expect(fault(await move('unit', now, 'ask-extension', { words: '再要' }))).toEqual([
        409,
        'step-refused',
      ])
      expect(fault(await move('unit', now, 'return', { words: '不管了' }))).toEqual([409, 'step-refused'])
      now = right(await move('dispatcher', now, 'grant-extension'))
      expect(now.row.extensions).toBe(extensions)
      expect(Date.parse(now.handleDueAt!)).toBeGreaterThan(Date.parse(due))
      expect(now.row.dueAt).toBe(now.handleDueAt)
    }
    expect(fault(await move('unit', now, 'ask-extension', { words: '第三次' }))).toEqual([
      409,
      'step-refused',
    ])
  })

  test('a refused extension counts nothing and may be asked for again', async () => {
    let now = await reach(...toDispatched)
    now = right(await move('unit', now, 'ask-extension', { words: '需协调' }))
    now = right(await move('dispatcher', now, 'refuse-extension', { words: '不必' }))
    expect(now.row.extensions).toBe(0)
    expect(now.movable.extensionAsked).toBe(false)
    right(await move('unit', now, 'ask-extension', { words: '再申请' }))
  })

  test('a suspended case waits for nothing, once, and goes on with what was left', async () => {
    let now = await reach(...toDispatched)
    now = right(await move('dispatcher', now, 'suspend', { words: '等资金', until: soon() }))
    expect(now.row).toMatchObject({ status: 'suspended', dueAt: null })
    expect(now.handleDueAt).toBeNull()
    now = right(await move('dispatcher', now, 'resume'))
    expect(now.row.status).toBe('dispatched')
    expect(now.suspendedUntil).toBeNull()
    expect(now.row.dueAt).not.toBeNull()
    expect(fault(await move('dispatcher', now, 'suspend', { words: '再等', until: soon() }))).toEqual([
      409,
      'step-refused',
    ])
  })

  test('a supervision waits for its reply', async () => {
    let now = await reach(...toDispatched)
    now = right(await move('supervisor', now, 'supervise', { words: '县领导批示', replyDue: soon() }))
    expect(now.row.supervised).toBe(true)
    expect(now.replyDueAt).not.toBeNull()
    now = right(await move('unit', now, 'reply', { words: '今日完成' }))
    expect(now.row.supervised).toBe(false)
    expect(now.replyDueAt).toBeNull()
  })

  test('an appeal takes the case out of the statistic and leaves the fact', async () => {
    const now = await reach(...toClosed)
    expect(fault(await move('unit', now, 'appeal', { words: '不可抗力' }))).toEqual([409, 'step-refused'])
    await sql`update problem set was_overdue = true where id = ${now.row.id}`.execute(db)
    let late = right(await move('unit', now, 'appeal', { words: '暴雨封路' }))
    late = right(await move('supervisor', late, 'grant-appeal'))
    expect(late.movable).toMatchObject({ appeal: 'granted', wasOverdue: true })
    expect(fault(await move('unit', late, 'appeal', { words: '再来' }))).toEqual([409, 'step-refused'])
  })

  test('a closed case is opened again within ten days, and counts as rework', async () => {
    let now = await reach(...toClosed)
    const { limit } = now
    now = right(await move('dispatcher', now, 'reopen', { words: '居民反映未解决' }))
    expect(now.row).toMatchObject({ status: 'dispatched', reworks: 1, closedAt: null, unitName: '县住建局' })
    expect(now.limit).toEqual(limit)
    now = right(await move('unit', now, 'handle', await handled()))
    now = right(await move('community', now, 'pass'))
    now = right(await move('dispatcher', now, 'close'))
    await sql`update problem set closed_at = closed_at - interval '10 days 1 minute' where id = ${now.row.id}`.execute(
      db,
    )
    expect(fault(await move('dispatcher', now, 'reopen', { words: '太晚' }))).toEqual([409, 'step-refused'])
  })

  test('a dispatch takes one of the limits of the category', async () => {
    // 01023 不明井盖: missing 2 urgent hours, broken 4 working hours, rattling 2 working days ...
    const cover = async () => {
      let now = right(await report(reportAt(inCompound, { category: '01023' })))
      for (const step of ['accept', 'file']) now = right(await move('dispatcher', now, step))
      return now
    }
    expect(right(await move('dispatcher', await cover(), 'dispatch')).limit).toEqual({
      amount: 2,
      clock: 'urgent-hours',
    })
    const rattling = right(await move('dispatcher', await cover(), 'dispatch', { limitIndex: 2 }))
    expect(rattling.limit).toEqual({ amount: 2, clock: 'working-days' })
    expect(rattling.events.at(-1)?.details).toMatchObject({ condition: { zh: '弹跳作响、翻盖' } })
    expect(fault(await move('dispatcher', await cover(), 'dispatch', { limitIndex: 9 }))).toEqual([
      400,
      'bad-request',
    ])
  })
})

describe('merging', () => {
  test('keeps whoever follows, and shows the photos with the other one', async () => {
    const one = right(await report())
    const near = await photo('community')
    const two = right(
      await report(
        reportAt(inCompound, { words: '同一堆', photos: [{ id: near, role: 'near' }] }),
        'community',
      ),
    )
    for (const who of ['unit', 'other', 'leader'] as const)
      await post(who, `/counties/${county}/problems/${two.row.id}/followers`, { following: true })
    await post('unit', `/counties/${county}/problems/${one.row.id}/followers`, { following: true })
    const merged = right(
      await move('dispatcher', right(await read(two.row.id)), 'merge', { target: one.row.id }),
    )
    expect(merged).toMatchObject({ row: { status: 'merged' }, mergedInto: one.row.id })
    const now = right(await read(one.row.id))
    expect(now.absorbed).toEqual([two.row.id])
    // unit, other, and community who reported the second one; leader reported this one
    expect(now.row.followers).toBe(3)
    const taken = now.events.at(-1)
    expect(taken).toMatchObject({ action: 'absorb', words: '同一堆' })
    expect(taken?.photos.map(({ id }) => id)).toEqual([near])
    // whoever reported the merged one sees what became of it
    expect((await read(one.row.id, 'community')).status).toBe(200)
    // "me too" on the merged one counts where it went
    await post('supervisor', `/counties/${county}/problems/${two.row.id}/followers`, { following: true })
    expect(right(await read(one.row.id)).row.followers).toBe(4)
  })

  test('goes into an open one, never into itself or in a circle', async () => {
    const one = right(await report())
    const two = right(await report())
    const into = (from: ProblemDetail, target: number) => move('dispatcher', from, 'merge', { target })
    expect(fault(await into(one, one.row.id))).toEqual([422, 'step-incomplete'])
    expect(fault(await into(one, 987654))).toEqual([422, 'step-incomplete'])
    const answers = await Promise.all([into(one, two.row.id), into(two, one.row.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const three = right(await report())
    const gone = answers[0]!.status === 200 ? one : two
    expect(fault(await into(three, gone.row.id))).toEqual([422, 'step-incomplete'])
  })
})

test('following counts each person once, and stops when they say so', async () => {
  const { row } = right(await report())
  const follow = async (following: boolean, who: 'unit' | 'other' = 'unit') =>
    (await post(who, `/counties/${county}/problems/${row.id}/followers`, { following })).body
  expect(await follow(true)).toEqual({ followers: 1, following: true })
  expect(await follow(true)).toEqual({ followers: 1, following: true })
  expect(await follow(true, 'other')).toEqual({ followers: 2, following: true })
  expect(await follow(false)).toEqual({ followers: 1, following: false })
  expect(await follow(false)).toEqual({ followers: 1, following: false })
  const now = right(await read(row.id))
  expect(now.row).toMatchObject({ followers: 1, version: 1 })
  expect(now.events.filter(({ action }) => action === 'follow')).toHaveLength(2)
  const many = await Promise.all(Array.from({ length: 10 }, () => follow(true, 'other')))
  expect(many.every(({ followers }) => followers === 1)).toBe(true)
  expect(
    fault(await post('unit', `/counties/${county}/problems/987654/followers`, { following: true })),
  ).toEqual([404, 'unknown-problem'])
})

describe('many at once', () => {
  const bulk = (action: string, problems: ProblemDetail[], more: object = {}) =>
    post('dispatcher', `/counties/${county}/problem-moves`, {
      action,
      problems: problems.map(({ row: { id, version } }) => ({ id, version })),
      ...more,
    })

  test('those that may be moved are, and the rest is named; a preview says the same and moves nothing', async () => {
    const ready = [await reach('accept', 'file'), await reach('accept', 'file')]
    const early = await reach('accept')
    const stale = await reach('accept', 'file')
    right(await move('dispatcher', stale, 'note', { words: '看过' }))
    const all = [...ready, early, stale]
    const preview = (await bulk('dispatch', all, { dryRun: true })).body
    expect(preview.moved).toBe(2)
    expect(
      preview.rows.map(({ outcome, unitName }: { outcome: string; unitName: string }) => [outcome, unitName]),
    ).toEqual([
      ['moved', '县住建局'],
      ['moved', '县住建局'],
      ['wrong-status', null],
      ['changed-meanwhile', null],
    ])
    expect(right(await read(ready[0]!.row.id)).row.status).toBe('filed')
    expect((await bulk('dispatch', all)).body).toEqual(preview)
    expect(right(await read(ready[0]!.row.id)).row.status).toBe('dispatched')
    expect(right(await read(early.row.id)).row.status).toBe('accepted')
  })

  test('numbers of cases filed together follow each other', async () => {
    const accepted = [await reach('accept'), await reach('accept'), await reach('accept')]
    expect((await bulk('file', accepted)).body.moved).toBe(3)
    const serials = []
    for (const { row } of accepted) serials.push(Number(right(await read(row.id)).row.number!.slice(-5)))
    expect(serials).toEqual([serials[0], serials[0]! + 1, serials[0]! + 2])
  })

  test('each is judged as if alone: a step that needs words of its own is incomplete for all', async () => {
    const now = await reach('accept')
    const { rows } = (await bulk('refuse', [now])).body
    expect(rows[0]).toMatchObject({ outcome: 'step-incomplete', message: 'Give a reason.' })
    expect((await bulk('refuse', [now], { words: '不属于受理范围' })).body.moved).toBe(1)
  })

  test('what somebody may not see is unknown to them', async () => {
    const now = await reach(...toDispatched)
    const answer = await post('other', `/counties/${county}/problem-moves`, {
      action: 'note',
      problems: [{ id: now.row.id, version: now.row.version }],
      words: '看看',
    })
    expect(answer.body).toMatchObject({ moved: 0, rows: [{ outcome: 'unknown-problem', unitName: null }] })
  })
})

test('addresses that are asked by these tests are those of the contract', async () => {
  const { row } = right(await report())
  expect((await ask(`/counties/${county}/problems/${row.id}`)).status).toBe(200)
  expect((await ask(`/counties/${county}/problem-moves`, { method: 'POST', body: {} })).status).toBe(400)
})
