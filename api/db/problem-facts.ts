// Which problems does each count of the statistics count? The words stand in `contract/problem-definitions.ts`, beside each
// other they have to say the same.
import { type ProblemCount, problemCountIds } from '../contract/problem-definitions.ts'
import type { ProblemColumns } from './problem-columns.ts'
import { type Condition, everything, narrow } from './problem-condition.ts'

const handled: Condition = { code: 'status', in: ['handled', 'checked', 'closed'] }
const exempt: Condition = { code: 'appeal', in: ['granted'] }
/** What happened stays with the case; for the statistics a granted appeal counts as in time. */
const late: Condition = { all: [{ flag: 'wasOverdue' }, { not: exempt }] }

/** Handled within the limit, or too late: what happened, whatever was decided about it since. */
export function handledInTime(wanted: boolean): Condition {
  const tooLate: Condition = { flag: 'wasOverdue' }
  return { all: [{ time: 'handled' }, wanted ? { not: tooLate } : tooLate] }
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

interface CountRule {
  /** Of what another one counts only those that … */
  of?: ProblemCount
  where: (now: number) => Condition
}

const rules: Record<ProblemCount, CountRule> = {
  reported: { where: () => everything },
  accepted: { where: () => ({ time: 'accepted' }) },
  refused: { where: () => ({ code: 'status', in: ['refused'] }) },
  filed: { where: () => ({ time: 'filed' }) },
  dispatched: { where: () => ({ any: [{ time: 'dispatched' }, { count: 'returns', atLeast: 1 }] }) },
  handled: { where: () => handled },
  unhandled: { where: () => ({ code: 'status', in: ['dispatched', 'suspended'] }) },
  'due-to-handle': { where: (now) => ({ any: [handled, runningLate(now)] }) },
  'handled-on-time': { of: 'handled', where: () => ({ not: late }) },
  overdue: {
    where: (now) => ({ all: [{ any: [{ flag: 'wasOverdue' }, runningLate(now)] }, { not: exempt }] }),
  },
  closed: { where: () => ({ code: 'status', in: ['closed'] }) },
  'due-to-close': {
    of: 'filed',
    where: (now) => ({ any: [handled, runningLate(now)] }),
  },
  'closed-on-time': { of: 'closed', where: () => ({ not: late }) },
  returned: { where: () => ({ count: 'returns', atLeast: 1 }) },
  reworked: { where: () => ({ count: 'reworks', atLeast: 1 }) },
  extended: { where: () => ({ count: 'extensions', atLeast: 1 }) },
  suspended: { where: () => ({ count: 'suspensions', atLeast: 1 }) },
  supervised: { where: () => ({ count: 'supervisions', atLeast: 1 }) },
  void: { where: () => ({ code: 'status', in: ['void'] }) },
  merged: { where: () => ({ code: 'status', in: ['merged'] }) },
}

/** Those of all that are counted, at a moment in milliseconds since 1970. */
export function countedBy(count: ProblemCount, now: number): Condition {
  const { of, where } = rules[count]
  return of ? { all: [countedBy(of, now), where(now)] } : where(now)
}

/** What each of the counts counts among `rows`; one of another is looked for only there. */
export function countEach(
  columns: ProblemColumns,
  rows: Uint32Array,
  now: number,
): Map<ProblemCount, Uint32Array> {
  const counted = new Map<ProblemCount, Uint32Array>()
  const count = (id: ProblemCount): Uint32Array => {
    const known = counted.get(id)
    if (known) return known
    const { of, where } = rules[id]
    const found = narrow(columns, where(now), of ? count(of) : rows)
    counted.set(id, found)
    return found
  }
  for (const id of problemCountIds) count(id)
  return counted
}
