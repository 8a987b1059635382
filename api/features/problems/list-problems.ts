// A page of the problems that a filter chooses. Which ones, the columns in memory say; what is in them, the database.
import { sql } from 'kysely'
import type { ProblemFilter } from '../../contract/problem-filter.ts'
import type { problemListRoutes } from '../../contract/problem-lists.ts'
import type { Mover } from '../../contract/problem-workflow.ts'
import type { AnswerOf } from '../../contract/route.ts'
import { AppError } from '../../db/errors.ts'
import type { ProblemColumns } from '../../db/problem-columns.ts'
import { narrow } from '../../db/problem-condition.ts'
import { chooseProblems } from '../../db/problem-filter.ts'
import { selectProblemRows } from '../../db/problem-rows.ts'
import { problemsInSight } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'

export type Sort = 'newest' | 'oldest' | 'due'

export interface Page {
  sort: Sort
  after?: string
  limit: number
}

export async function listProblems(
  db: Db,
  county: string,
  caller: Mover,
  filter: ProblemFilter,
  { sort, after, limit }: Page,
): Promise<AnswerOf<typeof problemListRoutes.listProblems>> {
  const from = after === undefined ? undefined : readCursor(after)
  const { columns, condition } = await chooseProblems(db, county, caller, filter)
  const rows = narrow(columns, condition)
  const found = firstRows(columns, rows, { sort, limit: limit + 1, from })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = found.length > limit && last ? `${last.key}_${last.id}` : null
  const ids = page.map(({ id }) => id)
  const items = await selectProblemRows(
    db,
    county,
    sql`problem.id = any(${ids}::bigint[]) and ${problemsInSight(caller)}`,
  )
  const place = new Map(ids.map((id, index) => [id, index]))
  items.sort((a, b) => place.get(a.id)! - place.get(b.id)!) // each of them is one of `ids`
  return { items, next, total: rows.length }
}

interface Place {
  /** Microseconds since 1970; Infinity: never due. */
  key: number
  id: number
}

/** The first rows of an order, after a place in it. Ties are broken by id, so no row is on two pages or on none. */
export function firstRows(
  columns: ProblemColumns,
  rows: Uint32Array,
  { sort, limit, from }: { sort: Sort; limit: number; from?: Place },
): Place[] {
  const times = sort === 'due' ? columns.time.due : columns.time.reported
  const direction = sort === 'newest' ? -1 : 1
  const isBefore = (a: Place, b: Place) =>
    direction * (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1) < 0
  const first: Place[] = []
  for (let i = 0; i < rows.length; i++) {
    // From the newest on: most of what comes later is then no better than what is there.
    const row = rows[sort === 'newest' ? rows.length - 1 - i : i]! // within its length
    const time = times[row]! // every row has a cell
    const place = { key: Number.isNaN(time) ? Number.POSITIVE_INFINITY : time, id: columns.ids[row]! }
    if (from && !isBefore(from, place)) continue
    const worst = first[limit - 1]
    if (worst && !isBefore(place, worst)) continue
    let at = first.length
    while (at > 0 && isBefore(place, first[at - 1]!)) at-- // within its length
    first.splice(at, 0, place)
    if (first.length > limit) first.pop()
  }
  return first
}

/** @throws AppError bad-request */
function readCursor(text: string): Place {
  const [, key, id] = /^(\d{1,17}|Infinity)_(\d{1,16})$/.exec(text) ?? []
  if (key === undefined || id === undefined)
    throw new AppError('bad-request', '`after` must be the `next` of the page before.')
  return { key: Number(key), id: Number(id) }
}
