// The workflow of problems: state × action × role beside a matrix written by hand, and each condition at its very edge.
import { describe, expect, test } from 'vitest'
import type { Verb } from '../../api/contract/access.ts'
import {
  actionIds,
  type Condition,
  conditions,
  endStatuses,
  type MovableProblem,
  type Mover,
  openStatuses,
  type ProblemAction,
  type ProblemStatus,
  type Step,
  statusAfter,
  statusIds,
  unitsOf,
  whyNotMove,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { rolePresets } from '../../api/contract/roles.ts'

const letters: Record<ProblemStatus, string> = {
  reported: 'r',
  verifying: 'v',
  accepted: 'a',
  filed: 'f',
  dispatched: 'd',
  suspended: 's',
  handled: 'h',
  checked: 'c',
  closed: 'z',
  refused: 'x',
  void: 'o',
  merged: 'm',
}

// Who may: P planner, G grid leader, C community staff, U unit staff, V supervisor, S K A the three administrators,
// D dispatcher, + whoever reported it. Then by status, in the order of the letters above, where the step leads.
const matrix = `
  action            who        r v a f d s h c z x o m
  accept            D          a . . . . . . . . . . .
  refuse            D          x . x . . . . . . . . .
  ask-verification  D          v . v . . . . . . . . .
  confirm           GCV        . a . . . . . . . . . .
  deny              GCV        . x . . . . . . . . . .
  file              D          . . f . . . . . . . . .
  dispatch          D          . . . d . . . . . . . .
  return            U          . . . . f . . . . . . .
  handle            U          . . . . h . . . . . . .
  pass              GCV        . . . . . . c . . . . .
  rework            GCV        . . . . . . d . . . . .
  close             D          . . . . . . . z . . . .
  ask-extension     U          . . . . d . . . . . . .
  grant-extension   D          . . . . d . . . . . . .
  refuse-extension  D          . . . . d . . . . . . .
  suspend           D          . . . . s . . . . . . .
  resume            D          . . . . . d . . . . . .
  supervise         V          . . . f d s h c . . . .
  reply             U          . . . f d s h c . . . .
  void              D          o o o o o o . . . . . .
  merge             D          m m m m . . . . . . . .
  appeal            U          . . . . . . . . z . . .
  grant-appeal      V          . . . . . . . . z . . .
  refuse-appeal     V          . . . . . . . . z . . .
  reopen            D          . . . . . . . . d . . .
  amend             D+         r v a f . . . . . . . .
  note              PGCUVD     r v a f d s h c z x o m`

const roleLetters: Record<string, string> = {
  planner: 'P',
  'grid-leader': 'G',
  'community-staff': 'C',
  'unit-staff': 'U',
  supervisor: 'V',
  'system-administrator': 'S',
  'security-administrator': 'K',
  auditor: 'A',
  dispatcher: 'D',
}

const grid = '629901001001001'
const unit = 7
const now = new Date('2026-11-26T08:00:00Z')

/** A problem in which no condition stands in the way of this step. */
function readyFor(action: ProblemAction, status: ProblemStatus): MovableProblem {
  const { when }: Step = workflow[action]
  return {
    ...{ status, area: grid, unitId: unit, reporterId: 1, handlerId: 2, extensions: 0, suspensions: 0 },
    extensionAsked: when.includes('extension-asked'),
    supervised: when.includes('supervised'),
    appeal: when.includes('appeal-asked') ? 'asked' : null,
    handleDueAt: '2026-11-27T08:00:00.000Z',
    wasOverdue: when.includes('was-overdue'),
    closedAt: status === 'closed' ? '2026-11-25T08:00:00.000Z' : null,
  }
}

/** Of a preset role, given where the problem lies. */
function moverOf(roleId: string): Mover {
  const { verbs } = rolePresets.find(({ id }) => id === roleId)!
  const scope = roleId === 'unit-staff' ? { area: '629901', unitId: unit } : { area: grid, unitId: null }
  return { accountId: 3, grants: [{ roleId, verbs: [...verbs], scope }] }
}

const reporter: Mover = { accountId: 1, grants: [] }

test('state × action × role is what the matrix says', () => {
  const head = ['action'.padEnd(18), 'who'.padEnd(10), ...statusIds.map((id) => letters[id])].join(' ')
  const lines = actionIds.map((action) => {
    const who = new Set<string>()
    const cells = statusIds.map((status) => {
      const problem = readyFor(action, status)
      const movers = [
        ...rolePresets.map(({ id }) => [roleLetters[id]!, moverOf(id)] as const),
        ['+', reporter] as const,
      ]
      const may = movers.filter(([, mover]) => whyNotMove(problem, action, mover, now) === undefined)
      for (const [letter] of may) who.add(letter)
      return may.length === 0 ? '.' : letters[statusAfter(status, action)]
    })
    const sorted = [...'PGCUVSKAD+'].filter((letter) => who.has(letter)).join('')
    return [action.padEnd(18), sorted.padEnd(10), ...cells].join(' ').replace(/(?<=^.{17}) /, '')
  })
  const printed = [head.replace(/(?<=^.{17}) /, ''), ...lines].map((line) => `\n  ${line}`).join('')
  expect(printed).toBe(matrix)
})

test('whoever may do a step may do it in each of its states, and nobody else in any', () => {
  for (const action of actionIds) {
    const { from }: Step = workflow[action]
    for (const { id, verbs } of rolePresets) {
      const may = verbs.includes(workflow[action].verb as Verb) // a verb of the table
      for (const status of statusIds) {
        const refusal = whyNotMove(readyFor(action, status), action, moverOf(id), now)
        const expected = may ? (from.includes(status) ? undefined : 'wrong-status') : 'not-permitted'
        expect(refusal, `${id} ${action} ${status}`).toBe(expected)
      }
    }
  }
})

test('a role of another grid, or for another unit, does nothing but what a reporter may', () => {
  const elsewhere = { area: '629901001001002', unitId: null }
  for (const action of actionIds)
    for (const { id, verbs } of rolePresets) {
      const scope = id === 'unit-staff' ? { area: '629901', unitId: unit + 1 } : elsewhere
      const mover = { accountId: 3, grants: [{ roleId: id, verbs: [...verbs], scope }] }
      for (const status of statusIds)
        expect(whyNotMove(readyFor(action, status), action, mover, now)).toBe('not-permitted')
    }
})

test('every status is reached from a report, and every open one can end', () => {
  const steps = (status: ProblemStatus) =>
    actionIds
      .filter((action) => (workflow[action] as Step).from.includes(status))
      .map((action) => statusAfter(status, action))
  const reached = new Set<ProblemStatus>(['reported'])
  for (const status of reached) for (const next of steps(status)) reached.add(next)
  expect([...reached].toSorted()).toEqual([...statusIds].toSorted())
  for (const status of openStatuses) {
    const onward = new Set<ProblemStatus>([status])
    for (const each of onward) for (const next of steps(each)) onward.add(next)
    expect(
      [...onward].some((each) => endStatuses.includes(each)),
      status,
    ).toBe(true)
  }
})

describe('conditions', () => {
  const due = '2026-11-27T08:00:00.000Z'
  const closed = '2026-11-26T08:00:00.000Z'
  interface Case {
    action: ProblemAction
    status: ProblemStatus
    holds: [Partial<MovableProblem>, string?]
    fails: [Partial<MovableProblem>, string?]
  }
  const cases: Record<Condition, Case> = {
    'extension-asked': {
      action: 'grant-extension',
      status: 'dispatched',
      holds: [{ extensionAsked: true }],
      fails: [{ extensionAsked: false }],
    },
    'no-extension-asked': {
      action: 'return',
      status: 'dispatched',
      holds: [{ extensionAsked: false }],
      fails: [{ extensionAsked: true }],
    },
    'extensions-left': {
      action: 'ask-extension',
      status: 'dispatched',
      holds: [{ extensions: 1 }],
      fails: [{ extensions: 2 }],
    },
    'not-overdue': {
      action: 'ask-extension',
      status: 'dispatched',
      holds: [{}, '2026-11-27T07:59:59.999Z'],
      fails: [{}, due],
    },
    'never-suspended': {
      action: 'suspend',
      status: 'dispatched',
      holds: [{ suspensions: 0 }],
      fails: [{ suspensions: 1 }],
    },
    'not-supervised': {
      action: 'supervise',
      status: 'filed',
      holds: [{ supervised: false }],
      fails: [{ supervised: true }],
    },
    supervised: {
      action: 'reply',
      status: 'filed',
      holds: [{ supervised: true }],
      fails: [{ supervised: false }],
    },
    'was-overdue': {
      action: 'appeal',
      status: 'closed',
      holds: [{ wasOverdue: true }],
      fails: [{ wasOverdue: false }],
    },
    'never-appealed': {
      action: 'appeal',
      status: 'closed',
      holds: [{ appeal: null }],
      fails: [{ appeal: 'refused' }],
    },
    'appeal-asked': {
      action: 'grant-appeal',
      status: 'closed',
      holds: [{ appeal: 'asked' }],
      fails: [{ appeal: 'granted' }],
    },
    'reopen-window': {
      action: 'reopen',
      status: 'closed',
      holds: [{ closedAt: closed }, '2026-12-06T08:00:00.000Z'],
      fails: [{ closedAt: closed }, '2026-12-06T08:00:00.001Z'],
    },
    'not-own-unit': {
      action: 'pass',
      status: 'handled',
      holds: [{ handlerId: 2 }],
      fails: [{ handlerId: 3 }],
    },
  }
  const almighty: Mover = {
    accountId: 3,
    grants: [
      {
        roleId: 'all',
        verbs: actionIds.map((action) => workflow[action].verb),
        scope: { area: '', unitId: null },
      },
    ],
  }

  test.each(Object.entries(cases))('%s', (condition, { action, status, holds, fails }) => {
    const ask = ([patch, moment]: Case['holds']) =>
      whyNotMove({ ...readyFor(action, status), ...patch }, action, almighty, new Date(moment ?? now))
    expect((workflow[action] as Step).when).toContain(condition)
    expect(ask(holds)).toBeUndefined()
    expect(ask(fails)).toBe(condition)
  })

  test('somebody of the unit that handled it does not check it, whatever else they are', () => {
    const ofUnit = { roleId: 'unit-staff', verbs: [], scope: { area: '629901', unitId: unit } }
    const both = { ...almighty, grants: [...almighty.grants, ofUnit] }
    expect(unitsOf(both)).toEqual([unit])
    for (const action of ['pass', 'rework'] as const)
      expect(whyNotMove(readyFor(action, 'handled'), action, both, now)).toBe('not-own-unit')
    const ofAnother = { ...ofUnit, scope: { area: '629901', unitId: unit + 1 } }
    const stranger = { ...almighty, grants: [...almighty.grants, ofAnother] }
    expect(whyNotMove(readyFor('pass', 'handled'), 'pass', stranger, now)).toBeUndefined()
  })

  test('each one has words in both languages and stands in some step', () => {
    const used = actionIds.flatMap((action) => (workflow[action] as Step).when)
    for (const [condition, { zh, en }] of Object.entries(conditions)) {
      expect(used).toContain(condition)
      expect([zh, en].every((words) => words.length > 3)).toBe(true)
    }
  })
})
