// Which problems? A condition is data, and `narrow` answers the rows that it holds for. Everything that chooses problems
// (filter, scope, inbox, statistics) says so in these few words, so lists, maps and numbers cannot disagree.
import type { MapRange } from '../contract/map-cells.ts'
import {
  type CodeColumn,
  type CountColumn,
  type Dictionary,
  type FlagColumn,
  type IdColumn,
  isOpen,
  type ProblemColumns,
  type TimeColumn,
} from './problem-columns.ts'

export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { code: CodeColumn; in: readonly (string | null)[] }
  /** The code begins with one of these. */
  | { code: CodeColumn; within: readonly string[] }
  /** The code has fewer digits. */
  | { code: CodeColumn; shorterThan: number }
  | { id: IdColumn; in: readonly (number | null)[] }
  | { problem: readonly number[] }
  /** Microseconds since 1970, `from` and `before` half-open; what has not happened is at no time. */
  | { time: TimeColumn; from?: number; before?: number }
  | { count: CountColumn; atLeast: number }
  | { flag: FlagColumn }
  | { range: MapRange }
  /** Each of these folded words stands in the text. */
  | { words: readonly string[] }

export const everything: Condition = { all: [] }

/** The rows among `rows`, in the same order, for which the condition holds. */
export function narrow(
  columns: ProblemColumns,
  condition: Condition,
  rows: Uint32Array = columns.all,
): Uint32Array {
  if ('all' in condition) {
    let left = rows
    for (const each of condition.all) left = narrow(columns, each, left)
    return left
  }
  if ('any' in condition) return union(columns, condition.any, rows)
  if ('not' in condition) return without(narrow(columns, condition.not, rows), rows)
  if ('code' in condition) {
    const { code } = condition
    const mask = maskOf(condition, columns.codes[code], (value) => holdsCode(condition, value))
    const some = rows === columns.all && isOfWaiting(condition) ? columns.waiting : rows
    return byNumber(columns.code[code], columns.codes[code], mask, some)
  }
  if ('id' in condition) {
    const dictionary = columns.idValues[condition.id]
    const mask = maskOf(condition, dictionary, (value) => condition.in.includes(value))
    return byNumber(columns.idOf[condition.id], dictionary, mask, rows)
  }
  if ('problem' in condition) return ofProblems(columns, condition.problem, rows)
  if ('time' in condition) return inTime(columns.time[condition.time], condition, rows)
  if ('count' in condition) return atLeast(columns.count[condition.count], condition.atLeast, rows)
  if ('flag' in condition) return atLeast(columns.flag[condition.flag], 1, rows)
  if ('range' in condition) return inRange(columns, condition.range, rows)
  return condition.words.reduce((left, word) => columns.text.having(word, left), rows)
}

const nobody = new Uint32Array()

type CodeCondition = Extract<Condition, { code: CodeColumn }>

function holdsCode(condition: CodeCondition, value: string | null): boolean {
  if ('in' in condition) return condition.in.includes(value)
  if (value === null) return false
  if ('within' in condition) return condition.within.some((each) => value.startsWith(each))
  return value.length < condition.shorterThan
}

/** Those within a range of the map: what leaves few rows without looking at all comes first, else the range. */
export function narrowWithin(columns: ProblemColumns, condition: Condition, range: MapRange): Uint32Array {
  const first = 'all' in condition ? condition.all[0] : condition
  const startsWithWaiting = first !== undefined && isOfWaiting(first)
  return narrow(columns, { all: startsWithWaiting ? [condition, { range }] : [{ range }, condition] })
}

/** Does it ask for statuses alone in which somebody waits for something? */
function isOfWaiting(condition: Condition): boolean {
  return 'code' in condition && condition.code === 'status' && 'in' in condition && condition.in.every(isOpen)
}

/** Of each condition, which values of the dictionary it lets pass; the dictionaries only grow. */
const masks = new WeakMap<Condition, { dictionary: object; mask: Uint8Array }>()

function maskOf<T extends string | number>(
  condition: Condition,
  dictionary: Dictionary<T>,
  passes: (value: T | null) => boolean,
): Uint8Array {
  const known = masks.get(condition)
  const { values } = dictionary
  if (known?.dictionary === dictionary && known.mask.length === values.length) return known.mask
  const mask = Uint8Array.from(values, (value) => (passes(value) ? 1 : 0))
  masks.set(condition, { dictionary, mask })
  return mask
}

function byNumber<T extends string | number>(
  numbers: Uint32Array,
  { counts }: Dictionary<T>,
  mask: Uint8Array,
  rows: Uint32Array,
): Uint32Array {
  // No row has any of the values: then none of these has.
  if (!counts.some((count, number) => count > 0 && mask[number] === 1)) return nobody
  const found = new Uint32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]! // within its length, as below
    if (mask[numbers[row]!] === 1) found[count++] = row
  }
  return found.subarray(0, count)
}

function inTime(
  times: Float64Array,
  { from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY }: { from?: number; before?: number },
  rows: Uint32Array,
): Uint32Array {
  const found = new Uint32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const time = times[row]!
    // false for NaN
    if (time >= from && time < before) found[count++] = row
  }
  return found.subarray(0, count)
}

function atLeast(numbers: Uint8Array, least: number, rows: Uint32Array): Uint32Array {
  const found = new Uint32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (numbers[row]! >= least) found[count++] = row
  }
  return found.subarray(0, count)
}

function inRange(
  { x, y }: ProblemColumns,
  { west, north, east, south }: MapRange,
  rows: Uint32Array,
): Uint32Array {
  const found = new Uint32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const [column, line] = [x[row]!, y[row]!]
    if (column >= west && column < east && line >= north && line < south) found[count++] = row
  }
  return found.subarray(0, count)
}

function ofProblems(columns: ProblemColumns, ids: readonly number[], rows: Uint32Array): Uint32Array {
  const wanted = new Set(ids.map((id) => columns.find(id)))
  return rows.filter((row) => wanted.has(row))
}

function union(columns: ProblemColumns, conditions: readonly Condition[], rows: Uint32Array): Uint32Array {
  const [first, ...rest] = conditions
  if (!first) return nobody
  let found = narrow(columns, first, rows)
  for (const each of rest) {
    if (found.length === rows.length) return rows
    const others = narrow(columns, each, without(found, rows))
    if (others.length > 0) found = together(found, others)
  }
  return found
}

/** Of ascending rows those that are not among `some` of them. */
function without(some: Uint32Array, rows: Uint32Array): Uint32Array {
  if (some.length === 0) return rows
  if (some.length === rows.length) return nobody
  const found = new Uint32Array(rows.length - some.length)
  let count = 0
  let next = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (row === some[next]) next++
    else found[count++] = row
  }
  return found
}

/** Two ascending sets that have nothing in common, as one. */
function together(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0) return other
  const found = new Uint32Array(one.length + other.length)
  let [i, j] = [0, 0]
  for (let count = 0; count < found.length; count++) {
    const takesOne = j === other.length || (i < one.length && one[i]! < other[j]!)
    found[count] = takesOne ? one[i++]! : other[j++]!
  }
  return found
}
