// How well are problems handled? Every count of `contract/problem-definitions.ts` by group, and what happened day by day.
import { dateOf, dayOf, startOfDay } from '../../contract/beijing-time.ts'
import {
  type ProblemCount,
  type ProblemMean,
  problemCountIds,
  problemMeanIds,
  problemMeans,
} from '../../contract/problem-definitions.ts'
import type { ProblemFilter } from '../../contract/problem-filter.ts'
import {
  type Grouping,
  mostTrendSteps,
  type NumberGroup,
  type ProblemNumbers,
  type ProblemTrend,
  trendMoments,
} from '../../contract/problem-numbers.ts'
import type { Mover } from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import type { ProblemColumns, TimeColumn } from '../../db/problem-columns.ts'
import { narrow } from '../../db/problem-condition.ts'
import { countedBy } from '../../db/problem-facts.ts'
import { chooseProblems } from '../../db/problem-filter.ts'
import type { Db } from '../../db/tables.ts'
import { filterOf, firstDay, groupsOf, keysOf, nextFirstDay, type Step } from './number-groups.ts'
import { readTitles } from './read-titles.ts'

export async function numberProblems(
  db: Db,
  county: string,
  caller: Mover,
  asked: ProblemFilter,
  by: Grouping,
): Promise<ProblemNumbers> {
  const filter: ProblemFilter = { state: 'all', ...asked }
  const { columns, condition, now } = await chooseProblems(db, county, caller, filter)
  const rows = narrow(columns, condition)
  const groups = groupsOf(columns, rows, by, filter.moment ?? 'reported')
  const counts = new Map<ProblemCount, Float64Array>()
  const hours = new Map<ProblemMean, Float64Array>()
  for (const id of problemCountIds) {
    const counted = narrow(columns, countedBy(id, now), rows)
    counts.set(id, sumBy(counted, groups.of, groups.keys.length, one))
    for (const mean of problemMeanIds)
      if (problemMeans[mean].denominator === id)
        hours.set(mean, sumBy(counted, groups.of, groups.keys.length, hoursBetween(columns, spans[mean])))
  }
  const titles = await readTitles(db, county, keysOf(by, groups.keys))
  const named = [...titles.units, ...titles.areas, ...titles.categories, ...titles.sources]
  const titleOf = new Map(named)
  const valuesAt = (place: number) => ({
    counts: record(problemCountIds, (id) => counts.get(id)?.[place] ?? 0),
    hours: record(problemMeanIds, (id) => hours.get(id)?.[place] ?? 0),
  })
  const total = (sums: Float64Array | undefined) => sums?.reduce((sum, each) => sum + each, 0) ?? 0
  return {
    all: {
      key: null,
      title: null,
      filter,
      counts: record(problemCountIds, (id) => total(counts.get(id))),
      hours: record(problemMeanIds, (id) => total(hours.get(id))),
    },
    groups: groups.keys
      .map(
        (key, place): NumberGroup => ({
          key,
          title: (key !== null && titleOf.get(key)) || null,
          filter: filterOf(filter, by, key),
          ...valuesAt(place),
        }),
      )
      .filter(({ counts: { reported } }) => reported > 0)
      .sort((a, b) => compareKeys(a.key, b.key)),
  }
}

/** From when to when each mean measures. */
const spans: Record<ProblemMean, [from: TimeColumn, to: TimeColumn]> = {
  'hours-to-accept': ['reported', 'accepted'],
  'hours-to-handle': ['dispatched', 'handled'],
  'hours-to-close': ['reported', 'closed'],
}

const one = () => 1

function hoursBetween({ time }: ProblemColumns, [from, to]: [TimeColumn, TimeColumn]) {
  const [begun, ended] = [time[from], time[to]]
  return (row: number) => (ended[row]! - begun[row]!) / 3.6e9 || 0 // every row has cells; NaN where one is unknown
}

function sumBy(
  rows: Uint32Array,
  groupOf: Uint32Array,
  groups: number,
  measure: (row: number) => number,
): Float64Array {
  const sums = new Float64Array(groups)
  for (const row of rows) sums[groupOf[row]!]! += measure(row) // every row has a group
  return sums
}

function record<Name extends string>(names: readonly Name[], numberOf: (name: Name) => number) {
  return Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Name, number> // its keys are the names
}

/** What has no key comes last; numbers by size. */
function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a.length - b.length || (a < b ? -1 : 1)
}

/** Each series by its own moment. @throws AppError bad-request when there are too many steps */
export async function trendOf(
  db: Db,
  county: string,
  caller: Mover,
  { from, to, ...rest }: ProblemFilter & { from: string; to: string },
  every: Step,
): Promise<ProblemTrend> {
  const steps = stepsOf(Date.parse(from), Date.parse(to), every)
  const { columns, condition } = await chooseProblems(db, county, caller, { state: 'all', ...rest })
  const rows = narrow(columns, condition)
  const placeOfDay = new Map<number, number>()
  const [first, end] = [Date.parse(from) * 1000, Date.parse(to) * 1000]
  const series = trendMoments.map((moment) => {
    const counts = new Float64Array(steps.length)
    const times = columns.time[moment]
    for (const row of narrow(columns, { time: moment, from: first, before: end }, rows)) {
      const day = dayOf(times[row]! / 1000) // known: it lies between the two
      let place = placeOfDay.get(day)
      if (place === undefined) {
        place = steps.findLastIndex((step) => step.firstDay <= day)
        placeOfDay.set(day, place)
      }
      counts[place]! += 1 // the steps cover the whole time
    }
    return [moment, counts] as const
  })
  const countsAt = new Map(series)
  return {
    steps: steps.map(({ firstDay: day, from: begin, to: finish }, place) => ({
      day: dateOf(day),
      from: new Date(begin).toISOString(),
      to: new Date(finish).toISOString(),
      counts: record(trendMoments, (moment) => countsAt.get(moment)?.[place] ?? 0),
    })),
  }
}

/** Days, weeks or months that a time touches, the first and the last one cut to it. Milliseconds since 1970. */
function stepsOf(from: number, to: number, every: Step) {
  if (from >= to) throw new AppError('bad-request', '`from` must be earlier than `to`.')
  const steps: { firstDay: number; from: number; to: number }[] = []
  for (let day = firstDay(dayOf(from), every); startOfDay(day) < to; day = nextFirstDay(day, every)) {
    if (steps.length === mostTrendSteps)
      throw new AppError('bad-request', `The time has more than ${mostTrendSteps} steps; choose longer ones.`)
    const end = startOfDay(nextFirstDay(day, every))
    steps.push({ firstDay: day, from: Math.max(startOfDay(day), from), to: Math.min(end, to) })
  }
  return steps
}
