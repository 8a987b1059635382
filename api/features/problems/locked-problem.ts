// A problem that is about to be changed: its row, held until the transaction ends, and what the workflow asks of it.
import { sql } from 'kysely'
import type { Limit } from '../../contract/clock.ts'
import type { MovableProblem } from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import { executePrepared } from '../../db/prepared.ts'
import type { Db } from '../../db/tables.ts'
import type { CategoryLimits, PastStep } from './waiting.ts'

const columns = [
  ...(['id', 'number', 'status', 'categoryCode', 'words', 'placeId', 'placeName', 'gridId'] as const),
  ...([
    'areaCode',
    'regionCode',
    'unitId',
    'reporterId',
    'reporterName',
    'limitAmount',
    'limitClock',
  ] as const),
  ...(['handleDueAt', 'stepFrom', 'suspendedUntil', 'supervised', 'extensionAsked', 'appeal'] as const),
  ...(['wasOverdue', 'extensions', 'suspensions', 'followers', 'handlerId', 'closedAt'] as const),
  ...(['remindersAhead', 'mergedInto', 'version', 'updatedAt'] as const),
] as const

function selectProblem(db: Db, county: string, ids: readonly number[]) {
  return db
    .selectFrom('problem')
    .select(columns)
    .select([sql<number>`st_x(geom)`.as('lng'), sql<number>`st_y(geom)`.as('lat')])
    .where('countyCode', '=', county)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
}

export type LockedProblem = Awaited<ReturnType<ReturnType<typeof selectProblem>['execute']>>[number]

/** Always in the order of their ids, so that two who want the same ones wait instead of blocking each other. */
export async function lockProblems(
  trx: Db,
  county: string,
  ids: readonly number[],
): Promise<Map<number, LockedProblem>> {
  const { rows } = await executePrepared(trx, selectProblem(trx, county, ids).orderBy('id').forUpdate())
  return new Map(rows.map((row) => [row.id, row]))
}

export function unknownProblem(county: string, id: number): AppError {
  return new AppError('unknown-problem', `County ${county} has no problem with the id ${id}.`)
}

export function toMovable(row: LockedProblem): MovableProblem {
  const { status, unitId, reporterId, handlerId, extensions, suspensions } = row
  return {
    ...{ status, unitId, reporterId, handlerId, extensions, suspensions },
    area: row.areaCode,
    extensionAsked: row.extensionAsked,
    supervised: row.supervised,
    appeal: row.appeal,
    handleDueAt: row.handleDueAt?.toISOString() ?? null,
    wasOverdue: row.wasOverdue,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

/** Limit of the handling, as it was when it was dispatched. */
export function handlingLimit({ limitAmount, limitClock }: LockedProblem): Limit | undefined {
  return limitAmount !== null && limitClock !== null ? { amount: limitAmount, clock: limitClock } : undefined
}

/** The history as far as clocks and routing need it, the first one first. */
export function readPast(
  db: Db,
  county: string,
  id: number,
): Promise<(PastStep & { unitId: number | null })[]> {
  return db
    .selectFrom('problemEvent')
    .select(['action', 'at', 'unitId', 'details'])
    .where('countyCode', '=', county)
    .where('problemId', '=', id)
    .orderBy('seq')
    .execute()
}

export interface Category extends CategoryLimits {
  titleZh: string
  kinds: string[]
  active: boolean
}

export async function readCategory(db: Db, county: string, code: string): Promise<Category | undefined> {
  const asked = db
    .selectFrom('problemCategory')
    .select(['titleZh', 'limits', 'stepLimits', 'kinds', 'active'])
    .where('countyCode', '=', county)
    .where('code', '=', code)
  return (await executePrepared(db, asked)).rows[0]
}
