// What nobody has to do, because the clock does it: ends suspensions when their day has come, and reminds.
import { sql } from 'kysely'
import type { Reminder } from '../../contract/reminders.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import type { Db } from '../../db/tables.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { type LockedProblem, lockProblems } from './locked-problem.ts'
import { takeStep } from './take-step.ts'
import { type Doer, noteProblem, writeEvent } from './write-event.ts'

const minuteMs = 60_000
/** Looked for at a time. */
const batch = 200

const clock: Doer = { accountId: null, name: '系统时钟', address: '本机', grants: [] }

/**
 * Now and every minute, one run at a time, until the answer is called, which waits for the run that goes on. Several
 * servers may do so: what one of them has in hand the others pass over. `onFault`: the next run tries again.
 */
export function runClockEveryMinute(db: Db, onFault: (error: unknown) => void): () => Promise<void> {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    await runClock(db, new Date(), { onFault, isEnded: () => ended }).catch(onFault)
    if (ended) return
    timer = setTimeout(() => {
      running = run()
    }, minuteMs)
    timer.unref()
  }
  let running = run()
  return async () => {
    ended = true
    clearTimeout(timer)
    await running
  }
}

interface Due {
  countyCode: string
  id: number
}

interface Run {
  onFault?: (error: unknown) => void
  isEnded?: () => boolean
}

/** Does everything whose time has come; answers for how many problems. One that fails does not keep the others waiting. */
export async function runClock(db: Db, now: Date, { onFault, isEnded }: Run = {}): Promise<number> {
  const failed: number[] = []
  let done = 0
  for (;;) {
    const { rows } = await sql<Due>`
      select county_code, id from problem
      where remind_at is not null and remind_at <= ${now} and not id = any(${failed}::bigint[])
      order by remind_at limit ${batch}`.execute(db)
    let moved = 0
    for (const { countyCode, id } of rows) {
      if (isEnded?.()) return done
      try {
        if (await doNext(db, countyCode, id, now)) moved++
      } catch (error) {
        failed.push(id)
        if (!onFault) throw error
        onFault(error)
      }
    }
    done += moved
    // The rest is in the hands of another server.
    if (moved === 0) return done
  }
}

/** In a transaction of its own; answers false when somebody else has it in hand, or has done it. */
async function doNext(db: Db, county: string, id: number, now: Date): Promise<boolean> {
  const settings = await ensureProblemSetup(db, county)
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      select from problem where county_code = ${county} and id = ${id} and remind_at <= ${now}
      for update skip locked`.execute(trx)
    if (rows.length === 0) return false
    const problem = (await lockProblems(trx, county, [id])).get(id)! // it is locked
    await act(trx, county, problem, settings, now)
    return true
  })
}

async function act(
  trx: Db,
  county: string,
  problem: LockedProblem,
  settings: ProblemSettings,
  now: Date,
): Promise<void> {
  if (problem.status === 'suspended')
    await takeStep(trx, clock, county, problem, { action: 'resume' }, settings, now)
  else await remind(trx, county, problem, now)
}

async function remind(
  trx: Db,
  county: string,
  { id, number, areaCode, status, unitId, remindersAhead, updatedAt }: LockedProblem,
  now: Date,
): Promise<void> {
  const at = now > updatedAt ? now : updatedAt
  const said = remindersAhead.filter((each) => each.at <= now.getTime())
  const ahead = remindersAhead.filter((each) => each.at > now.getTime())
  // Its version stays: whoever is about to move it need not look again.
  await trx
    .updateTable('problem')
    .set({ remindersAhead: JSON.stringify(ahead), remindAt: momentOf(ahead[0]), updatedAt: at })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  for (const { kind, level, at: due } of said) {
    const details = { kind, level, since: new Date(due).toISOString() }
    const event = { action: 'remind', at, from: status, to: status, unitId } as const
    await writeEvent(trx, clock, county, id, { ...event, details })
    const noted = { id, areaCode, name: number ?? `#${id}` }
    await noteProblem(trx, clock, 'problem-reminded', noted, { after: details })
  }
}

function momentOf(reminder: Reminder | undefined): Date | null {
  return reminder ? new Date(reminder.at) : null
}
