// Reads units with the number of things each answers for today.
import { sql } from 'kysely'
import type { Unit } from '../../contract/units.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'

const unitColumns = sql`
  unit.id, unit.county_code as county, unit.code, unit.name, unit.kind, unit.category, unit.contact_name,
  (select count(*) from assignment
   where assignment.county_code = unit.county_code and assignment.unit_id = unit.id
     and assignment.valid_from <= current_date
     and (assignment.valid_to is null or assignment.valid_to >= current_date)) as assignment_count`

/** Units by name, namesakes by id; `after` is the id of the last unit of the page before. */
export async function listUnits(
  db: Db,
  county: string,
  { after, limit }: { after?: number; limit: number },
): Promise<Unit[]> {
  const last = after === undefined ? undefined : await getUnit(db, county, after)
  // Ordered by character code: the same on every engine, whatever collations it brings.
  const rest = last ? sql`and (name collate "C", id) > (${last.name}, ${last.id})` : sql``
  const { rows } = await sql<Unit>`
    select ${unitColumns} from unit where county_code = ${county} ${rest}
    order by name collate "C", id limit ${limit}`.execute(db)
  return rows
}

/** @throws AppError unknown-unit */
export async function getUnit(db: Db, county: string, id: number): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from unit where county_code = ${county} and id = ${id}`.execute(db)
  const [unit] = rows
  if (!unit) throw new AppError('unknown-unit', `County ${county} has no unit with the id ${id}.`)
  return unit
}
