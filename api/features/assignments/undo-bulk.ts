// Takes many assignments that were made at once back, and gives back to whoever had them; what was changed since stays.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import type { AssignmentTarget, BulkUndo, UndoObstacle } from '../../contract/assignments.ts'
import { areaColumn, targetColumn, targetJoins } from '../../db/assignments.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { type CreatedRow, type EndedRow, nameless } from './assign-many.ts'

/** Shown of what stays; the count tells the rest. */
const leftShown = 100

/**
 * Call inside `changeAssignments`.
 * @throws AppError unknown-assignment, changed-meanwhile with what stays, unless `rest` is set and something is left to undo
 */
export async function undoBulk(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  rest: boolean,
): Promise<BulkUndo> {
  const { created, ended } = await readBulk(trx, county, id)
  const judged = await judge(trx, caller, county, created, ended)
  const left = judged.flatMap(({ obstacle, ...each }) => (obstacle ? [{ ...each, obstacle }] : []))
  const undoable = judged.filter(({ obstacle }) => obstacle === null).map((each) => each.id)
  const found = {
    undoable: undoable.length,
    leftCount: left.length,
    left: left.slice(0, leftShown).map(({ target, unitName, obstacle }) => ({ target, unitName, obstacle })),
  }
  if (undoable.length === 0 || (left.length > 0 && !rest))
    throw new AppError(
      'changed-meanwhile',
      `${left.length} of ${judged.length} assignments of this bulk were changed since and cannot be taken back.`,
      { ...found, undone: 0, givenBack: 0 } satisfies BulkUndo,
    )
  const givenBack = await takeBack(trx, county, undoable, ended)
  await appendAudit(trx, caller, {
    action: 'assignments-undone',
    area: county,
    subject: { type: 'assignments', id },
    after: { undone: undoable, givenBack, left: left.map((each) => each.id) },
  })
  return { ...found, undone: undoable.length, givenBack: givenBack.length }
}

/** What a bulk did stands in the log, where nobody can change it. @throws AppError unknown-assignment */
async function readBulk(
  trx: Db,
  county: string,
  id: number,
): Promise<{ created: CreatedRow[]; ended: EndedRow[] }> {
  const line = await trx
    .selectFrom('auditEvent')
    .select(['before', 'after'])
    .where('subjectType', '=', 'assignments')
    .where('subjectId', '=', String(id))
    .where('countyCode', '=', county)
    .where('action', '=', 'assignments-created')
    .executeTakeFirst()
  if (!line)
    throw new AppError('unknown-assignment', `Nothing was assigned in county ${county} under number ${id}.`)
  return {
    created: line.after?.created as CreatedRow[], // written by assignMany
    ended: (line.before?.ended ?? []) as EndedRow[], // likewise
  }
}

interface Judged {
  id: number
  target: AssignmentTarget
  unitName: string | null
  obstacle: UndoObstacle | null
}

/** In the order in which they were made. */
async function judge(
  trx: Db,
  caller: Caller,
  county: string,
  created: readonly CreatedRow[],
  ended: readonly EndedRow[],
): Promise<Judged[]> {
  // Nobody writes into the duty log of these, or removes what they name, until this is done.
  await sql`
    select from assignment where county_code = ${county} and id = any(${idsOf([...created, ...ended])}::bigint[])
    order by id for update`.execute(trx)
  const { rows } = await sql<Judged & { area: string }>`
    with ended as (
      select holder.slot, bool_or(holder.version <> list.version) as changed, bool_or(unit.closed_on is not null) as closed
      from unnest(${idsOf(ended)}::bigint[], ${ended.map(({ version }) => version ?? 0)}::integer[]) as list (id, version)
      join assignment holder on holder.county_code = ${county} and holder.id = list.id
      join unit on unit.county_code = ${county} and unit.id = holder.unit_id
      group by holder.slot)
    select made.id, ${areaColumn} as area, ${targetColumn} as target, unit.name as unit_name,
           case when assignment.id is null then 'gone'
                when assignment.version > 1 then 'changed'
                when exists (
                  select from duty where duty.county_code = ${county} and duty.assignment_id = assignment.id) then 'logged'
                when ended.changed then 'holder-changed'
                when ended.closed then 'holder-closed' end as obstacle
    from unnest(${idsOf(created)}::bigint[]) with ordinality as made (id, position)
    left join assignment on assignment.county_code = ${county} and assignment.id = made.id
    left join unit on unit.county_code = ${county} and unit.id = assignment.unit_id
    left join ended on ended.slot = assignment.slot
    ${targetJoins}
    order by made.position`.execute(trx)
  return rows.map(({ area, ...row }, index) => {
    if (row.obstacle === 'gone') return { ...row, target: targetOf(created[index]?.slot ?? '') }
    const permitted = can(caller, 'assignment.write', { area })
    return { ...row, obstacle: row.obstacle ?? (permitted ? null : 'not-permitted') }
  })
}

/** What is left of a thing that is no longer there: `place/123 packaging` was the place 123. */
function targetOf(slot: string): AssignmentTarget {
  const [type = '', id = ''] = slot.split(' ')[0]?.split('/') ?? []
  return nameless({ type: type as AssignmentTarget['type'], id }) // assignment_slot writes one of the four
}

/** Answers the ids of those who have their role again. */
async function takeBack(
  trx: Db,
  county: string,
  undoable: readonly number[],
  ended: readonly EndedRow[],
): Promise<number[]> {
  // As if they had never been: the last day of each is the one before its first.
  await sql`
    update assignment set valid_to = valid_from - 1, version = version + 1
    where county_code = ${county} and id = any(${[...undoable]}::bigint[])`.execute(trx)
  const { rows } = await sql<{ id: number }>`
    with freed as (
      select slot from assignment where county_code = ${county} and id = any(${[...undoable]}::bigint[]))
    update assignment set valid_to = list.valid_to, version = version + 1
    from unnest(${idsOf(ended)}::bigint[], ${ended.map(({ validTo }) => validTo)}::date[]) as list (id, valid_to)
    where assignment.county_code = ${county} and assignment.id = list.id and assignment.slot in (select slot from freed)
    returning assignment.id`.execute(trx)
  return rows.map(({ id }) => id)
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map(({ id }) => id)
}
