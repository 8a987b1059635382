// Into which group of the statistics does each problem fall? By what handles it, where it lies, what it is, or when it came.
import { codeLength } from '../../contract/areas.ts'
import { dateOf, dayMs, dayOf, daysSinceMonday, startOfDay } from '../../contract/beijing-time.ts'
import type { ProblemFilter, ProblemMoment } from '../../contract/problem-filter.ts'
import type { Grouping } from '../../contract/problem-numbers.ts'
import type { ProblemColumns } from '../../db/problem-columns.ts'
import type { Keys } from './read-titles.ts'

export interface Groups {
  /** Of every row, the place of its key in `keys`. */
  of: Uint32Array
  /** null: in none, such as outside every grid. */
  keys: (string | null)[]
}

/** Only the groups of `rows` are filled in. */
export function groupsOf(
  columns: ProblemColumns,
  rows: Uint32Array,
  by: Grouping,
  moment: ProblemMoment,
): Groups {
  const { codes, code, idValues, idOf } = columns
  switch (by) {
    case 'unit':
      return byValue(rows, idOf.unit, idValues.unit.values, (id) => (id === null ? null : String(id)))
    case 'source':
      return byValue(rows, code.source, codes.source.values, (source) => source)
    case 'category':
      return byValue(rows, code.category, codes.category.values, (category) => category)
    case 'major':
      return byValue(rows, code.category, codes.category.values, (category) => category?.slice(0, 2) ?? null)
    case 'grid':
    case 'community':
    case 'township':
      return byValue(rows, code.area, codes.area.values, (area) =>
        area === null || area.length < codeLength[by] ? null : area.slice(0, codeLength[by]),
      )
    case 'day':
    case 'week':
    case 'month':
      return byTime(rows, columns.time[moment], by)
  }
}

function byValue<T>(
  rows: Uint32Array,
  numbers: Uint32Array,
  values: readonly T[],
  keyOf: (value: T) => string | null,
): Groups {
  const keys = new Places()
  const placeOf = Uint32Array.from(values, (value) => keys.placeOf(keyOf(value)))
  const of = new Uint32Array(numbers.length)
  for (const row of rows) of[row] = placeOf[numbers[row]!]! // every row has a number of the dictionary
  return { of, keys: keys.all }
}

function byTime(rows: Uint32Array, times: Float64Array, step: Step): Groups {
  const keys = new Places()
  const of = new Uint32Array(times.length)
  const placeOfDay = new Map<number, number>()
  for (const row of rows) {
    const day = dayOf(times[row]! / 1000) // every row has a cell; NaN where it has not happened
    let place = placeOfDay.get(day)
    if (place === undefined) {
      place = keys.placeOf(Number.isNaN(day) ? null : dateOf(firstDay(day, step)))
      placeOfDay.set(day, place)
    }
    of[row] = place
  }
  return { of, keys: keys.all }
}

class Places {
  readonly all: (string | null)[] = []
  readonly #places = new Map<string | null, number>()

  placeOf(key: string | null): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.all.length)
    return this.all.push(key) - 1
  }
}

export type Step = 'day' | 'week' | 'month'

/** The first day of the week (Monday) or month that a day lies in. */
export function firstDay(day: number, step: Step): number {
  if (step === 'week') return day - daysSinceMonday(day)
  return step === 'month' ? day - (new Date(day * dayMs).getUTCDate() - 1) : day
}

/** The first day of the one after. */
export function nextFirstDay(first: number, step: Step): number {
  if (step === 'month') {
    const date = new Date(first * dayMs)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs
  }
  return first + (step === 'week' ? 7 : 1)
}

/** What opens the list of a group: never more than the filter itself, also where that is the narrower of the two. */
export function filterOf(filter: ProblemFilter, by: Grouping, key: string | null): ProblemFilter {
  switch (by) {
    case 'unit':
      return { ...filter, unit: Number(key ?? 0) }
    case 'source':
      return { ...filter, source: key ?? '' }
    case 'category':
    case 'major':
      return { ...filter, category: narrowerCategories(filter.category, key ?? '') }
    case 'grid':
    case 'community':
    case 'township': {
      const { area = '', outside = by } = filter
      if (key !== null) return { ...filter, area: area.startsWith(key) ? area : key }
      return { ...filter, outside: codeLength[outside] < codeLength[by] ? outside : by }
    }
    case 'day':
    case 'week':
    case 'month':
      return { ...filter, ...(key !== null && within(filter, key, by)) }
  }
}

function narrowerCategories(asked: string | undefined, key: string): string {
  const all = asked?.split(',') ?? []
  if (all.some((each) => key.startsWith(each))) return key
  return all.filter((each) => each.startsWith(key)).join(',') || key
}

/** The step cut to what the filter asks for. */
function within({ from, to }: ProblemFilter, day: string, step: Step): Pick<ProblemFilter, 'from' | 'to'> {
  const first = Date.parse(`${day}T00:00:00Z`) / dayMs
  const begin = startOfDay(first)
  const end = startOfDay(nextFirstDay(first, step))
  return {
    from: new Date(from === undefined ? begin : Math.max(begin, Date.parse(from))).toISOString(),
    to: new Date(to === undefined ? end : Math.min(end, Date.parse(to))).toISOString(),
  }
}

export function keysOf(by: Grouping, keys: readonly (string | null)[]): Keys {
  const known = keys.filter((key) => key !== null)
  switch (by) {
    case 'unit':
      return { units: known }
    case 'source':
      return { sources: known }
    case 'category':
    case 'major':
      return { categories: known }
    case 'grid':
    case 'community':
    case 'township':
      return { areas: known }
    default:
      return {}
  }
}
