// How does a change of borders go from whoever drew it to the map? One table: who may do what, from where to where. The
// server judges by it inside the transaction, the web for its buttons. A border also belongs to the neighbour, hence the
// consent; the county divides its land, hence the approval.
import { type Static, Type } from 'typebox'
import { type Actor, can } from './access.ts'

const title = (zh: string, en: string) => ({ zh, en })

/** What a proposal waits for; of the last four for nothing. */
export const proposalStatuses = {
  consulting: title('征求意见', 'Being consulted on'),
  deciding: title('待审批', 'To approve'),
  approved: title('待生效', 'Approved, not yet in force'),
  'in-force': title('已生效', 'In force'),
  refused: title('未批准', 'Not approved'),
  withdrawn: title('已撤回', 'Withdrawn'),
  overtaken: title('已失效', 'Overtaken'),
} as const
export type ProposalStatus = keyof typeof proposalStatuses
export const proposalStatusIds = Object.keys(proposalStatuses) as ProposalStatus[] // keys of the literal above
export const ProposalStatusSchema = Type.Enum(proposalStatusIds)

export const openProposalStatuses: readonly ProposalStatus[] = ['consulting', 'deciding', 'approved']

/** A grid that the change touches, and what is said for it. */
export const PartyKind = Type.Enum(['own', 'asked', 'leaderless'])
export const PartyAnswer = Type.Union([Type.Enum(['consent', 'object']), Type.Null()])

export interface JudgedProposal {
  status: ProposalStatus
  community: string
  authorId: number | null
  /** `own`: the author leads it; `asked`: somebody else does; `leaderless`: nobody has an account, the approval is enough. */
  parties: readonly {
    grid: string
    kind: Static<typeof PartyKind>
    answer: Static<typeof PartyAnswer>
  }[]
}

/** Whoever acts; the clock has no account. */
export type Proposer = Actor & { accountId: number | null }

/** As whom somebody acts on a proposal. */
const parts = {
  /** Who leads a touched grid that is not the author's. */
  neighbour: (proposal: JudgedProposal, actor: Proposer) => gridsToAnswerFor(proposal, actor).length > 0,
  author: ({ authorId }: JudgedProposal, { accountId }: Proposer) =>
    accountId !== null && accountId === authorId,
  /** Who may change every grid of the community at once. */
  approver: ({ community }: JudgedProposal, actor: Proposer) => can(actor, 'grid.write', { area: community }),
  clock: (_: JudgedProposal, { accountId }: Proposer) => accountId === null,
}

export interface ProposalStep {
  title: { zh: string; en: string }
  from: readonly ProposalStatus[]
  /** `answered`: to approve once every asked leader has answered. */
  to: ProposalStatus | 'answered'
  part: keyof typeof parts
  /** `unless-agreed`: only when somebody objects or has not answered. */
  words: 'none' | 'always' | 'unless-agreed'
  /** Stands whatever else happened meanwhile: two neighbours answer at the same moment. */
  beside?: true
}

const undecided = ['consulting', 'deciding'] as const

export const proposalSteps = {
  consent: step('同意', 'Consent', undecided, 'answered', 'neighbour', 'none', true),
  object: step('提出异议', 'Object', undecided, 'answered', 'neighbour', 'always', true),
  withdraw: step('撤回申请', 'Withdraw', undecided, 'withdrawn', 'author', 'none'),
  approve: step('批准', 'Approve', undecided, 'approved', 'approver', 'unless-agreed'),
  refuse: step('不予批准', 'Refuse', openProposalStatuses, 'refused', 'approver', 'always'),
  begin: step('生效', 'Come into force', ['approved'], 'in-force', 'clock', 'none'),
  overtake: step('失效', 'Overtaken', openProposalStatuses, 'overtaken', 'clock', 'none'),
} as const satisfies Record<string, ProposalStep>
export type ProposalAction = keyof typeof proposalSteps
export const proposalActionIds = Object.keys(proposalSteps) as ProposalAction[] // keys of the literal above

/** What whoever proposed it and the leaders of the grids that it touches are told of, unless they did it themselves. */
export const toldSteps: readonly ProposalAction[] = [
  'object',
  'withdraw',
  'approve',
  'refuse',
  'begin',
  'overtake',
]
/** What nobody has looked at for so long is no news any more. */
export const newsDays = 90

function step(
  zh: string,
  en: string,
  from: readonly ProposalStatus[],
  to: ProposalStep['to'],
  part: ProposalStep['part'],
  words: ProposalStep['words'],
  beside?: true,
): ProposalStep {
  return { title: title(zh, en), from, to, part, words, ...(beside && { beside }) }
}

/** The touched grids that the actor leads, the author's own left out. */
export function gridsToAnswerFor({ parties }: JudgedProposal, actor: Actor): string[] {
  return parties
    .filter(({ grid, kind }) => kind !== 'own' && can(actor, 'grid.propose', { area: grid }))
    .map(({ grid }) => grid)
}

/** Has every leader who was asked said yes? */
export function isAgreed({ parties }: Pick<JudgedProposal, 'parties'>): boolean {
  return parties.every(
    ({ kind, answer }) => answer !== 'object' && (kind !== 'asked' || answer === 'consent'),
  )
}

export type StepRefusal = 'not-permitted' | 'wrong-status' | 'words-missing'

/** Why a step cannot be taken; undefined when it can. Without `words` they are not asked about. */
export function whyNotStep(
  proposal: JudgedProposal,
  action: ProposalAction,
  actor: Proposer,
  words?: string,
): StepRefusal | undefined {
  const { from, part } = proposalSteps[action]
  if (!parts[part](proposal, actor)) return 'not-permitted'
  if (!from.includes(proposal.status)) return 'wrong-status'
  return words !== undefined && needsWords(proposal, action) && words.trim() === ''
    ? 'words-missing'
    : undefined
}

export function needsWords(proposal: Pick<JudgedProposal, 'parties'>, action: ProposalAction): boolean {
  const { words } = proposalSteps[action]
  return words === 'always' || (words === 'unless-agreed' && !isAgreed(proposal))
}

/** Where a step leads. `parties`: with the answer that it gives. */
export function statusAfter(
  { status, parties }: Pick<JudgedProposal, 'status' | 'parties'>,
  action: ProposalAction,
): ProposalStatus {
  const { to } = proposalSteps[action]
  if (to !== 'answered') return to
  return status === 'deciding' || hasAllAnswers(parties) ? 'deciding' : status
}

export function hasAllAnswers(parties: JudgedProposal['parties']): boolean {
  return parties.every(({ kind, answer }) => kind !== 'asked' || answer !== null)
}
