// Which problems? One filter for map, list, counts, chart, export and the address bar, so that all say the same.
import { type Static, Type } from 'typebox'
import type { Verb } from './access.ts'
import { AreaCode } from './areas.ts'
import { endStatuses, type ProblemStatus } from './problem-workflow.ts'
import { rowId } from './route.ts'

const title = (zh: string, en: string) => ({ zh, en })

/** Traffic light of what is waited for: in time, 80 % of the time used, late. */
export const lights = ['green', 'yellow', 'red'] as const
export const Light = Type.Enum(lights)
export type Light = Static<typeof Light>

/**
 * Work lists: what waits for somebody with this verb over it. The caller sees of each only what `can` allows.
 * `late`: of all that waits, only what is nearly due or overdue.
 */
export const inboxes = {
  accept: inbox('待受理', 'To accept', ['reported'], 'problem.accept'),
  verify: inbox('待核实', 'To verify', ['verifying'], 'problem.check'),
  file: inbox('待立案', 'To file', ['accepted'], 'problem.accept'),
  dispatch: inbox('待派遣', 'To dispatch', ['filed'], 'problem.dispatch'),
  extension: inbox('待审批延期', 'Extensions to decide', ['dispatched'], 'problem.dispatch'),
  handle: inbox('待处置', 'To handle', ['dispatched'], 'problem.handle'),
  reply: inbox(
    '待回复督办',
    'Supervisions to reply to',
    ['filed', 'dispatched', 'suspended', 'handled', 'checked'],
    'problem.handle',
  ),
  check: inbox('待核查', 'To check', ['handled'], 'problem.check'),
  close: inbox('待结案', 'To close', ['checked'], 'problem.accept'),
  appeal: inbox('待裁定申诉', 'Appeals to decide', ['closed'], 'problem.supervise'),
} as const

export type Inbox = keyof typeof inboxes
export const inboxIds = Object.keys(inboxes) as Inbox[] // keys of the literal above

function inbox(zh: string, en: string, waiting: readonly ProblemStatus[], verb: Verb) {
  return { title: title(zh, en), statuses: waiting, verb }
}

const Moment = Type.String({ format: 'date-time', description: 'a moment such as 2026-11-22T08:00:00Z' })

/** Names as they stand in the address bar; several values are parted by commas. Each one narrows. */
export const problemFilters = {
  /** The area itself and all below it. */
  area: Type.Optional(AreaCode),
  /** Status ids. Without any: `state` decides. */
  status: Type.Optional(Type.String({ pattern: '^[a-z]+(,[a-z]+)*$', maxLength: 200 })),
  /** Everything that somebody still waits for (the default), what has ended, or both. */
  state: Type.Optional(Type.Enum(['open', 'ended', 'all'])),
  inbox: Type.Optional(Type.Enum(inboxIds)),
  /** Two digits of a major category or five of one below it, several parted by commas. */
  category: Type.Optional(Type.String({ pattern: '^\\d{2}(\\d{3})?(,\\d{2}(\\d{3})?)*$', maxLength: 200 })),
  unit: Type.Optional(rowId(1)),
  /** Source ids. */
  source: Type.Optional(Type.String({ pattern: '^[a-z-]+(,[a-z-]+)*$', maxLength: 200 })),
  light: Type.Optional(Type.Enum(lights)),
  /** Reported at or after. */
  from: Type.Optional(Moment),
  /** Reported before. */
  to: Type.Optional(Moment),
  /** Reported by the caller, or followed. */
  mine: Type.Optional(Type.Enum(['reported', 'followed'])),
  supervised: Type.Optional(Type.Boolean()),
  reworked: Type.Optional(Type.Boolean()),
  returned: Type.Optional(Type.Boolean()),
  extended: Type.Optional(Type.Boolean()),
  /** Handled within the limit, or not. */
  onTime: Type.Optional(Type.Boolean()),
  /** At one place. */
  place: Type.Optional(rowId(1)),
  /** west,south,east,north in degrees. */
  bbox: Type.Optional(Type.String({ pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$' })),
  /** In number, words and place name. A number finds its case whatever else the filter says. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
} as const

export const ProblemFilter = Type.Object(problemFilters, { additionalProperties: false })
export type ProblemFilter = Static<typeof ProblemFilter>

export function isEnded(status: ProblemStatus): boolean {
  return endStatuses.includes(status)
}
