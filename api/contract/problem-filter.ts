// Which problems? One filter for map, list, counts, chart, export and the address bar, so that all say the same.
import { type Static, Type } from 'typebox'
import type { Verb } from './access.ts'
import { AreaCode } from './areas.ts'
import { lights } from './clock-reading.ts'
import { problemCountIds } from './problem-definitions.ts'
import { type ProblemAction, type ProblemStatus, type Step, workflow } from './problem-workflow.ts'
import { rowId } from './route.ts'

/** Traffic light of what is waited for: in time, 80 % of the time used, late. */
export const Light = Type.Enum(lights)
export type Light = Static<typeof Light>

/** Of what is waited for at a moment (ms since 1970); null: no clock runs. */
export function lightAt(
  { dueAt, nearlyDueAt }: { dueAt: string | null; nearlyDueAt: string | null },
  now: number,
): Light | null {
  if (dueAt === null) return null
  if (now > Date.parse(dueAt)) return 'red'
  return nearlyDueAt !== null && now >= Date.parse(nearlyDueAt) ? 'yellow' : 'green'
}

/**
 * Work lists: what waits for somebody. The caller sees of each exactly the problems for which `whyNotMove` lets them take
 * the step. With `light` only what is nearly due, or overdue, of it.
 */
export const inboxes = {
  accept: inbox('待受理', 'To accept', 'accept'),
  verify: inbox('待核实', 'To verify', 'confirm'),
  file: inbox('待立案', 'To file', 'file'),
  dispatch: inbox('待派遣', 'To dispatch', 'dispatch'),
  extension: inbox('待审批延期', 'Extensions to decide', 'grant-extension'),
  handle: inbox('待处置', 'To handle', 'handle'),
  reply: inbox('待回复督办', 'Supervisions to reply to', 'reply'),
  check: inbox('待核查', 'To check', 'pass'),
  close: inbox('待结案', 'To close', 'close'),
  appeal: inbox('待裁定申诉', 'Appeals to decide', 'grant-appeal'),
} as const

export type Inbox = keyof typeof inboxes
export const inboxIds = Object.keys(inboxes) as Inbox[] // keys of the literal above

/** Statuses and verb are those of the step. */
function inbox(zh: string, en: string, action: ProblemAction) {
  const { from, verb }: Step = workflow[action]
  const statuses: readonly ProblemStatus[] = from
  const asked: Verb = verb
  return { title: { zh, en }, action, statuses, verb: asked }
}

/** Which moment `from` and `to` are about; `due`: when what is waited for is due. */
export const moments = ['reported', 'accepted', 'filed', 'dispatched', 'handled', 'closed', 'due'] as const
export const ProblemMoment = Type.Enum(moments)
export type ProblemMoment = Static<typeof ProblemMoment>

const Moment = Type.String({ format: 'date-time', description: 'a moment such as 2026-11-22T08:00:00Z' })

/** Four numbers, as JavaScript writes them. */
export const boxPattern = `^${Array(4).fill('-?\\d+(\\.\\d+)?(e-?\\d+)?').join(',')}$`

/** Names as they stand in the address bar; several values are parted by commas. Each one narrows. */
export const problemFilters = {
  /** The area itself and all below it; by the former code of a grid what it is today, or what came of it. */
  area: Type.Optional(AreaCode),
  /** Status ids. Without any: `state` decides. */
  status: Type.Optional(Type.String({ pattern: '^[a-z]+(,[a-z]+)*$', maxLength: 200 })),
  /**
   * Everything that somebody still waits for, what has ended, or both. Without it: open, but with `inbox` or `counted`
   * whatever these choose.
   */
  state: Type.Optional(Type.Enum(['open', 'ended', 'all'])),
  inbox: Type.Optional(Type.Enum(inboxIds)),
  /** Two digits of a major category or five of one below it, several parted by commas. */
  category: Type.Optional(Type.String({ pattern: '^\\d{2}(\\d{3})?(,\\d{2}(\\d{3})?)*$', maxLength: 200 })),
  /** Who handles it, or is proposed to; 0: nobody yet. */
  unit: Type.Optional(rowId(0)),
  /** Source ids. */
  source: Type.Optional(Type.String({ pattern: '^[a-z-]+(,[a-z-]+)*$', maxLength: 200 })),
  light: Type.Optional(Type.Enum(lights)),
  /** Reported at or after; of another moment where `moment` names one. */
  from: Type.Optional(Moment),
  /** Reported before; likewise. */
  to: Type.Optional(Moment),
  moment: Type.Optional(ProblemMoment),
  /** Reported by the caller, or followed. */
  mine: Type.Optional(Type.Enum(['reported', 'followed'])),
  /** At least once, or never. */
  supervised: Type.Optional(Type.Boolean()),
  reworked: Type.Optional(Type.Boolean()),
  returned: Type.Optional(Type.Boolean()),
  extended: Type.Optional(Type.Boolean()),
  suspended: Type.Optional(Type.Boolean()),
  /** Handled within the limit, or too late; an appeal that was granted does not change what happened. */
  onTime: Type.Optional(Type.Boolean()),
  /** Only what one of the statistical counts counts: with it every number opens its list. */
  counted: Type.Optional(Type.Enum(problemCountIds)),
  /** In no area of this level: what lies in the gaps of the mosaic. */
  outside: Type.Optional(Type.Enum(['grid', 'community', 'township'])),
  /** At one place. */
  place: Type.Optional(rowId(1)),
  /** west,south,east,north in degrees. */
  bbox: Type.Optional(Type.String({ pattern: boxPattern })),
  /** In number, words and place name. A case number finds its case whatever else the filter says, but for `counted` and `moment`. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
} as const

export const ProblemFilter = Type.Object(problemFilters, { additionalProperties: false })
export type ProblemFilter = Static<typeof ProblemFilter>
