// Assigns many targets in one transaction, or says beforehand what would become of each of them.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import {
  type AssignmentTarget,
  type BulkAnswer,
  type BulkAssignment,
  type BulkOutcome,
  bulkLimit,
  bulkOutcomes,
  type TargetKey,
} from '../../contract/assignments.ts'
import { checkArea, countyOf } from '../../db/areas.ts'
import { isInForceFrom, lastDayBefore } from '../../db/assignments.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { readToday } from '../../db/time-zone.ts'
import type { Caller } from '../handler.ts'
import { isOfKind, isUnassigned } from './list-assignments.ts'
import { findTargets, type Target } from './targets.ts'
import { checkUnit } from './write-assignment.ts'

/** Shown of an answer; the counts tell the rest. */
const rowsShown = 100
/** What somebody has to look at comes first. */
const showOrder: readonly BulkOutcome[] = [
  ...(['unknown-target', 'unknown-unit', 'not-permitted', 'held', 'twice'] as const),
  ...(['replaced', 'new', 'already'] as const),
]

interface Wish {
  unitId: number
  key: TargetKey
  leaderName: string | null
}

/** A wish with what is there: the thing itself, and whoever has the role from the first day on. */
interface Plan {
  index: number
  wish: Wish
  target: Target | undefined
  holderIds: number[]
  holderName: string | null
  heldSince: string | null
  outcome: BulkOutcome
}

/** Call inside `changeAssignments`, unless it is a dry run. @throws AppError bad-request, unknown-unit, unit-closed, too-many-targets */
export async function assignMany(
  trx: Db,
  caller: Caller,
  county: string,
  body: BulkAssignment,
): Promise<BulkAnswer> {
  const wishes = await listWishes(trx, county, body)
  const validFrom = body.validFrom ?? (await readToday(trx))
  const plans = await plan(trx, caller, county, body, wishes, validFrom)
  const bulk = body.dryRun ? null : await write(trx, caller, county, body, plans, validFrom)
  const count = (outcome: BulkOutcome) => plans.filter((each) => each.outcome === outcome).length
  return {
    dryRun: body.dryRun ?? false,
    bulk,
    total: plans.length,
    counts: Object.fromEntries(bulkOutcomes.map((each) => [each, count(each)])) as BulkAnswer['counts'], // one entry per outcome
    rows: plans
      .toSorted((a, b) => showOrder.indexOf(a.outcome) - showOrder.indexOf(b.outcome) || a.index - b.index)
      .slice(0, rowsShown)
      .map(({ index, wish, target, outcome, holderName, heldSince }) => ({
        index,
        target: target?.target ?? nameless(wish.key),
        unitId: wish.unitId,
        outcome,
        holderName,
        heldSince,
      })),
  }
}

async function listWishes(trx: Db, county: string, body: BulkAssignment): Promise<Wish[]> {
  const { rows, targets, filter, unitId, leaderName = null } = body
  if ([rows, targets, filter].filter((each) => each !== undefined).length !== 1)
    throw new AppError('bad-request', 'Exactly one of rows, targets and filter must be given.')
  if (rows)
    return rows.map((row) => ({ unitId: row.unitId, key: row.target, leaderName: row.leaderName ?? null }))
  if (unitId === undefined) throw new AppError('bad-request', 'The parameter unitId is missing.')
  await checkUnit(trx, county, unitId)
  const keys = targets ?? (filter ? await listFiltered(trx, county, body.role, filter) : [])
  return keys.map((key) => ({ unitId, key, leaderName }))
}

async function listFiltered(
  trx: Db,
  county: string,
  role: BulkAssignment['role'],
  { area, kind, onlyUnassigned = true }: NonNullable<BulkAssignment['filter']>,
): Promise<TargetKey[]> {
  if (countyOf(area) !== county)
    throw new AppError('bad-request', `The area ${area} is not in county ${county}.`)
  await checkArea(trx, area)
  const chosen = onlyUnassigned ? isUnassigned(area, kind, role) : isOfKind(area, kind)
  const { rows } = await sql<{ id: string }>`
    select place.id::text from place where ${chosen} order by place.id limit ${bulkLimit + 1}`.execute(trx)
  if (rows.length > bulkLimit)
    throw new AppError(
      'too-many-targets',
      `One call assigns at most ${bulkLimit} targets; choose a smaller area.`,
    )
  return rows.map(({ id }) => ({ type: 'place', id }))
}

async function plan(
  trx: Db,
  caller: Caller,
  county: string,
  body: BulkAssignment,
  wishes: readonly Wish[],
  validFrom: string,
): Promise<Plan[]> {
  const targets = await findTargets(
    trx,
    county,
    wishes.map(({ key }) => key),
  )
  const open = await listOpenUnits(trx, county)
  const holders = await listHolders(trx, county, body.role, wishes, targets, validFrom)
  const taken = new Set<string>()
  return wishes.map((wish, index) => {
    const target = targets[index]
    const held = holders[index]!
    const judge = (): BulkOutcome => {
      if (!target) return 'unknown-target'
      if (!open.has(wish.unitId)) return 'unknown-unit'
      if (!can(caller, 'assignment.write', { area: target.area })) return 'not-permitted'
      if (taken.has(held.slot)) return 'twice'
      taken.add(held.slot)
      if (held.bySame) return 'already'
      if (held.holderIds.length === 0) return 'new'
      return body.replace ? 'replaced' : 'held'
    }
    const { holderIds, holderName, heldSince } = held
    return { index, wish, target, holderIds, holderName, heldSince, outcome: judge() }
  })
}

async function listOpenUnits(trx: Db, county: string): Promise<Set<number>> {
  const units = await trx
    .selectFrom('unit')
    .select('id')
    .where('countyCode', '=', county)
    .where('closedOn', 'is', null)
    .execute()
  return new Set(units.map(({ id }) => id))
}

interface Held {
  slot: string
  holderIds: number[]
  /** The unit itself has the role on the first day. */
  bySame: boolean
  holderName: string | null
  heldSince: string | null
}

/** One for each wish, in order. */
async function listHolders(
  trx: Db,
  county: string,
  role: string,
  wishes: readonly Wish[],
  targets: readonly (Target | undefined)[],
  validFrom: string,
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    with wish as (
      select *, coalesce(assignment_slot(region_code, grid_id, place_id, indicator, ${role}, unit_id), '') as slot
      from unnest(
        ${targets.map((each) => each?.regionCode ?? null)}::text[],
        ${targets.map((each) => each?.gridId ?? null)}::bigint[],
        ${targets.map((each) => each?.placeId ?? null)}::bigint[],
        ${targets.map((each) => each?.indicator ?? null)}::text[],
        ${wishes.map(({ unitId }) => unitId)}::bigint[])
        with ordinality as list (region_code, grid_id, place_id, indicator, unit_id, position))
    select wish.slot, coalesce(held.ids, '[]') as holder_ids, coalesce(held.by_same, false) as by_same,
           held.name as holder_name, held.since::text as held_since
    from wish
    left join lateral (
      select json_agg(assignment.id order by assignment.valid_from) as ids,
             bool_or(assignment.unit_id = wish.unit_id and assignment.valid_from <= ${validFrom}::date) as by_same,
             (array_agg(unit.name order by assignment.valid_from))[1] as name,
             min(assignment.valid_from) as since
      from assignment
      join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id
      where assignment.county_code = ${county} and assignment.slot = wish.slot
        and ${isInForceFrom(sql`${validFrom}::date`)}
    ) held on true
    order by wish.position`.execute(trx)
  return rows
}

/** As the log keeps them. */
export interface CreatedRow {
  id: number
  unitId: number
  slot: string
}
export interface EndedRow {
  id: number
  unitId: number
  /** As it was before. */
  validTo: string | null
  /** Since it was ended. */
  version: number
}

/** Answers the number by which `undoBulk` finds the line in the log: that of the first assignment. */
async function write(
  trx: Db,
  caller: Caller,
  county: string,
  { role, note = null }: BulkAssignment,
  plans: readonly Plan[],
  validFrom: string,
): Promise<number | null> {
  const written = plans.filter(({ outcome }) => outcome === 'new' || outcome === 'replaced')
  if (written.length === 0) return null
  const endedIds = written.flatMap(({ holderIds }) => holderIds)
  const { rows: ended } = await sql<EndedRow>`
    with before as (
      select id, valid_to from assignment where county_code = ${county} and id = any(${endedIds}::bigint[]))
    update assignment set valid_to = ${lastDayBefore(sql`${validFrom}::date`)}, version = version + 1
    from before where assignment.county_code = ${county} and assignment.id = before.id
    returning assignment.id, assignment.unit_id, before.valid_to::text, assignment.version`.execute(trx)
  const column = <T>(of: (target: Target | undefined) => T) => written.map(({ target }) => of(target))
  const { rows: created } = await sql<CreatedRow>`
    insert into assignment
      (county_code, unit_id, role, region_code, grid_id, place_id, indicator, leader_name, note, valid_from)
    select ${county}, unit_id, ${role}, region_code, grid_id, place_id, indicator, leader_name, ${note}, ${validFrom}::date
    from unnest(
      ${written.map(({ wish }) => wish.unitId)}::bigint[],
      ${column((each) => each?.regionCode ?? null)}::text[],
      ${column((each) => each?.gridId ?? null)}::bigint[],
      ${column((each) => each?.placeId ?? null)}::bigint[],
      ${column((each) => each?.indicator ?? null)}::text[],
      ${written.map(({ wish }) => wish.leaderName)}::text[])
      as list (unit_id, region_code, grid_id, place_id, indicator, leader_name)
    returning id, unit_id, slot`.execute(trx)
  const bulk = created[0]?.id ?? 0
  await appendAudit(trx, caller, {
    action: 'assignments-created',
    area: county,
    subject: { type: 'assignments', id: bulk },
    ...(ended.length > 0 && { before: { ended } }),
    after: { validFrom, note, created },
  })
  return bulk
}

/** What nothing more is known of. */
export function nameless({ type, id }: TargetKey): AssignmentTarget {
  return { type, id, name: id, kind: null }
}
