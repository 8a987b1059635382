// What the numbers of problems mean, as data: title, words, source, and of what they are made. domain.md §3.3–3.4.
// A count is a set of problems, so it can be listed; a rate is one count by another; a mean is hours by a count.

const words = (zh: string, en: string) => ({ zh, en })

interface NumberDefinition {
  title: { zh: string; en: string }
  definition: { zh: string; en: string }
  source: string
  /** Rises whenever the same problems would give another number. */
  version: number
}

const standard = 'domain.md §3.3（CJ/T 292 评价指标）'
const formula = 'domain.md §3.4'

function count(title: NumberDefinition['title'], definition: NumberDefinition['definition']) {
  return { title, definition, source: standard, version: 1 } satisfies NumberDefinition
}

/** Each one is a set of the problems that the filter chooses, whatever became of them. */
export const problemCounts = {
  reported: count(
    words('上报数', 'Reported'),
    words('所选范围内上报的全部问题。', 'All problems of the selection.'),
  ),
  accepted: count(
    words('受理数', 'Accepted'),
    words('其中已受理过的问题。', 'Those that have been accepted.'),
  ),
  refused: count(
    words('不予受理数', 'Refused'),
    words('不予受理或核实不属实的问题。', 'Those that were refused, or not confirmed on the spot.'),
  ),
  filed: count(
    words('立案数', 'Filed'),
    words('其中已立案、有案件编号的问题。', 'Those that were filed and have a case number.'),
  ),
  dispatched: count(
    words('派遣数', 'Dispatched'),
    words(
      '至少派遣过一次的案件，包括后来被退回的。',
      'Cases dispatched at least once, also those that were returned.',
    ),
  ),
  handled: count(
    words('处置数', 'Handled'),
    words(
      '处置单位已反馈办结（待核查、待结案、已结案）的案件。',
      'Cases that the unit has handled: to check, to close, closed.',
    ),
  ),
  unhandled: count(
    words('未处置数', 'Not handled'),
    words(
      '已派遣、尚未办结反馈的案件，包括挂账。',
      'Cases dispatched and not handled yet, also the suspended ones.',
    ),
  ),
  'due-to-handle': count(
    words('应处置数', 'Due to be handled'),
    words(
      '已处置的案件，加上处置中且已超过处置时限的案件。',
      'Handled cases, and those in handling whose limit is over.',
    ),
  ),
  'handled-on-time': count(
    words('按期处置数', 'Handled on time'),
    words(
      '在处置时限内办结的案件；申诉成立的视为按期。',
      'Cases handled within the limit, or late with an appeal that was granted.',
    ),
  ),
  overdue: count(
    words('超期数', 'Overdue'),
    words(
      '超过处置时限才办结，或处置中且已超过时限的案件；申诉成立的不计，但事实保留。',
      'Cases handled late, or in handling beyond the limit. A granted appeal exempts; the fact stays with the case.',
    ),
  ),
  closed: count(words('结案数', 'Closed'), words('已结案的案件。', 'Closed cases.')),
  'due-to-close': count(
    words('应结案数', 'Due to be closed'),
    words(
      '立案数，减去作废和并案，减去挂账（缓办），减去尚未派遣和处置中未超时限（按时待处置）的案件。',
      'Filed cases without void, merged and suspended ones, and without those that wait for dispatch or are handled within the limit.',
    ),
  ),
  'closed-on-time': count(
    words('按期结案数', 'Closed on time'),
    words(
      '已结案、且在处置时限内办结的案件；申诉成立的视为按期。',
      'Closed cases handled within the limit, or late with an appeal that was granted.',
    ),
  ),
  returned: count(
    words('回退数', 'Returned'),
    words('处置单位至少退回过一次的案件。', 'Cases that a unit returned at least once.'),
  ),
  reworked: count(
    words('返工数', 'Reworked'),
    words(
      '核查不通过或重新打开、至少返工一次的案件。',
      'Cases that failed the check or were reopened at least once.',
    ),
  ),
  extended: count(
    words('延期数', 'Extended'),
    words('至少批准延期一次的案件。', 'Cases with at least one extension granted.'),
  ),
  suspended: count(
    words('挂账数', 'Suspended'),
    words('挂账（缓办）过的案件，包括已恢复的。', 'Cases that were suspended, also those resumed since.'),
  ),
  supervised: count(
    words('督办数', 'Supervised'),
    words('至少督办一次的案件。', 'Cases supervised at least once.'),
  ),
  void: count(words('作废数', 'Void'), words('已作废的问题。', 'Problems that were voided.')),
  merged: count(
    words('并案数', 'Merged'),
    words('并入其他案件的重复问题。', 'Duplicates merged into another case.'),
  ),
} as const satisfies Record<string, NumberDefinition>

export type ProblemCount = keyof typeof problemCounts
export const problemCountIds = Object.keys(problemCounts) as ProblemCount[] // keys of the literal above

interface RateDefinition extends NumberDefinition {
  numerator: ProblemCount
  denominator: ProblemCount
}

function rate(
  title: NumberDefinition['title'],
  definition: NumberDefinition['definition'],
  numerator: ProblemCount,
  denominator: ProblemCount,
  source: string = standard,
): RateDefinition {
  return { title, definition, numerator, denominator, source, version: 1 }
}

/** Every numerator is part of its denominator. Shown in per cent. */
export const problemRates = {
  'filing-rate': rate(
    words('立案率', 'Filing rate'),
    words('立案数 ÷ 上报数', 'filed ÷ reported'),
    'filed',
    'reported',
  ),
  'on-time-handling-rate': rate(
    words('按期处置率', 'Handled on time'),
    words('按期处置数 ÷ 应处置数', 'handled on time ÷ due to be handled'),
    'handled-on-time',
    'due-to-handle',
  ),
  'closing-rate': rate(
    words('结案率', 'Closing rate'),
    words(
      '结案数 ÷ 应结案数，应结案数 = 立案数 − 按时待处置数 − 缓办数',
      'closed ÷ due to be closed, which is filed − waiting within the limit − suspended',
    ),
    'closed',
    'due-to-close',
    formula,
  ),
  'on-time-closing-rate': rate(
    words('按期结案率', 'Closed on time'),
    words(
      '按期结案数 ÷ 应结案数，应结案数 = 立案数 − 按时待处置数 − 缓办数',
      'closed on time ÷ due to be closed, which is filed − waiting within the limit − suspended',
    ),
    'closed-on-time',
    'due-to-close',
    formula,
  ),
  'rework-rate': rate(
    words('返工率', 'Rework rate'),
    words('返工数 ÷ 立案数', 'reworked ÷ filed'),
    'reworked',
    'filed',
    formula,
  ),
  'return-rate': rate(
    words('回退率', 'Return rate'),
    words('回退数 ÷ 派遣数', 'returned ÷ dispatched'),
    'returned',
    'dispatched',
  ),
  'duplicate-rate': rate(
    words('重复率', 'Duplicates'),
    words('并案数 ÷ 上报数', 'merged ÷ reported'),
    'merged',
    'reported',
  ),
} as const satisfies Record<string, RateDefinition>

export type ProblemRate = keyof typeof problemRates
export const problemRateIds = Object.keys(problemRates) as ProblemRate[] // keys of the literal above

interface MeanDefinition extends NumberDefinition {
  /** The problems whose hours are averaged. */
  denominator: ProblemCount
}

function mean(
  title: NumberDefinition['title'],
  definition: NumberDefinition['definition'],
  denominator: ProblemCount,
): MeanDefinition {
  return { title, definition, denominator, source: standard, version: 1 }
}

/** Hours by the clock on the wall, nights and holidays counted; a clock that stood still does not shorten them. */
export const problemMeans = {
  'hours-to-accept': mean(
    words('平均受理时长', 'Mean time to accept'),
    words('从上报到受理的自然小时数之和 ÷ 受理数', 'hours from report to acceptance ÷ accepted'),
    'accepted',
  ),
  'hours-to-handle': mean(
    words('平均处置时长', 'Mean time to handle'),
    words(
      '从（最近一次）派遣到办结反馈的自然小时数之和 ÷ 处置数',
      'hours from the last dispatch to handling ÷ handled',
    ),
    'handled',
  ),
  'hours-to-close': mean(
    words('平均结案时长', 'Mean time to close'),
    words('从上报到结案的自然小时数之和 ÷ 结案数', 'hours from report to close ÷ closed'),
    'closed',
  ),
} as const satisfies Record<string, MeanDefinition>

export type ProblemMean = keyof typeof problemMeans
export const problemMeanIds = Object.keys(problemMeans) as ProblemMean[] // keys of the literal above
