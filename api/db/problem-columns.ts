// What lists, map and numbers choose problems by, column by column in memory: a million rows are looked through in
// milliseconds, whatever the filter. SQL was measured against it (tests/bench/README.md); only `problem-index.ts` writes here.
import { openStatuses } from '../contract/problem-workflow.ts'
import { RowSet } from './row-set.ts'
import { TextPool } from './text-pool.ts'

/** A row as `problem-index.ts` reads it. Moments are seconds since 1970, exact to the microsecond. */
export interface ProblemFacts {
  id: number
  /** Of the transaction that wrote it last. */
  stamp: number
  version: number
  codes: Record<CodeColumn, string | null>
  ids: Record<IdColumn, number | null>
  mergedInto: number | null
  times: Record<TimeColumn, number | null>
  counts: Record<CountColumn, number>
  flags: Record<FlagColumn, boolean>
  x: number
  y: number
  /** What `q` looks into. */
  text: string
}

export const codeColumns = ['status', 'category', 'source', 'area', 'appeal'] as const
export const idColumns = ['unit', 'place', 'reporter', 'handler'] as const
export const timeColumns = [
  'reported',
  'accepted',
  'filed',
  'dispatched',
  'handled',
  'closed',
  'handleDue',
  'nearlyDue',
  'due',
] as const
export const countColumns = ['returns', 'reworks', 'extensions', 'suspensions', 'supervisions'] as const
export const flagColumns = ['supervised', 'extensionAsked', 'wasOverdue'] as const

export type CodeColumn = (typeof codeColumns)[number]
export type IdColumn = (typeof idColumns)[number]
export type TimeColumn = (typeof timeColumns)[number]
export type CountColumn = (typeof countColumns)[number]
export type FlagColumn = (typeof flagColumns)[number]

/** Few different values: each is kept once, the rows say which. A value keeps its number for ever. */
export class Dictionary<T extends string | number> {
  readonly values: (T | null)[] = []
  /** How many rows have each value. */
  readonly counts: number[] = []
  readonly #numbers = new Map<T | null, number>()

  numberOf(value: T | null): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    this.#numbers.set(value, this.values.length)
    this.counts.push(0)
    return this.values.push(value) - 1
  }
}

type Cells = Float64Array | Uint32Array | Int32Array | Uint8Array

export class ProblemColumns {
  readonly county: string
  size = 0
  readonly codes = recordOf(codeColumns, () => new Dictionary<string>())
  readonly idValues = recordOf(idColumns, () => new Dictionary<number>())
  readonly text = new TextPool()
  #capacity = 0
  ids = new Float64Array()
  stamps = new Float64Array()
  x = new Int32Array()
  y = new Int32Array()
  /** Numbers of the dictionary of the same name. */
  code = recordOf(codeColumns, () => new Uint32Array())
  idOf = recordOf(idColumns, () => new Uint32Array())
  /** Microseconds since 1970; NaN: not yet. */
  time = recordOf(timeColumns, () => new Float64Array())
  count = recordOf(countColumns, () => new Uint8Array())
  flag = recordOf(flagColumns, () => new Uint8Array())
  /** Whose reports were merged into which cases: nothing is ever parted again. */
  readonly mergedOf = new Map<number, Set<number>>()
  /** Rows of which somebody waits for something, for the next step or for the decision on an appeal. */
  readonly #waiting = new RowSet()
  #all = new Uint32Array()

  constructor(county: string) {
    this.county = county
  }

  /** Every row, in the order of their ids. */
  get all(): Uint32Array {
    if (this.#all.length !== this.size) this.#all = Uint32Array.from({ length: this.size }, (_, row) => row)
    return this.#all
  }

  /** Those of which somebody waits for something, in the same order: few of many, so they are kept. */
  get waiting(): Uint32Array {
    return this.#waiting.rows
  }

  /** The row of a problem, or -1 - where it would be. */
  find(id: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.ids[middle]! < id)
        low = middle + 1 // below `size` every cell is there
      else high = middle
    }
    return low < this.size && this.ids[low] === id ? low : -1 - low
  }

  /** Rows stay in the order of their ids, also where a later id was committed first. Answers the row. */
  put(facts: ProblemFacts): number {
    let row = this.find(facts.id)
    if (row < 0) {
      row = -1 - row
      this.#insert(row)
      this.text.insert(row, this.size - 1)
    } else {
      this.#forget(row)
    }
    this.#write(row, facts)
    return row
  }

  /** Before it is written over. */
  #forget(row: number): void {
    for (const name of codeColumns) this.codes[name].counts[this.code[name][row]!]! -= 1 // the row has a value
    for (const name of idColumns) this.idValues[name].counts[this.idOf[name][row]!]! -= 1 // likewise
  }

  #write(
    row: number,
    { id, stamp, codes, ids, mergedInto, times, counts, flags, x, y, text }: ProblemFacts,
  ): void {
    this.ids[row] = id
    this.stamps[row] = stamp
    this.x[row] = x
    this.y[row] = y
    for (const name of codeColumns) this.code[name][row] = count(this.codes[name], codes[name])
    for (const name of idColumns) this.idOf[name][row] = count(this.idValues[name], ids[name])
    const { reporter } = ids
    if (reporter !== null && mergedInto !== null)
      this.mergedOf.set(reporter, (this.mergedOf.get(reporter) ?? new Set()).add(mergedInto))
    this.#waiting.set(row, isOpen(codes.status) || codes.appeal === 'asked')
    for (const name of timeColumns) this.time[name][row] = microseconds(times[name])
    for (const name of countColumns) this.count[name][row] = Math.min(counts[name], 255)
    for (const name of flagColumns) this.flag[name][row] = flags[name] ? 1 : 0
    this.text.set(row, text)
  }

  #insert(row: number): void {
    if (this.size === this.#capacity) this.#grow(Math.max(1024, this.#capacity * 1.5))
    if (row < this.size) {
      this.#each((cells) => cells.copyWithin(row + 1, row, this.size))
      this.#waiting.makeRoom(row)
    }
    this.size++
  }

  /** Room for so many rows. */
  #grow(rows: number): void {
    this.#capacity = Math.ceil(rows)
    this.#each((cells) => {
      // one of four kinds, whose constructors all take a length
      const larger = new (cells.constructor as new (length: number) => Cells)(this.#capacity)
      larger.set(cells)
      return larger
    })
  }

  #each(change: (cells: Cells) => Cells): void {
    this.ids = change(this.ids) as typeof this.ids // `change` answers the kind that it was given
    this.stamps = change(this.stamps) as typeof this.stamps // likewise
    this.x = change(this.x) as typeof this.x // likewise
    this.y = change(this.y) as typeof this.y // likewise
    for (const columns of [this.code, this.idOf, this.time, this.count, this.flag]) {
      const table: Record<string, Cells> = columns
      for (const name of Object.keys(table)) table[name] = change(table[name]!) // its own key
    }
  }
}

/** The number of a value that one more row has. */
function count<T extends string | number>(dictionary: Dictionary<T>, value: T | null): number {
  const number = dictionary.numberOf(value)
  dictionary.counts[number]! += 1 // just found there
  return number
}

export function isOpen(status: string | null): boolean {
  return open.has(status)
}
const open: ReadonlySet<string | null> = new Set(openStatuses)

function microseconds(seconds: number | null): number {
  return seconds === null ? Number.NaN : Math.round(seconds * 1e6)
}

function recordOf<Name extends string, T>(names: readonly Name[], make: () => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, T> // its keys are the names
}
