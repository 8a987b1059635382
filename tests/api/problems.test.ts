// The life of a problem over the API: reported, routed, moved step by step to a verified close.
import { beforeAll, expect, test } from 'vitest'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { reportAt } from '../support/problems.ts'
import { type Answer, fault, openApi } from './ask.ts'
import { layTown, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const people = {} as Record<
  'leader' | 'community' | 'unit' | 'dispatcher' | 'supervisor',
  { id: number; cookie: string }
> // filled before all tests
let unit: number

beforeAll(async () => {
  await layTown(db)
  unit = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  const roles = {
    leader: ['grid-leader', southGrid, null],
    community: ['community-staff', west, null],
    unit: ['unit-staff', county, unit],
    dispatcher: ['dispatcher', county, null],
    supervisor: ['supervisor', county, null],
  } as const
  for (const [name, [roleId, area, unitId]] of Object.entries(roles)) {
    const id = await makeAccount(db, name, [{ roleId, scope: { area, unitId } }])
    const cookie = await openSession(db, id, { address: '127.0.0.1', agent: 'test' })
    people[name as keyof typeof people] = { id, cookie } // a key of the object that is walked
  }
})

type Person = keyof typeof people

const report = (body: object, who: Person = 'leader') =>
  ask(`/counties/${county}/problems`, { method: 'POST', body, cookie: people[who].cookie })

const move = (who: Person, { row }: ProblemDetail, action: string, more: object = {}) =>
  ask(`/counties/${county}/problems/${row.id}/moves`, {
    method: 'POST',
    body: { action, version: row.version, ...more },
    cookie: people[who].cookie,
  })

/** The body of an answer that must be right. */
function right({ status, body }: Answer): ProblemDetail {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('a problem lives from the pin to the close', async () => {
  const photo = await insertPhoto(db, county, people.leader.id)
  let now = right(
    await report(reportAt([-800, -850], { words: '垃圾成堆', photos: [{ id: photo, role: 'far' }] })),
  )
  expect(now.row).toMatchObject({
    status: 'reported',
    area: southGrid,
    unitName: '县住建局',
    photoId: photo,
    number: null,
  })
  expect(now.routing.tried.map(({ matched }) => matched)).toEqual([false, true])
  expect(now.routing.tried[1]?.why.zh).toBe('和谐家园的包抓单位是县住建局')
  now = right(await move('dispatcher', now, 'accept'))
  now = right(await move('dispatcher', now, 'file'))
  expect(now.row.number).toMatch(/^629901\d{8}00001$/)
  now = right(await move('dispatcher', now, 'dispatch'))
  expect(now.limit).toEqual({ amount: 4, clock: 'working-hours' })
  expect(now.row.dueAt).toBe(now.handleDueAt)
  const after = await insertPhoto(db, county, people.unit.id)
  expect(fault(await move('unit', now, 'handle', { words: '已清理' }))).toEqual([422, 'step-incomplete'])
  now = right(await move('unit', now, 'handle', { words: '已清理', photos: [{ id: after, role: 'after' }] }))
  expect(fault(await move('unit', now, 'pass'))).toEqual([403, 'not-permitted'])
  now = right(await move('community', now, 'pass'))
  now = right(await move('dispatcher', now, 'close'))
  expect(now.row.status).toBe('closed')
  expect(now.events.map(({ seq, action, to }) => [seq, action, to])).toEqual([
    [1, 'report', 'reported'],
    [2, 'accept', 'accepted'],
    [3, 'file', 'filed'],
    [4, 'dispatch', 'dispatched'],
    [5, 'handle', 'handled'],
    [6, 'pass', 'checked'],
    [7, 'close', 'closed'],
  ])
  expect(now.events[4]?.photos).toEqual([{ id: after, width: 4, height: 3, role: 'after' }])
})
