// How many problems, of which sort, and how well were they handled? Counts of a filter, statistics by group, and by day.
import { type Static, type TSchema, Type } from 'typebox'
import { lights } from './clock-reading.ts'
import {
  type ProblemCount,
  type ProblemMean,
  type ProblemRate,
  problemCountIds,
  problemMeanIds,
  problemMeans,
  problemRates,
} from './problem-definitions.ts'
import { inboxIds, ProblemFilter, problemFilters } from './problem-filter.ts'
import { statusIds } from './problem-workflow.ts'
import { defaulted, route, strict } from './route.ts'

const County = Type.String({ pattern: '^\\d{6}$' })
const TextOrNull = Type.Union([Type.String(), Type.Null()])
/** null: nothing has this code any more. Units and areas have one name in both languages. */
const Title = Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }), Type.Null()])
const Moment = Type.String({ format: 'date-time' })

/** An object with a number of one type for each id. */
function eachOf<Id extends string, S extends TSchema>(ids: readonly Id[], schema: S) {
  return Type.Object(Object.fromEntries(ids.map((id) => [id, schema])) as Record<Id, S>) // its keys are the ids
}

const ofCode = Type.Object({ code: Type.String(), title: Title, count: Type.Integer() })

export const ProblemCounts = Type.Object({
  total: Type.Integer(),
  byStatus: eachOf(statusIds, Type.Integer()),
  /** `none`: no clock runs. */
  byLight: eachOf([...lights, 'none'], Type.Integer()),
  /** Two-digit codes of major categories; the most first, as in all that follow. */
  byMajor: Type.Array(ofCode),
  /** Ids of sources. */
  bySource: Type.Array(ofCode),
  /** Codes of communities; '' for what lies in none. */
  byCommunity: Type.Array(ofCode),
  /** 0: nobody yet. */
  byUnit: Type.Array(Type.Object({ id: Type.Integer({ minimum: 0 }), title: Title, count: Type.Integer() })),
})
export type ProblemCounts = Static<typeof ProblemCounts>

const Waiting = Type.Object({
  total: Type.Integer(),
  /** Nearly due, and overdue: `{ inbox, light }` opens them. */
  yellow: Type.Integer(),
  red: Type.Integer(),
})

/** Numbers on the badges of the caller's inboxes. */
export const InboxCounts = Type.Object({
  /** Each opens with `{ inbox }`. */
  inboxes: eachOf(inboxIds, Waiting),
  /** All open problems that the caller may see; `{ light }` opens what is nearly due or overdue. */
  open: Waiting,
})
export type InboxCounts = Static<typeof InboxCounts>

/** By what statistics are parted. Days, weeks (from Monday) and months are those of Beijing, of the filter's `moment`. */
export const groupings = [
  'unit',
  'grid',
  'community',
  'township',
  'major',
  'category',
  'source',
  'day',
  'week',
  'month',
] as const
export const Grouping = Type.Enum(groupings)
export type Grouping = Static<typeof Grouping>

export const NumberGroup = Type.Object({
  /** Unit id, area or category code, source id, or the first day as YYYY-MM-DD; null: none of them. */
  key: TextOrNull,
  title: Title,
  /** What the group holds; `listOf` opens the list of one number. */
  filter: ProblemFilter,
  counts: eachOf(problemCountIds, Type.Integer()),
  /** Sums of hours, of which the means are made. */
  hours: eachOf(problemMeanIds, Type.Number()),
})
export type NumberGroup = Static<typeof NumberGroup>

export const ProblemNumbers = Type.Object({
  /** Of all groups together. */
  all: NumberGroup,
  groups: Type.Array(NumberGroup),
})
export type ProblemNumbers = Static<typeof ProblemNumbers>

/** What a rate or a mean is made of; `value` is null where it cannot be said. */
export interface Ratio {
  numerator: number
  denominator: number
  /** A share between 0 and 1, or hours. */
  value: number | null
}

export function rateOf({ counts }: Pick<NumberGroup, 'counts'>, id: ProblemRate): Ratio {
  const { numerator, denominator } = problemRates[id]
  return ratioOf(counts[numerator], counts[denominator])
}

export function meanOf({ counts, hours }: Pick<NumberGroup, 'counts' | 'hours'>, id: ProblemMean): Ratio {
  return ratioOf(hours[id], counts[problemMeans[id].denominator])
}

function ratioOf(numerator: number, denominator: number): Ratio {
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }
}

/** The filter whose list holds exactly what this number counts. */
export function listOf({ filter }: Pick<NumberGroup, 'filter'>, counted: ProblemCount): ProblemFilter {
  return { ...filter, counted }
}

/** What happened day by day: each series counts by its own moment. */
export const trendMoments = ['reported', 'accepted', 'filed', 'handled', 'closed'] as const
export const trendSteps = ['day', 'week', 'month'] as const
/** The most steps of one trend: four years of days. */
export const mostTrendSteps = 1500

export const ProblemTrend = Type.Object({
  steps: Type.Array(
    Type.Object({
      /** The first day, YYYY-MM-DD. */
      day: Type.String(),
      /** With the `moment` of a series they open its list. */
      from: Moment,
      to: Moment,
      counts: eachOf(trendMoments, Type.Integer()),
    }),
  ),
})
export type ProblemTrend = Static<typeof ProblemTrend>

const { from: _from, to: _to, moment: _moment, ...filtersWithoutTime } = problemFilters

export const problemNumberRoutes = {
  countProblems: route({
    method: 'GET',
    url: '/counties/:county/problem-counts',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'How many problems one filter chooses, and of which sorts',
    params: strict({ county: County }),
    query: strict(problemFilters),
    response: ProblemCounts,
  }),
  countInboxes: route({
    method: 'GET',
    url: '/counties/:county/problem-inboxes',
    access: { verb: 'problem.read', over: 'inside' },
    background: true,
    summary: 'What waits for the caller: how many in each inbox, nearly due and overdue',
    params: strict({ county: County }),
    response: InboxCounts,
  }),
  listProblemNumbers: route({
    method: 'GET',
    url: '/counties/:county/problem-numbers',
    access: { verb: 'problem.read', over: 'inside' },
    summary:
      'Statistics of a filter by unit, area, category, source or period; without `state` of open and ended ones',
    params: strict({ county: County }),
    query: strict({ ...problemFilters, by: Grouping }),
    response: ProblemNumbers,
  }),
  getProblemTrend: route({
    method: 'GET',
    url: '/counties/:county/problem-trend',
    access: { verb: 'problem.read', over: 'inside' },
    summary:
      'How many were reported, accepted, filed, handled and closed in each day, week or month of a time; without `state` of open and ended ones',
    params: strict({ county: County }),
    query: strict({
      ...filtersWithoutTime,
      from: Moment,
      to: Moment,
      every: defaulted(Type.Enum(trendSteps), 'day'),
    }),
    response: ProblemTrend,
  }),
}
