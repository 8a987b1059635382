// What became of a problem that is told from its report to today, as the rows that living through it would have written.
import { createHash } from 'node:crypto'
import type { ProblemInput, ProblemStepInput } from '../../../geodata/county-data.ts'
import { dateOf, dayOf } from '../../contract/beijing-time.ts'
import type { Limit } from '../../contract/clock.ts'
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

/** Columns of `problem_event` but its problem, and which picture came with it. */
export interface PlayedEvent {
  seq: number
  at: string
  action: string
  from_status: ProblemStatus | null
  to_status: ProblemStatus
  actor_name: string | null
  unit_id: number | null
  words: string | null
  details: Record<string, unknown>
  picture: { mended: boolean } | null
}

export type PlayedRow = ReturnType<typeof rowOf>

export interface PlayedProblem {
  row: PlayedRow
  events: PlayedEvent[]
}

/** Where in the row a step leaves its moment. */
const moments: Record<
  string,
  'accepted_at' | 'filed_at' | 'dispatched_at' | 'handled_at' | 'checked_at' | 'closed_at'
> = {
  accept: 'accepted_at',
  confirm: 'accepted_at',
  file: 'filed_at',
  dispatch: 'dispatched_at',
  handle: 'handled_at',
  pass: 'checked_at',
  close: 'closed_at',
}

/** @throws Error when the workflow does not know such a way: then the teller is wrong */
export function playProblem(told: ProblemInput, around: Circumstances): PlayedProblem {
  const { routing, category, settings, contactName, reporter } = around
  const reporterName = reporter?.name ?? told.reporterName
  let status: ProblemStatus = 'reported'
  let since = new Date(told.reportedAt)
  const past: PastStep[] = []
  const marks: Marks = {
    returns: 0,
    reworks: 0,
    extensions: 0,
    suspensions: 0,
    supervisions: 0,
    was_overdue: false,
    supervised: false,
    extension_asked: false,
    reply_due_at: null,
    suspended_until: null,
    number: null,
    limit: null,
  }
  const events: PlayedEvent[] = [
    {
      ...{ seq: 1, at: told.reportedAt, action: 'report', from_status: null, to_status: 'reported' },
      ...{ actor_name: reporterName, unit_id: routing.unitId, words: told.words, details: {} },
      picture: { mended: false },
    },
  ]
  for (const each of told.steps) {
    const { action } = each
    if (!isAction(action)) throw new Error(`There is no step ${action}.`)
    const step: Step = workflow[action]
    if (!step.from.includes(status)) throw new Error(`${action} cannot follow ${status}.`)
    // Nobody answers here: it waits for a dispatcher.
    if (action === 'dispatch' && routing.unitId === null) break
    const at = new Date(each.at)
    const to = statusAfter(status, action)
    const details = mark(marks, each, at, category)
    past.push({ action, at, details })
    if (action === 'handle')
      marks.was_overdue ||= tookTooLong(handlingClock(settings.calendar, past.slice(0, -1)), at)
    if (action === 'file') marks.number = around.numberCase(dateOf(dayOf(at.getTime())))
    if (step.counts) marks[step.counts] += 1
    const moment = moments[action]
    if (moment) marks[moment] = each.at
    if (action === 'rework') marks.handled_at = null
    events.push({
      ...{ seq: events.length + 1, at: each.at, action, from_status: status, to_status: to },
      actor_name: each.actorName ?? (action === 'resume' ? null : (contactName ?? routing.unitName)),
      unit_id: routing.unitId,
      words: each.words ?? null,
      details,
      picture: each.mended ? { mended: true } : null,
    })
    if (to !== status) since = at
    status = to
  }
  const handling = handlingClock(settings.calendar, past)
  const waiting = waitingIn(
    status,
    {
      since,
      now: around.now,
      suspendedUntil: marks.suspended_until ? new Date(marks.suspended_until) : null,
    },
    settings,
    category,
    handling,
  )
  return { row: rowOf(told, around, { status, marks, waiting, events }), events }
}

type Marks = Record<'returns' | 'reworks' | 'extensions' | 'suspensions' | 'supervisions', number> &
  Record<'was_overdue' | 'supervised' | 'extension_asked', boolean> &
  Record<'reply_due_at' | 'suspended_until' | 'number', string | null> &
  Partial<Record<(typeof moments)[string], string | null>> & { limit: Limit | null }

/** What a step leaves beside status and counters; answers what its event keeps. */
function mark(marks: Marks, { action, days = 0 }: ProblemStepInput, at: Date, category: CategoryLimits) {
  const later = new Date(at.getTime() + days * 24 * 3_600_000).toISOString()
  switch (action) {
    case 'dispatch':
      marks.limit = limitOf(category) ?? null
      return { limit: marks.limit! } // categories of the preset have one
    case 'ask-extension':
      marks.extension_asked = true
      return {}
    case 'grant-extension':
      marks.extension_asked = false
      return { limit: marks.limit! } // dispatched before
    case 'suspend':
      marks.suspended_until = later
      return { until: later }
    case 'resume':
      marks.suspended_until = null
      return {}
    case 'supervise':
      marks.supervised = true
      marks.reply_due_at = later
      return { replyDue: later }
    case 'reply':
      marks.supervised = false
      marks.reply_due_at = null
      return {}
    default:
      return {}
  }
}

interface Outcome {
  status: ProblemStatus
  marks: Marks
  waiting: ReturnType<typeof waitingIn>
  events: readonly PlayedEvent[]
}

/** Columns of `problem`. */
function rowOf(told: ProblemInput, around: Circumstances, { status, marks, waiting, events }: Outcome) {
  const { limit, accepted_at = null, filed_at = null, dispatched_at = null, ...rest } = marks
  const { handled_at = null, checked_at = null, closed_at = null, ...counted } = rest
  const last = events.at(-1)!.at // the report at least
  return {
    county_code: around.county,
    report_key: keyOf(told),
    status,
    category_code: told.category,
    source: told.source,
    words: told.words,
    geom: hexWkb({ type: 'Point', coordinates: [...told.position] }),
    position_source: 'gps',
    accuracy_metres: 8,
    place_id: around.spot.placeId,
    place_name: told.placeName,
    region_code: around.spot.regionCode,
    grid_id: around.spot.gridId,
    area_code: around.spot.areaCode,
    unit_id: around.routing.unitId,
    routing: around.routing,
    routed_at: told.reportedAt,
    reporter_id: around.reporter?.id ?? null,
    reporter_name: around.reporter?.name ?? told.reporterName,
    reported_at: told.reportedAt,
    ...{ accepted_at, filed_at, dispatched_at, handled_at, checked_at, closed_at },
    ...counted,
    limit_amount: limit?.amount ?? null,
    limit_clock: limit?.clock ?? null,
    handle_due_at: waiting.handleDueAt,
    step_from: waiting.stepFrom,
    step_nearly_due_at: waiting.stepNearlyDueAt,
    step_due_at: waiting.stepDueAt,
    remind_at: waiting.remindAt,
    reminders_ahead: waiting.remindersAhead,
    followers: 0,
    checker_unit_ids: [],
    version: events.length,
    updated_at: last,
  }
}

/** The same report has the same key, as if a device had kept it. */
function keyOf({ category, position, reportedAt, words }: ProblemInput): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([category, position, reportedAt, words]))
    .digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}
