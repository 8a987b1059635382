// What became of a problem that is told from its report to today, as the rows that living through it would have written.
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ProblemInput } from '../../../geodata/county-data.ts'
import { dateOf, dayOf } from '../../contract/beijing-time.ts'
import {
  isAction,
  type ProblemStatus,
  type Step,
  statusAfter,
  workflow,
} from '../../contract/problem-workflow.ts'
import type { RoutingTrace } from '../../contract/problems.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import type { ProblemTable } from '../../db/problem-tables.ts'
import { marksOf } from './step-marks.ts'
import {
  type CategoryLimits,
  handlingClock,
  limitOf,
  type PastStep,
  tookTooLong,
  waitingIn,
} from './waiting.ts'

/** Where it lies. */
export interface PlayedSpot {
  placeId: number | null
  gridId: number | null
  regionCode: string | null
  areaCode: string
}

interface Circumstances {
  county: string
  settings: ProblemSettings
  category: CategoryLimits
  spot: PlayedSpot
  routing: RoutingTrace
  /** Of the unit that handles it: who writes in its name. */
  contactName: string | null
  /** An account that this reporter has. */
  reporter: { id: number; name: string } | null
  numberCase: (day: string) => string
  now: Date
}

/** An event but its problem, and which picture came with it. */
export interface PlayedEvent {
  seq: number
  at: string
  action: string
  fromStatus: ProblemStatus | null
  toStatus: ProblemStatus
  actorName: string | null
  unitId: number | null
  words: string | null
  details: Record<string, unknown>
  picture: { mended: boolean } | null
}

/** What is never told: the trigger keeps it, or nobody did it. */
type Untold =
  | ('id' | 'geomM' | 'mapX' | 'mapY' | 'callerName' | 'callerPhone' | 'happenedAt')
  | ('appeal' | 'handlerId' | 'checkerId' | 'mergedInto')
/** `geom` as `hexWkb` writes it. */
export type PlayedRow = Omit<Selectable<ProblemTable>, Untold | 'geom'> & { geom: string }

export interface PlayedProblem {
  row: PlayedRow
  events: PlayedEvent[]
}

/** @throws Error when the workflow does not know such a way: then the teller is wrong */
export function playProblem(told: ProblemInput, around: Circumstances): PlayedProblem {
  const { routing, category, settings, contactName } = around
  const row = reported(told, around)
  let since = row.reportedAt
  const past: PastStep[] = []
  const events: PlayedEvent[] = [
    {
      ...{ seq: 1, at: told.reportedAt, action: 'report', fromStatus: null, toStatus: 'reported' },
      ...{ actorName: row.reporterName, unitId: routing.unitId, words: told.words, details: {} },
      picture: { mended: false },
    },
  ]
  for (const each of told.steps) {
    const { action, days = 0 } = each
    const { status } = row
    if (!isAction(action)) throw new Error(`There is no step ${action}.`)
    const step: Step = workflow[action]
    if (!step.from.includes(status)) throw new Error(`${action} cannot follow ${status}.`)
    // Nobody answers here: it waits for a dispatcher.
    if (action === 'dispatch' && routing.unitId === null) break
    const at = new Date(each.at)
    const to = statusAfter(status, action)
    const later = new Date(at.getTime() + days * dayMs).toISOString()
    const { marks, details } = marksOf(status, action, at, { until: later, replyDue: later })
    Object.assign(row, marks)
    if (action === 'dispatch') {
      const limit = limitOf(category)! // categories of the preset have one
      Object.assign(row, { limitAmount: limit.amount, limitClock: limit.clock })
      details.limit = limit
    }
    if (action === 'file') row.number = around.numberCase(dateOf(dayOf(at.getTime())))
    if (step.counts) row[step.counts] += 1
    past.push({ action, at, details })
    if (action === 'handle') row.wasOverdue ||= tookTooLong(handlingClock(settings.calendar, past), at)
    events.push({
      ...{ seq: events.length + 1, at: each.at, action, fromStatus: status, toStatus: to },
      actorName: each.actorName ?? (action === 'resume' ? null : (contactName ?? routing.unitName)),
      unitId: routing.unitId,
      words: each.words ?? null,
      details,
      picture: each.mended ? { mended: true } : null,
    })
    if (to !== status) since = at
    Object.assign(row, { status: to, updatedAt: at, version: row.version + 1 })
  }
  const { suspendedUntil } = row
  const moment = { since, now: around.now, suspendedUntil }
  const handling = handlingClock(settings.calendar, past)
  return { row: { ...row, ...waitingIn(row.status, moment, settings, category, handling) }, events }
}

const dayMs = 24 * 3_600_000

/** The row as the report leaves it. */
function reported(told: ProblemInput, { county, spot, routing, reporter }: Circumstances): PlayedRow {
  const reportedAt = new Date(told.reportedAt)
  return {
    countyCode: county,
    reportKey: keyOf(told),
    number: null,
    status: 'reported',
    categoryCode: told.category,
    source: told.source,
    words: told.words,
    geom: hexWkb({ type: 'Point', coordinates: [...told.position] }),
    positionSource: 'gps',
    accuracyMetres: 8,
    placeName: told.placeName,
    ...spot,
    unitId: routing.unitId,
    routing,
    routedAt: reportedAt,
    reporterId: reporter?.id ?? null,
    reporterName: reporter?.name ?? told.reporterName,
    reportedAt,
    ...{ acceptedAt: null, filedAt: null, dispatchedAt: null },
    ...{ handledAt: null, checkedAt: null, closedAt: null },
    ...{ limitAmount: null, limitClock: null, handleDueAt: null, stepFrom: null },
    ...{ stepNearlyDueAt: null, stepDueAt: null, remindAt: null, remindersAhead: [] },
    ...{ suspendedUntil: null, replyDueAt: null },
    ...{ supervised: false, extensionAsked: false, wasOverdue: false },
    ...{ returns: 0, reworks: 0, extensions: 0, suspensions: 0, supervisions: 0 },
    ...{ followers: 0, checkerUnitIds: [], version: 1, updatedAt: reportedAt },
  }
}

/** The same report has the same key, as if a device had kept it. */
function keyOf({ category, position, reportedAt, words }: ProblemInput): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([category, position, reportedAt, words]))
    .digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}
