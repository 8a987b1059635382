// Fifty people at work at once: each takes a step every two seconds and sees its list and badges again. How long do they wait?
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { signedIn } from '../support/people.ts'
import { quantile } from './measure.ts'
import { countProcessor, showSpent } from './processor.ts'
import { type Line, showMs } from './result.ts'

const users = 50
const everyMs = 2000
const stepsEach = 12
const aimMs = 150

export async function measureSteps(db: Db, app: FastifyInstance, county: string): Promise<Line[]> {
  const cookies = await Promise.all(
    Array.from({ length: users }, (_, i) =>
      signedIn(db, `dispatcher-${i}`, [{ roleId: 'dispatcher', scope: { area: county, unitId: null } }]),
    ),
  )
  const { rows } = await sql<{ id: number; version: number }>`
    select id, version from problem where county_code = ${county} and status = 'reported'
    order by id limit ${users * stepsEach}`.execute(db)
  const [steps, looks]: [number[], number[]] = [[], []]
  const call = async (cookie: string, url: string, payload?: object) => {
    const begun = performance.now()
    const answer = await app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api/counties/${county}/${url}`,
      headers: { cookie: `${cookieName}=${cookie}` },
      ...(payload && { payload }),
    })
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode} ${answer.body}`)
    return { answer: answer.json(), ms: performance.now() - begun }
  }
  const work = async (cookie: string, own: typeof rows) => {
    await wait(Math.random() * everyMs)
    for (const { id, version } of own) {
      const begun = performance.now()
      const { ms } = await call(cookie, `problems/${id}/moves`, { action: 'accept', version })
      steps.push(ms)
      const seen = await Promise.all([call(cookie, 'problems?inbox=accept'), call(cookie, 'problem-inboxes')])
      looks.push(...seen.map((each) => each.ms))
      await wait(everyMs - (performance.now() - begun))
    }
  }
  const spent = await countProcessor(db)
  const begun = performance.now()
  await Promise.all(cookies.map((cookie, i) => work(cookie, rows.slice(i * stepsEach, (i + 1) * stepsEach))))
  const seconds = (performance.now() - begun) / 1000
  const processor = showSpent(await spent(), steps.length)
  const line = (what: string, times: number[]): Line => {
    const sorted = times.toSorted((a, b) => a - b)
    const late = quantile(sorted, 0.95)
    return {
      what: `${what}, ${(times.length / seconds).toFixed(0)} a second`,
      measured: `${showMs(late)} (median ${showMs(quantile(sorted, 0.5))})`,
      aim: `≤ ${showMs(aimMs)}`,
      met: late <= aimMs,
    }
  }
  return [
    line(`a step, ${users} people at once`, steps),
    line('list and badges of the same people', looks),
    { what: 'processor of a step with the list and the badges after it', measured: processor },
  ]
}

function wait(ms: number): Promise<void> {
  return new Promise((next) => setTimeout(next, Math.max(ms, 0)))
}
