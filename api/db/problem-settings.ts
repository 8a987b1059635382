// By which calendar and limits does a county work? Read for every step, so a process keeps its copy until they change.
import { sql } from 'kysely'
import type { Limit } from '../contract/clock.ts'
import type { WorkCalendar } from '../contract/work-calendar.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

export interface ProblemSettings {
  /** The same object until it changes: what follows from it is computed once. */
  calendar: WorkCalendar
  /** By status, and `reply` for the answer to a supervision. */
  stepLimits: Readonly<Record<string, Limit>>
}

/** By county, the newest each; a calendar is some twenty kilobytes. */
const copies = new Map<string, { key: string; settings: ProblemSettings }>()

/** Undefined before `ensureProblemSetup`. */
export async function findSettings(db: Db, county: string): Promise<ProblemSettings | undefined> {
  const of = db.selectFrom('problemSetting').where('countyCode', '=', county)
  const asked = of.select(sql<string>`version || ' ' || changed_at`.as('key'))
  const [present] = (await executePrepared(db, asked)).rows
  if (!present) return undefined
  const { key } = present
  const copy = copies.get(county)
  if (copy?.key === key) return copy.settings
  const settings = await of.select(['calendar', 'stepLimits']).executeTakeFirstOrThrow()
  copies.set(county, { key, settings })
  return settings
}
