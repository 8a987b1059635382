// One problem with everything that happened to it, for whoever may see it: by area, by unit, or because they reported it.
import { sql } from 'kysely'
import { type Actor, can } from '../../contract/access.ts'
import { nearbyMetres } from '../../contract/problem-reports.ts'
import type { ProblemDetail, ProblemEvent } from '../../contract/problems.ts'
import { chainOf } from '../../db/areas.ts'
import { maskPhone } from '../../db/phones.ts'
import { executePrepared } from '../../db/prepared.ts'
import { findProblemRow, momentOf } from '../../db/problem-rows.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridAt } from '../../db/unit-grids.ts'
import { unknownProblem } from './locked-problem.ts'

export type Reader = Actor & { accountId: number }
export interface Readable {
  areaCode: string
  unitId: number | null
  reporterId: number | null
  /** Something that the reader reported was merged into it. */
  holdsOwn?: boolean
}

/** All of it with what staff tells each other, or what somebody sees of their own report. */
export type Sight = 'all' | 'own'

export function sightOf(reader: Reader, problem: Readable): Sight | undefined {
  const { areaCode, unitId, reporterId, holdsOwn } = problem
  if (can(reader, 'problem.read', { area: areaCode, unitIds: unitId === null ? [] : [unitId] })) return 'all'
  return reporterId === reader.accountId || holdsOwn ? 'own' : undefined
}

export function mayRead(reader: Reader, problem: Readable): boolean {
  return sightOf(reader, problem) !== undefined
}

/**
 * `sight`: what the reader saw before they moved it, and sees once more also when it is not theirs any more.
 * @throws AppError unknown-problem, also when this reader may not know of it
 */
export async function readProblem(
  db: Db,
  reader: Reader,
  county: string,
  id: number,
  sight?: Sight,
): Promise<ProblemDetail> {
  const more = await readMore(db, reader, county, id)
  const seen = more && (sight ?? sightOf(reader, more))
  if (!seen) throw unknownProblem(county, id)
  const row = (await findProblemRow(db, county, id))! // nobody deletes a problem
  const { movable, callerPhone, areaCode: _, unitId: __, reporterId: ___, holdsOwn: ____, ...rest } = more
  return {
    ...rest,
    row,
    movable,
    maskedPhone: maskPhone(callerPhone),
    events: await listEvents(db, county, id, more.absorbed, seen === 'all'),
    nearby: await listNearby(db, reader, county, id),
  }
}

type More = Readable & { callerPhone: string | null } & Omit<
    ProblemDetail,
    'row' | 'maskedPhone' | 'events' | 'nearby'
  >

async function readMore(
  db: Db,
  { accountId }: Reader,
  county: string,
  id: number,
): Promise<More | undefined> {
  const { rows } = await executePrepared(
    db,
    sql<More>`
    select problem.area_code, problem.unit_id, problem.reporter_id, problem.caller_phone, problem.caller_name,
      json_build_object(
        'status', problem.status, 'area', problem.area_code, 'unitId', problem.unit_id,
        'reporterId', problem.reporter_id, 'handlerId', problem.handler_id, 'extensions', problem.extensions,
        'extensionAsked', problem.extension_asked, 'suspensions', problem.suspensions,
        'supervised', problem.supervised, 'appeal', problem.appeal,
        'handleDueAt', ${momentOf(sql`problem.handle_due_at`)}, 'wasOverdue', problem.was_overdue,
        'closedAt', ${momentOf(sql`problem.closed_at`)}) as movable,
      problem.accuracy_metres, problem.position_source,
      case when place.id is not null then json_build_object('id', place.id, 'kind', place.kind,
        'name', place.name) end as place,
      ${unitGridAt(county, sql`problem.geom_m`)} as unit_grid_code,
      ${momentOf(sql`problem.happened_at`)} as happened_at,
      case when problem.limit_clock is not null
        then json_build_object('amount', problem.limit_amount, 'clock', problem.limit_clock) end as "limit",
      ${momentOf(sql`problem.handle_due_at`)} as handle_due_at,
      ${momentOf(sql`problem.suspended_until`)} as suspended_until,
      ${momentOf(sql`problem.reply_due_at`)} as reply_due_at,
      problem.routing, problem.merged_into, ${chainOf(county, sql`problem.area_code`)} as areas,
      exists (select from problem mine where mine.county_code = problem.county_code
        and mine.merged_into = problem.id and mine.reporter_id = ${accountId}) as holds_own,
      (select coalesce(json_agg(other.id order by other.id), '[]') from problem other
       where other.county_code = problem.county_code and other.merged_into = problem.id) as absorbed,
      exists (select from problem_follower follower where follower.county_code = problem.county_code
        and follower.problem_id = problem.id and follower.account_id = ${accountId}) as following
    from problem
    left join place on place.county_code = problem.county_code and place.id = problem.place_id
    where problem.county_code = ${county} and problem.id = ${id}`,
  )
  return rows[0]
}

/** Photos of what was merged into it stand with the event that took it in. */
async function listEvents(
  db: Db,
  county: string,
  id: number,
  absorbed: readonly number[],
  all: boolean,
): Promise<ProblemEvent[]> {
  const { rows } = await executePrepared(
    db,
    sql<ProblemEvent>`
    with shown as (
      select shown.problem_id, shown.seq, json_agg(
        json_build_object('id', photo.id, 'width', photo.width, 'height', photo.height, 'role', shown.role)
        order by shown.seq, shown.position) as photos
      from problem_photo shown
      join photo on photo.county_code = shown.county_code and photo.id = shown.photo_id
      where shown.county_code = ${county} and shown.problem_id = ${id}
      group by shown.problem_id, shown.seq),
    absorbed as (
      select shown.problem_id, json_agg(
        json_build_object('id', photo.id, 'width', photo.width, 'height', photo.height, 'role', shown.role)
        order by shown.seq, shown.position) as photos
      from problem_photo shown
      join photo on photo.county_code = shown.county_code and photo.id = shown.photo_id
      where shown.county_code = ${county} and shown.problem_id = any(${[...absorbed]}::bigint[])
      group by shown.problem_id)
    select event.seq, ${momentOf(sql`event.at`)} as at, event.action, event.from_status as "from",
      event.to_status as "to", event.actor_name, unit.name as unit_name, event.words, event.internal, event.details,
      coalesce(shown.photos, absorbed.photos, '[]') as photos
    from problem_event event
    left join unit on unit.county_code = event.county_code and unit.id = event.unit_id
    left join shown on shown.seq = event.seq
    left join absorbed on event.action = 'absorb' and absorbed.problem_id = (event.details ->> 'problemId')::bigint
    where event.county_code = ${county} and event.problem_id = ${id} and (${all} or not event.internal)
    order by event.seq`,
  )
  return rows
}

/** More than fit beside a problem tell nothing more. */
const nearbyLimit = 20

async function listNearby(
  db: Db,
  reader: Reader,
  county: string,
  id: number,
): Promise<ProblemDetail['nearby']> {
  const { rows } = await executePrepared(
    db,
    sql<Readable & ProblemDetail['nearby'][number]>`
    select other.id, other.words, round(st_distance(other.geom_m, problem.geom_m)) as distance_metres,
           other.area_code, other.unit_id, other.reporter_id
    from problem
    join problem other on other.county_code = problem.county_code and other.id <> problem.id
      and other.category_code = problem.category_code
      and other.status not in ('closed', 'refused', 'void', 'merged')
      and st_dwithin(other.geom_m, problem.geom_m, ${nearbyMetres})
    where problem.county_code = ${county} and problem.id = ${id}
    order by distance_metres, other.id limit ${nearbyLimit}`,
  )
  return rows
    .filter((other) => mayRead(reader, other))
    .map(({ id, words, distanceMetres }) => ({ id, words, distanceMetres }))
}
