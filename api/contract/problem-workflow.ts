// How does a problem move from report to close? One table: who may do what, from where to where, what it takes and what
// it does to the clock. `whyNotMove` is asked by the server inside the transaction and by the web for its buttons.
// design §9, domain.md §3.1. What a city calls a step is data of the settings; these are the usual words.
import { type Static, Type } from 'typebox'
import { type Actor, can, type Verb } from './access.ts'

const title = (zh: string, en: string) => ({ zh, en })

/** What a problem is waiting for; of the last four for nothing. */
export const statuses = {
  reported: title('待受理', 'To accept'),
  verifying: title('待核实', 'To verify'),
  accepted: title('待立案', 'To file'),
  filed: title('待派遣', 'To dispatch'),
  dispatched: title('处置中', 'To handle'),
  suspended: title('已挂账', 'Suspended'),
  handled: title('待核查', 'To check'),
  checked: title('待结案', 'To close'),
  closed: title('已结案', 'Closed'),
  refused: title('不予受理', 'Refused'),
  void: title('已作废', 'Void'),
  merged: title('已并案', 'Merged'),
} as const
export type ProblemStatus = keyof typeof statuses
export const statusIds = Object.keys(statuses) as ProblemStatus[] // keys of the literal above
export const StatusSchema = Type.Enum(statusIds)

/** Nobody waits for anything any more. */
export const endStatuses: readonly ProblemStatus[] = ['closed', 'refused', 'void', 'merged']
export const openStatuses = statusIds.filter((each) => !endStatuses.includes(each))

/** What a step asks for, as it is said to whoever leaves it out. */
export const requirements = {
  reason: title('请填写理由', 'Give a reason'),
  words: title('请填写内容', 'Say something in words'),
  'photo-after': title('请上传处置后的照片', 'Add a photo of how it is now'),
  unit: title('请选择处置单位', 'Choose which unit handles it'),
  until: title('请选择挂账到期日（一年以内）', 'Say until when, within a year'),
  'reply-due': title('请选择回复期限', 'Say by when a reply is due'),
  target: title('请选择并入的案件', 'Choose the problem that it goes into'),
} as const
export type Requirement = keyof typeof requirements

/** Effect on the clock of the handling: a new limit, what is left of it, or one more limit of the same length. */
export type ClockEffect = 'start' | 'pause' | 'resume' | 'extend' | 'drop'

/** What the statistics count. */
export const counters = ['returns', 'reworks', 'extensions', 'suspensions', 'supervisions'] as const
export type Counter = (typeof counters)[number]

/** What else has to be so; `whyNotMove` answers the first that is not. */
export const conditions = {
  'extension-asked': title('没有待审批的延期申请', 'No extension has been asked for'),
  'no-extension-asked': title('延期申请正在审批', 'An extension is asked for already'),
  'extensions-left': title('延期次数已用完（最多两次）', 'It was extended twice, which is the most'),
  'not-overdue': title('已超期，不能再申请延期', 'It is overdue and cannot be extended any more'),
  'never-suspended': title('已挂账过一次，不能再挂', 'It was suspended once, which is the most'),
  'not-supervised': title('已有未回复的督办', 'A supervision waits for its reply'),
  supervised: title('没有待回复的督办', 'No supervision waits for a reply'),
  'was-overdue': title('按期办结，无需申诉', 'It was on time: there is nothing to appeal'),
  'never-appealed': title('已申诉过一次', 'It was appealed once, which is the most'),
  'appeal-asked': title('没有待裁定的申诉', 'No appeal waits for a decision'),
  'reopen-window': title('已超过重新打开的期限', 'It was closed too long ago to be reopened'),
  'not-own-unit': title('处置单位不能核查自己的案件', 'The unit that handled it cannot check it'),
} as const
export type Condition = keyof typeof conditions

export interface Step {
  title: { zh: string; en: string }
  from: readonly ProblemStatus[]
  to: ProblemStatus | 'same'
  /** Asked over where the problem lies and, for the unit that handles it, over what that unit answers for. */
  verb: Verb
  /** Whoever reported it may do it too. */
  orReporter?: true
  requires: readonly Requirement[]
  when: readonly Condition[]
  clock?: ClockEffect
  counts?: Counter
}

const beforeFiling = ['reported', 'verifying', 'accepted'] as const
const beforeHandling = [...beforeFiling, 'filed'] as const
const inWork = ['filed', 'dispatched', 'suspended', 'handled', 'checked'] as const

export const workflow = {
  accept: step('受理', 'Accept', ['reported'], 'accepted', 'problem.accept'),
  refuse: step('不予受理', 'Refuse', ['reported', 'accepted'], 'refused', 'problem.accept', {
    requires: ['reason'],
  }),
  'ask-verification': step(
    '派员核实',
    'Have it verified',
    ['reported', 'accepted'],
    'verifying',
    'problem.accept',
  ),
  confirm: step('核实属实', 'Confirm', ['verifying'], 'accepted', 'problem.check'),
  deny: step('核实不属实', 'Deny', ['verifying'], 'refused', 'problem.check', { requires: ['reason'] }),
  file: step('立案', 'File', ['accepted'], 'filed', 'problem.accept'),
  dispatch: step('派遣', 'Dispatch', ['filed'], 'dispatched', 'problem.dispatch', {
    requires: ['unit'],
    clock: 'start',
  }),
  return: step('退回', 'Return', ['dispatched'], 'filed', 'problem.handle', {
    requires: ['reason'],
    when: ['no-extension-asked'],
    clock: 'drop',
    counts: 'returns',
  }),
  handle: step('办结反馈', 'Handled', ['dispatched'], 'handled', 'problem.handle', {
    requires: ['words', 'photo-after'],
    clock: 'pause',
  }),
  pass: step('核查通过', 'Pass', ['handled'], 'checked', 'problem.check', { when: ['not-own-unit'] }),
  rework: step('返工', 'Rework', ['handled'], 'dispatched', 'problem.check', {
    requires: ['reason'],
    when: ['not-own-unit'],
    clock: 'resume',
    counts: 'reworks',
  }),
  close: step('结案', 'Close', ['checked'], 'closed', 'problem.accept'),
  'ask-extension': step('申请延期', 'Ask for an extension', ['dispatched'], 'same', 'problem.handle', {
    requires: ['reason'],
    when: ['no-extension-asked', 'extensions-left', 'not-overdue'],
  }),
  'grant-extension': step('同意延期', 'Grant the extension', ['dispatched'], 'same', 'problem.dispatch', {
    when: ['extension-asked'],
    clock: 'extend',
    counts: 'extensions',
  }),
  'refuse-extension': step('不同意延期', 'Refuse the extension', ['dispatched'], 'same', 'problem.dispatch', {
    requires: ['reason'],
    when: ['extension-asked'],
  }),
  suspend: step('挂账', 'Suspend', ['dispatched'], 'suspended', 'problem.dispatch', {
    requires: ['reason', 'until'],
    when: ['never-suspended'],
    clock: 'pause',
    counts: 'suspensions',
  }),
  resume: step('恢复处置', 'Resume', ['suspended'], 'dispatched', 'problem.dispatch', { clock: 'resume' }),
  supervise: step('督办', 'Supervise', inWork, 'same', 'problem.supervise', {
    requires: ['reason', 'reply-due'],
    when: ['not-supervised'],
    counts: 'supervisions',
  }),
  reply: step('回复督办', 'Reply to the supervision', inWork, 'same', 'problem.handle', {
    requires: ['words'],
    when: ['supervised'],
  }),
  void: step('作废', 'Void', [...beforeHandling, 'dispatched', 'suspended'], 'void', 'problem.dispatch', {
    requires: ['reason'],
    clock: 'drop',
  }),
  merge: step('并案', 'Merge', beforeHandling, 'merged', 'problem.accept', { requires: ['target'] }),
  appeal: step('申诉', 'Appeal', ['closed'], 'same', 'problem.handle', {
    requires: ['reason'],
    when: ['was-overdue', 'never-appealed'],
  }),
  'grant-appeal': step('申诉成立', 'Grant the appeal', ['closed'], 'same', 'problem.supervise', {
    when: ['appeal-asked'],
  }),
  'refuse-appeal': step('申诉不成立', 'Refuse the appeal', ['closed'], 'same', 'problem.supervise', {
    requires: ['reason'],
    when: ['appeal-asked'],
  }),
  reopen: step('重新打开', 'Reopen', ['closed'], 'dispatched', 'problem.accept', {
    requires: ['reason'],
    when: ['reopen-window'],
    clock: 'start',
    counts: 'reworks',
  }),
  amend: step('更正位置或类别', 'Correct place or category', beforeHandling, 'same', 'problem.accept', {
    orReporter: true,
  }),
  note: step('内部备注', 'Internal note', statusIds, 'same', 'problem.read', { requires: ['words'] }),
} satisfies Record<string, Step>

function step(
  zh: string,
  en: string,
  from: readonly ProblemStatus[],
  to: Step['to'],
  verb: Verb,
  rest: Partial<Pick<Step, 'requires' | 'when' | 'clock' | 'counts' | 'orReporter'>> = {},
): Step {
  return { title: title(zh, en), from, to, verb, requires: [], when: [], ...rest }
}

export type ProblemAction = keyof typeof workflow
export const actionIds = Object.keys(workflow) as ProblemAction[] // keys of the literal above
export const ActionSchema = Type.Enum(actionIds)

/** Is what happened a step of the workflow? Reports, reminders and the like are not. */
export function isAction(happened: string): happened is ProblemAction {
  return Object.hasOwn(workflow, happened)
}

/** A case may be extended this often (domain.md §3.1). */
export const mostExtensions = 2
/** Days after closing within which a case may be reopened (anchors: ten; [M] for China). */
export const reopenDays = 10
/** A case is suspended for a year at most (domain.md §3.1). */
export const mostSuspendedDays = 365

/** What the table asks of a problem. Moments are ISO text. */
export const MovableProblem = Type.Object({
  status: StatusSchema,
  /** Grid, region or county: what permissions are judged by. */
  area: Type.String(),
  /** Who handles it, or is proposed to. */
  unitId: Type.Union([Type.Integer(), Type.Null()]),
  reporterId: Type.Union([Type.Integer(), Type.Null()]),
  /** Account that handled it last. */
  handlerId: Type.Union([Type.Integer(), Type.Null()]),
  extensions: Type.Integer(),
  extensionAsked: Type.Boolean(),
  suspensions: Type.Integer(),
  /** A supervision waits for its reply. */
  supervised: Type.Boolean(),
  appeal: Type.Union([Type.Enum(['asked', 'granted', 'refused']), Type.Null()]),
  /** When the handling is, or was, due. */
  handleDueAt: Type.Union([Type.String(), Type.Null()]),
  /** The handling took longer than its limit. */
  wasOverdue: Type.Boolean(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
})
export type MovableProblem = Static<typeof MovableProblem>

export type Mover = Actor & { accountId: number }

export type MoveRefusal = 'wrong-status' | 'not-permitted' | Condition

/** Why this person may not do this to this problem at a moment; undefined when they may. */
export function whyNotMove(
  problem: MovableProblem,
  action: ProblemAction,
  mover: Mover,
  now: Date,
): MoveRefusal | undefined {
  const { from, verb, orReporter, when }: Step = workflow[action]
  const target = { area: problem.area, unitIds: problem.unitId === null ? [] : [problem.unitId] }
  const isReporter = orReporter === true && problem.reporterId === mover.accountId
  if (!can(mover, verb, target) && !isReporter) return 'not-permitted'
  if (!from.includes(problem.status)) return 'wrong-status'
  return when.find((condition) => !holds(condition, problem, mover, now))
}

/** The status after the step; only for a step that `whyNotMove` lets pass. */
export function statusAfter(status: ProblemStatus, action: ProblemAction): ProblemStatus {
  const { to }: Step = workflow[action]
  return to === 'same' ? status : to
}

function holds(condition: Condition, problem: MovableProblem, mover: Mover, now: Date): boolean {
  switch (condition) {
    case 'extension-asked':
      return problem.extensionAsked
    case 'no-extension-asked':
      return !problem.extensionAsked
    case 'extensions-left':
      return problem.extensions < mostExtensions
    case 'not-overdue':
      return problem.handleDueAt !== null && now.getTime() < Date.parse(problem.handleDueAt)
    case 'never-suspended':
      return problem.suspensions === 0
    case 'not-supervised':
      return !problem.supervised
    case 'supervised':
      return problem.supervised
    case 'was-overdue':
      return problem.wasOverdue
    case 'never-appealed':
      return problem.appeal === null
    case 'appeal-asked':
      return problem.appeal === 'asked'
    case 'reopen-window':
      return (
        problem.closedAt !== null &&
        now.getTime() <= Date.parse(problem.closedAt) + reopenDays * 24 * 3_600_000
      )
    case 'not-own-unit':
      return mover.accountId !== problem.handlerId && !unitsOf(mover).includes(problem.unitId ?? 0)
  }
}

/** Units that somebody stands for. */
export function unitsOf({ grants }: Actor): number[] {
  return grants.flatMap(({ scope }) => (scope.unitId === null ? [] : [scope.unitId]))
}
