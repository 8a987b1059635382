// Reads entries of the duty log, the latest day first.
import { type RawBuilder, sql } from 'kysely'
import type { Duty, DutyKind } from '../../contract/duties.ts'
import { targetColumn, targetJoins } from '../../db/assignments.ts'
import { AppError } from '../../db/errors.ts'
import { photosOf } from '../../db/photos.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'

interface Page {
  kind?: DutyKind
  after?: number
  limit: number
}

/** `chosen`: a condition on `duty` and `assignment`. */
export async function listDuties(
  db: Db,
  caller: Caller,
  county: string,
  chosen: RawBuilder<unknown>,
  { kind, after, limit }: Page,
): Promise<Duty[]> {
  const ofKind = kind === undefined ? sql`true` : sql`duty.kind = ${kind}`
  const rest =
    after === undefined
      ? sql`true`
      : sql`(duty.happened_on, duty.id) < (select happened_on, id from duty where county_code = ${county} and id = ${after})`
  return selectDuties(db, caller, county, sql`${chosen} and ${ofKind} and ${rest}`, limit)
}

/** @throws AppError unknown-duty */
export async function getDuty(db: Db, caller: Caller, county: string, id: number): Promise<Duty> {
  const [duty] = await selectDuties(db, caller, county, sql`duty.id = ${id}`, 1)
  if (!duty) throw new AppError('unknown-duty', `County ${county} has no duty entry with the id ${id}.`)
  return duty
}

async function selectDuties(
  db: Db,
  caller: Caller,
  county: string,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select duty.id, duty.assignment_id, assignment.unit_id, unit.name as unit_name, duty.kind,
           duty.happened_on::text, duty.words, duty.author_name, duty.version, ${targetColumn} as target,
           ${photosOf('duty_photo', sql`shown.county_code = duty.county_code and shown.duty_id = duty.id`)} as photos,
           to_char(duty.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
           coalesce(duty.author_id = ${caller.accountId} and duty.created_at >= current_date, false) as correctable
    from duty
    join assignment on assignment.county_code = duty.county_code and assignment.id = duty.assignment_id
    join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id
    ${targetJoins}
    where duty.county_code = ${county} and (${chosen})
    order by duty.happened_on desc, duty.id desc limit ${limit}`.execute(db)
  return rows
}
