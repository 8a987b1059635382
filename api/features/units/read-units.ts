// Reads units with the number of things each answers for today.
import { sql } from 'kysely'
import type { Area } from '../../contract/areas.ts'
import type { Unit } from '../../contract/units.ts'
import { boxOf } from '../../db/areas.ts'
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

/** Around everything that a unit answers for today; null of nothing. */
export async function readUnitBox(db: Db, county: string, id: number): Promise<Area['box']> {
  const { rows } = await sql<{ box: Area['box'] }>`
    with target as (
      select st_collect(st_envelope(coalesce(place.geom, grid.geom, region.geom))) as geom
      from assignment
      left join region on region.county_code = assignment.county_code and region.code = assignment.region_code
      left join grid on grid.county_code = assignment.county_code and grid.id = assignment.grid_id
      left join place on place.county_code = assignment.county_code and place.id = assignment.place_id
      where assignment.county_code = ${county} and assignment.unit_id = ${id}
        and assignment.valid_from <= current_date
        and (assignment.valid_to is null or assignment.valid_to >= current_date))
    select ${boxOf(sql`geom`)} as box from target`.execute(db)
  return rows[0]?.box ?? null
}
