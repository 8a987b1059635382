// How many problems does a filter choose, and of which sorts? How many wait in each inbox of the caller?
import { codeLength } from '../../contract/areas.ts'
import { inboxes, inboxIds, type ProblemFilter } from '../../contract/problem-filter.ts'
import type { InboxCounts, ProblemCounts } from '../../contract/problem-numbers.ts'
import { type Mover, openStatuses, statusIds } from '../../contract/problem-workflow.ts'
import type { ProblemColumns } from '../../db/problem-columns.ts'
import { type Condition, narrow } from '../../db/problem-condition.ts'
import { chooseProblems, lit } from '../../db/problem-filter.ts'
import { freshProblems } from '../../db/problem-index.ts'
import { sightOf } from '../../db/problem-scope.ts'
import { stepOpenTo } from '../../db/problem-steps.ts'
import type { Db } from '../../db/tables.ts'
import { readTitles, type Title } from './read-titles.ts'

export async function countProblems(
  db: Db,
  county: string,
  caller: Mover,
  filter: ProblemFilter,
): Promise<ProblemCounts> {
  const { columns, condition, now } = await chooseProblems(db, county, caller, filter)
  const rows = narrow(columns, condition)
  const { codes, code, idValues, idOf } = columns
  const status = tally(rows, code.status, codes.status.values, (value) => value ?? '')
  const majors = tally(rows, code.category, codes.category.values, (value) => value?.slice(0, 2) ?? '')
  const sources = tally(rows, code.source, codes.source.values, (value) => value ?? '')
  const communities = tally(rows, code.area, codes.area.values, communityOf)
  const units = tally(rows, idOf.unit, idValues.unit.values, (value) => String(value ?? 0))
  const timed = narrow(columns, { time: 'due' }, rows)
  const [yellow, red] = [late(columns, rows, 'yellow', now), late(columns, rows, 'red', now)]
  const titles = await readTitles(db, county, {
    units: [...units.keys()],
    areas: [...communities.keys()],
    categories: [...majors.keys()],
    sources: [...sources.keys()],
  })
  return {
    total: rows.length,
    byStatus: Object.fromEntries(
      statusIds.map((each) => [each, status.get(each) ?? 0]),
    ) as ProblemCounts['byStatus'], // its keys are the statuses
    byLight: { green: timed.length - yellow - red, yellow, red, none: rows.length - timed.length },
    byMajor: listed(majors, titles.categories),
    bySource: listed(sources, titles.sources),
    byCommunity: listed(communities, titles.areas),
    byUnit: listed(units, titles.units).map(({ code: id, ...unit }) => ({ id: Number(id), ...unit })),
  }
}

export async function countInboxes(db: Db, county: string, caller: Mover): Promise<InboxCounts> {
  const columns = await freshProblems(db, county)
  const now = Date.now()
  const sight = sightOf(columns, caller)
  const waiting = (condition: Condition) => {
    const rows = narrow(columns, { all: [condition, sight] })
    return {
      total: rows.length,
      yellow: late(columns, rows, 'yellow', now),
      red: late(columns, rows, 'red', now),
    }
  }
  const counts = inboxIds.map((id) => [id, waiting(stepOpenTo(county, inboxes[id].action, caller, now))])
  return {
    inboxes: Object.fromEntries(counts) as InboxCounts['inboxes'], // its keys are the inboxes
    open: waiting({ code: 'status', in: openStatuses }),
  }
}

function late(columns: ProblemColumns, rows: Uint32Array, light: 'yellow' | 'red', now: number): number {
  return narrow(columns, lit(light, now), rows).length
}

function communityOf(area: string | null): string {
  return area !== null && area.length >= codeLength.community ? area.slice(0, codeLength.community) : ''
}

/** How many of the rows have each key that a value of the dictionary stands for. */
function tally<T>(
  rows: Uint32Array,
  numbers: Uint32Array,
  values: readonly T[],
  keyOf: (value: T) => string,
): Map<string, number> {
  const counts = new Uint32Array(values.length)
  for (const row of rows) counts[numbers[row]!]! += 1 // every row has a number of the dictionary
  const tallied = new Map<string, number>()
  counts.forEach((count, number) => {
    if (count === 0) return
    const key = keyOf(values[number]!) // as long as `counts`
    tallied.set(key, (tallied.get(key) ?? 0) + count)
  })
  return tallied
}

/** The most first, then by code. */
function listed(tallied: ReadonlyMap<string, number>, titles: ReadonlyMap<string, Title>) {
  return [...tallied]
    .map(([code, count]) => ({ code, title: titles.get(code) ?? null, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
