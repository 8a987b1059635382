// What does a filter choose for somebody at a moment? One condition, the same for list, map, counts, numbers and export.
import { sql } from 'kysely'
import { codeLength } from '../contract/areas.ts'
import type { Light } from '../contract/clock-reading.ts'
import { rangeOf } from '../contract/map-cells.ts'
import { inboxes, type ProblemFilter } from '../contract/problem-filter.ts'
import { endStatuses, type Mover, openStatuses, statusIds } from '../contract/problem-workflow.ts'
import { listPresentCodes } from './areas.ts'
import { parseBox } from './box.ts'
import { AppError } from './errors.ts'
import type { CountColumn, ProblemColumns } from './problem-columns.ts'
import { type Condition, everything } from './problem-condition.ts'
import { countedBy, handledInTime } from './problem-facts.ts'
import { freshProblems } from './problem-index.ts'
import { sightOf } from './problem-scope.ts'
import { stepOpenTo } from './problem-steps.ts'
import type { Db } from './tables.ts'
import { foldText } from './text-pool.ts'

/** What stands in tables of its own and is read before. */
interface LookedUp {
  /** The case whose number `q` is. */
  numbered: number | undefined
  /** Problems that the caller follows; read where the filter asks for them. */
  followed: readonly number[]
  /** The codes under which the problems of the filter's area lie today. */
  areas: readonly string[]
}

export interface Chosen {
  columns: ProblemColumns
  condition: Condition
  /** Milliseconds since 1970: what is late is late at this moment. */
  now: number
}

/**
 * The condition of a filter beside columns that are fresh. Use both before the next `await`.
 * @throws AppError bad-request
 */
export async function chooseProblems(
  db: Db,
  county: string,
  caller: Mover,
  filter: ProblemFilter,
): Promise<Chosen> {
  checkFilter(county, filter)
  const lookedUp = await lookUp(db, county, caller, filter)
  const columns = await freshProblems(db, county)
  const now = Date.now()
  return { columns, condition: conditionOf(columns, caller, filter, lookedUp, now), now }
}

function conditionOf(
  columns: ProblemColumns,
  caller: Mover,
  filter: ProblemFilter,
  lookedUp: LookedUp,
  now: number,
): Condition {
  const sight = sightOf(columns, caller)
  // A number finds its case, whatever else the filter says, but only for whoever may see it.
  if (lookedUp.numbered !== undefined) return { all: [{ problem: [lookedUp.numbered] }, sight] }
  return { all: [...termsOf(columns.county, filter, caller, lookedUp, now), sight] }
}

/** Those that look at the least, or leave the fewest, come first; words last. */
function termsOf(
  county: string,
  filter: ProblemFilter,
  caller: Mover,
  { followed, areas }: LookedUp,
  now: number,
): Condition[] {
  const { mine, unit, place, area, outside, category, source, bbox, light, onTime, counted, inbox, q } =
    filter
  const terms: (Condition | undefined)[] = [
    statusTerm(filter),
    mine === 'reported' ? { id: 'reporter', in: [caller.accountId] } : undefined,
    mine === 'followed' ? { problem: followed } : undefined,
    unit === undefined ? undefined : { id: 'unit', in: [unit === 0 ? null : unit] },
    place === undefined ? undefined : { id: 'place', in: [place] },
    area === undefined ? undefined : { code: 'area', within: areas },
    outside === undefined ? undefined : { code: 'area', shorterThan: codeLength[outside] },
    category === undefined ? undefined : { code: 'category', within: category.split(',') },
    source === undefined ? undefined : { code: 'source', in: source.split(',') },
    timeTerm(filter),
    bbox === undefined ? undefined : { range: rangeOf(parseBox(bbox)) },
    light === undefined ? undefined : lit(light, now),
    happened('supervisions', filter.supervised),
    happened('reworks', filter.reworked),
    happened('returns', filter.returned),
    happened('extensions', filter.extended),
    happened('suspensions', filter.suspended),
    onTime === undefined ? undefined : handledInTime(onTime),
    counted === undefined ? undefined : countedBy(counted, now),
    inbox === undefined ? undefined : stepOpenTo(county, inboxes[inbox].action, caller, now),
    q === undefined ? undefined : { words: foldText(q).split(/\s+/).filter(Boolean) },
  ]
  return terms.filter((term) => term !== undefined)
}

function statusTerm({ status, state, inbox, counted }: ProblemFilter): Condition {
  if (status !== undefined) return { code: 'status', in: status.split(',') }
  const asked = state ?? (inbox === undefined && counted === undefined ? 'open' : 'all')
  if (asked === 'all') return everything
  return { code: 'status', in: asked === 'open' ? openStatuses : endStatuses }
}

/** A moment alone asks for what has come so far at any time. */
function timeTerm({ from, to, moment }: ProblemFilter): Condition | undefined {
  if (from === undefined && to === undefined && moment === undefined) return undefined
  return {
    time: moment ?? 'reported',
    ...(from !== undefined && { from: microseconds(from) }),
    ...(to !== undefined && { before: microseconds(to) }),
  }
}

function microseconds(moment: string): number {
  return Date.parse(moment) * 1000
}

/** The light of what is waited for, at a moment; the same as `lightAt` of the contract. */
export function lit(light: Light, now: number): Condition {
  const late: Condition = { time: 'due', before: now * 1000 }
  if (light === 'red') return late
  const nearly: Condition = { time: 'nearlyDue', before: now * 1000 + 1 }
  const inTime: Condition = { all: [{ time: 'due' }, { not: late }] }
  return { all: [inTime, light === 'yellow' ? nearly : { not: nearly }] }
}

function happened(count: CountColumn, wanted: boolean | undefined): Condition | undefined {
  if (wanted === undefined) return undefined
  const once: Condition = { count, atLeast: 1 }
  return wanted ? once : { not: once }
}

/** @throws AppError bad-request */
function checkFilter(county: string, { status, area, from, to }: ProblemFilter): void {
  const known: readonly string[] = statusIds
  const unknown = status?.split(',').find((each) => !known.includes(each))
  if (unknown !== undefined) throw new AppError('bad-request', `There is no status ${unknown}.`)
  if (area !== undefined && !area.startsWith(county))
    throw new AppError('bad-request', `The area ${area} does not lie in county ${county}.`)
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to))
    throw new AppError('bad-request', '`from` must be earlier than `to`.')
}

async function lookUp(db: Db, county: string, caller: Mover, filter: ProblemFilter): Promise<LookedUp> {
  const { q, mine, counted, moment, area } = filter
  // Where a number of the statistics is opened, its list has to hold what it counted.
  const isSearch = q !== undefined && counted === undefined && moment === undefined
  const [numbered, followed, areas] = await Promise.all([
    isSearch && looksLikeNumber.test(q.trim()) ? findNumbered(db, county, q.trim()) : undefined,
    mine === 'followed' ? listFollowed(db, county, caller.accountId) : [],
    area === undefined ? [] : listPresentCodes(db, area),
  ])
  return { numbered, followed, areas }
}

const looksLikeNumber = /^[\dA-Za-z-]{6,40}$/

async function findNumbered(db: Db, county: string, number: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from problem where county_code = ${county} and number = ${number}`.execute(db)
  return rows[0]?.id
}

async function listFollowed(db: Db, county: string, accountId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select problem_id as id from problem_follower
    where account_id = ${accountId} and county_code = ${county}`.execute(db)
  return rows.map(({ id }) => id)
}
