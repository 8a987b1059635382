// Which problems does each count of the statistics count? The words stand in `contract/problem-definitions.ts`, beside each
// other they have to say the same.
import type { ProblemCount } from '../contract/problem-definitions.ts'
import { type Condition, everything } from './problem-condition.ts'

const handledStatuses = ['handled', 'checked', 'closed']

const handled: Condition = { all: [{ code: 'status', in: handledStatuses }, { time: 'handled' }] }
const exempt: Condition = { code: 'appeal', in: ['granted'] }
/** What happened stays with the case; for the statistics a granted appeal counts as in time. */
const inTime: Condition = { any: [{ not: { flag: 'wasOverdue' } }, exempt] }

/** Handled within the limit, or too late: what happened, whatever was decided about it since. */
export function handledInTime(wanted: boolean): Condition {
  const late: Condition = { flag: 'wasOverdue' }
  return { all: [{ time: 'handled' }, wanted ? { not: late } : late] }
}

/** In handling, and the limit is over. */
function runningLate(now: number): Condition {
  return {
    all: [
      { code: 'status', in: ['dispatched'] },
      { time: 'handleDue', before: now * 1000 },
    ],
  }
}

const counts: Record<ProblemCount, (now: number) => Condition> = {
  reported: () => everything,
  accepted: () => ({ time: 'accepted' }),
  refused: () => ({ code: 'status', in: ['refused'] }),
  filed: () => ({ time: 'filed' }),
  dispatched: () => ({ any: [{ time: 'dispatched' }, { count: 'returns', atLeast: 1 }] }),
  handled: () => handled,
  unhandled: () => ({ code: 'status', in: ['dispatched', 'suspended'] }),
  'due-to-handle': (now) => ({ any: [handled, runningLate(now)] }),
  'handled-on-time': () => ({ all: [handled, inTime] }),
  overdue: (now) => ({ all: [{ any: [{ flag: 'wasOverdue' }, runningLate(now)] }, { not: exempt }] }),
  closed: () => ({ all: [{ code: 'status', in: ['closed'] }, { time: 'closed' }] }),
  'due-to-close': (now) => ({
    all: [{ time: 'filed' }, { any: [{ code: 'status', in: handledStatuses }, runningLate(now)] }],
  }),
  'closed-on-time': () => ({ all: [{ code: 'status', in: ['closed'] }, { time: 'closed' }, inTime] }),
  returned: () => ({ count: 'returns', atLeast: 1 }),
  reworked: () => ({ count: 'reworks', atLeast: 1 }),
  extended: () => ({ count: 'extensions', atLeast: 1 }),
  suspended: () => ({ count: 'suspensions', atLeast: 1 }),
  supervised: () => ({ count: 'supervisions', atLeast: 1 }),
  void: () => ({ code: 'status', in: ['void'] }),
  merged: () => ({ code: 'status', in: ['merged'] }),
}

/** Those of all that are counted, at a moment in milliseconds since 1970. */
export function countedBy(count: ProblemCount, now: number): Condition {
  return counts[count](now)
}
