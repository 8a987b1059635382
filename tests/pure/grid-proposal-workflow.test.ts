// Every step of a proposal × every status × everybody who may have to do with it, beside a table written by hand.
import { describe, expect, test } from 'vitest'
import type { HeldGrant, Verb } from '../../api/contract/access.ts'
import {
  hasAllAnswers,
  isAgreed,
  type JudgedProposal,
  type ProposalAction,
  type ProposalStatus,
  proposalActionIds,
  proposalStatusIds,
  statusAfter,
  whyNotStep,
} from '../../api/contract/grid-proposal-workflow.ts'

const community = '629901001001'
const [one, two, three] = ['001', '002', '003'].map((each) => community + each) as [string, string, string] // three

const grant = (verb: Verb, area: string): HeldGrant => ({
  roleId: 'r',
  verbs: [verb],
  scope: { area, unitId: null },
})
const people = {
  author: { accountId: 1, grants: [grant('grid.propose', one)] },
  neighbour: { accountId: 2, grants: [grant('grid.propose', two)] },
  /** Leads a grid that the change does not touch. */
  other: { accountId: 3, grants: [grant('grid.propose', three)] },
  planner: { accountId: 4, grants: [grant('grid.write', '629901')] },
  /** Keeps one of the two grids, not the community. */
  part: { accountId: 5, grants: [grant('grid.write', two)] },
  reader: { accountId: 6, grants: [grant('map.read', '629901')] },
  clock: { accountId: null, grants: [] },
}
type Person = keyof typeof people

const proposal = (
  status: ProposalStatus,
  answer: 'consent' | 'object' | null = 'consent',
): JudgedProposal => ({
  status,
  community,
  authorId: 1,
  parties: [
    { grid: one, kind: 'own', answer: null },
    { grid: two, kind: 'asked', answer },
  ],
})

/** Who may, and in which statuses: C consulting, D deciding, A approved. In every other status nobody may. */
const table: Record<ProposalAction, [Person, string]> = {
  consent: ['neighbour', 'CD'],
  object: ['neighbour', 'CD'],
  withdraw: ['author', 'CD'],
  approve: ['planner', 'CD'],
  refuse: ['planner', 'CDA'],
  begin: ['clock', 'A'],
  overtake: ['clock', 'CDA'],
}
const letters: Partial<Record<ProposalStatus, string>> = { consulting: 'C', deciding: 'D', approved: 'A' }

describe.each(proposalActionIds)('%s', (action) => {
  const [who, when] = table[action]
  test.each(proposalStatusIds)('while %s', (status) => {
    const letter = letters[status]
    const open = letter !== undefined && when.includes(letter)
    for (const [person, actor] of Object.entries(people))
      expect([person, whyNotStep(proposal(status), action, actor, '理由')]).toEqual([
        person,
        person !== who ? 'not-permitted' : open ? undefined : 'wrong-status',
      ])
  })
})

test('words are wanted of an objection, a refusal, and an approval that not everybody agrees with', () => {
  const ask = (action: ProposalAction, person: Person, answer: 'consent' | 'object' | null) =>
    whyNotStep(proposal('deciding', answer), action, people[person], ' ')
  expect(ask('object', 'neighbour', null)).toBe('words-missing')
  expect(ask('consent', 'neighbour', null)).toBeUndefined()
  expect(ask('refuse', 'planner', 'consent')).toBe('words-missing')
  expect(ask('approve', 'planner', 'consent')).toBeUndefined()
  expect(ask('approve', 'planner', 'object')).toBe('words-missing')
  expect(ask('approve', 'planner', null)).toBe('words-missing')
  expect(ask('withdraw', 'author', null)).toBeUndefined()
})

test('it is put before the planner with the last answer, and stays there when somebody thinks better of it', () => {
  const asked = (grid: string, answer: 'consent' | 'object' | null) =>
    ({ grid, kind: 'asked', answer }) as const
  const half = [asked(two, 'consent'), asked(three, null)]
  const all = [asked(two, 'object'), asked(three, 'consent')]
  expect(statusAfter({ status: 'consulting', parties: half }, 'consent')).toBe('consulting')
  expect(statusAfter({ status: 'consulting', parties: all }, 'object')).toBe('deciding')
  expect(statusAfter({ status: 'deciding', parties: half }, 'consent')).toBe('deciding')
  expect(statusAfter({ status: 'deciding', parties: all }, 'approve')).toBe('approved')
  expect([isAgreed({ parties: half }), isAgreed({ parties: all })]).toEqual([false, false])
})

test('nobody waits for a grid without a leader, but its leader is heard once there is one', () => {
  const parties = [
    { grid: one, kind: 'own', answer: null },
    { grid: two, kind: 'leaderless', answer: null },
  ] as const
  expect(hasAllAnswers(parties)).toBe(true)
  expect(isAgreed({ parties })).toBe(true)
  const late = { ...proposal('deciding'), parties }
  expect(whyNotStep(late, 'object', people.neighbour, '不同意')).toBeUndefined()
  expect(isAgreed({ parties: [{ ...parties[1], answer: 'object' }] })).toBe(false)
})
