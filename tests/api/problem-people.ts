// The town with somebody for every step of a problem, and what they ask in one line each.
import { beforeAll, expect } from 'vitest'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import type { Database } from '../../api/db/open.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { makeAccount } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { reportAt } from '../support/problems.ts'
import type { Metres } from '../support/shapes.ts'
import { type Answer, openApi } from './ask.ts'
import { layTown, southGrid, west } from './town.ts'

/** In the town's compound 和谐家园, which 县住建局 packages. */
export const inCompound: Metres = [-800, -850]

export type Person = 'leader' | 'community' | 'unit' | 'other' | 'dispatcher' | 'supervisor' | 'planner'

/**
 * Call at the top of a test file. `leader` and `community` look after the west, `unit` stands for 县住建局, `other` for
 * 城关镇人民政府; the rest have the whole county.
 */
export async function openProblems({ db, engine }: Pick<Database, 'db' | 'engine'>) {
  const ask = await openApi({ db, engine, requestsPerMinute: 1_000_000 })
  const people = {} as Record<Person, { id: number; cookie: string }> // filled before all tests
  const units = { housing: 0, other: 0 }

  beforeAll(async () => {
    await layTown(db)
    units.housing = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
    units.other = await makeUnit('czj', '县财政局')
    const roles: Record<Person, readonly [string, string, number | null]> = {
      leader: ['grid-leader', southGrid, null],
      community: ['community-staff', west, null],
      unit: ['unit-staff', county, units.housing],
      other: ['unit-staff', county, units.other],
      dispatcher: ['dispatcher', county, null],
      supervisor: ['supervisor', county, null],
      planner: ['planner', county, null],
    }
    for (const [name, [roleId, area, unitId]] of Object.entries(roles)) {
      const id = await makeAccount(db, name, [{ roleId, scope: { area, unitId } }])
      const cookie = await openSession(db, id, { address: '127.0.0.1', agent: 'test' })
      people[name as Person] = { id, cookie } // a key of the object that is walked
    }
  })

  async function makeUnit(code: string, name: string, kind: 'department' | 'township' = 'department') {
    const { id } = await db
      .insertInto('unit')
      .values({ countyCode: county, code, name, kind, source: 'test' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  const post = (who: Person, path: string, body: object) =>
    ask(`/counties/${county}${path}`, { method: 'POST', body, cookie: people[who].cookie })

  const report = (body: object = reportAt(inCompound), who: Person = 'leader') => post(who, '/problems', body)

  const move = (who: Person, { row }: ProblemDetail, action: string, more: object = {}) =>
    post(who, `/problems/${row.id}/moves`, { action, version: row.version, ...more })

  const read = (id: number, who: Person = 'dispatcher') =>
    ask(`/counties/${county}/problems/${id}`, { cookie: people[who].cookie })

  /** A photo of somebody that nothing shows yet. */
  const photo = (who: Person) => insertPhoto(db, county, people[who].id)

  const handled = async (words = '已清理') => ({
    words,
    photos: [{ id: await photo('unit'), role: 'after' }],
  })

  /** A new problem as it is after these steps of the straight way. */
  async function reach(...steps: Step[]): Promise<ProblemDetail> {
    let now = right(await report())
    for (const step of steps)
      now = right(await move(straight[step], now, step, step === 'handle' ? await handled() : {}))
    return now
  }

  return { ask, people, units, makeUnit, post, report, move, read, photo, handled, reach }
}

/** Who takes each step of the straight way. */
const straight = {
  accept: 'dispatcher',
  file: 'dispatcher',
  dispatch: 'dispatcher',
  handle: 'unit',
  pass: 'community',
  close: 'dispatcher',
} as const satisfies Record<string, Person>
type Step = keyof typeof straight
export const toDispatched = ['accept', 'file', 'dispatch'] as const
export const toClosed = [...toDispatched, 'handle', 'pass', 'close'] as const

/** The problem of an answer that must be right. */
export function right({ status, body }: Answer): ProblemDetail {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
