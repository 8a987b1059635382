// Reads units with the number of things each answers for today, and where each stands in the tree.
import { type RawBuilder, sql } from 'kysely'
import type { Area } from '../../contract/areas.ts'
import type { Unit } from '../../contract/units.ts'
import { boxOf } from '../../db/areas.ts'
import { isInForce, targetJoins } from '../../db/assignments.ts'
import { AppError } from '../../db/errors.ts'
import { maskPhone } from '../../db/phones.ts'
import type { Db } from '../../db/tables.ts'

type UnitRow = Omit<Unit, 'maskedPhone'> & { contactPhone: string | null }

async function selectUnits(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<Unit[]> {
  // Ordered by character code: the same on every engine, whatever collations it brings.
  const { rows } = await sql<UnitRow>`
    select unit.id, unit.county_code as county, unit.code, unit.name, unit.kind, unit.category, unit.parent_id,
           unit.leader_name, unit.contact_name, unit.contact_phone, unit.closed_on::text, unit.version,
           (select count(*) from assignment
            where assignment.county_code = unit.county_code and assignment.unit_id = unit.id
              and ${isInForce()}) as assignment_count
    from unit where unit.county_code = ${county} and (${chosen})
    order by unit.name collate "C", unit.id limit ${limit}`.execute(db)
  return rows.map(({ contactPhone, ...unit }) => ({ ...unit, maskedPhone: maskPhone(contactPhone) }))
}

/** Units by name, namesakes by id; `after` is the id of the last unit of the page before. */
export async function listUnits(
  db: Db,
  county: string,
  { after, limit, closed }: { after?: number; limit: number; closed: boolean },
): Promise<Unit[]> {
  const last = after === undefined ? undefined : await getUnit(db, county, after)
  const rest = last ? sql`(unit.name collate "C", unit.id) > (${last.name}, ${last.id})` : sql`true`
  return selectUnits(db, county, closed ? rest : sql`unit.closed_on is null and ${rest}`, limit)
}

/** @throws AppError unknown-unit */
export async function getUnit(db: Db, county: string, id: number): Promise<Unit> {
  const [unit] = await selectUnits(db, county, sql`unit.id = ${id}`, 1)
  if (!unit) throw unknownUnit(county, id)
  return unit
}

export function unknownUnit(county: string, id: number): AppError {
  return new AppError('unknown-unit', `County ${county} has no unit with the id ${id}.`)
}

/** Those above a unit, from the top of the tree down, and those right below it. */
export async function readKin(db: Db, county: string, id: number) {
  const { rows } = await sql<{ id: number; name: string; height: number }>`
    with recursive above as (
      select unit.id, unit.name, unit.parent_id, 0 as height from unit where county_code = ${county} and id = ${id}
      union all
      select unit.id, unit.name, unit.parent_id, above.height + 1
      from above join unit on unit.county_code = ${county} and unit.id = above.parent_id
      -- no tree of offices is this deep
      where above.height < 50)
    select id, name, height from above where height > 0
    union all
    select id, name, -1 from unit where county_code = ${county} and parent_id = ${id} and closed_on is null
    order by height desc, id`.execute(db)
  const named = (wanted: (height: number) => boolean) =>
    rows.filter(({ height }) => wanted(height)).map((row) => ({ id: row.id, name: row.name }))
  return { above: named((height) => height > 0), below: named((height) => height < 0) }
}

/** Around everything that a unit answers for today; null of nothing. */
export async function readUnitBox(db: Db, county: string, id: number): Promise<Area['box']> {
  const { rows } = await sql<{ box: Area['box'] }>`
    with target as (
      select st_collect(st_envelope(coalesce(place.geom, grid.geom, region.geom))) as geom
      from assignment ${targetJoins}
      where assignment.county_code = ${county} and assignment.unit_id = ${id} and ${isInForce()})
    select ${boxOf(sql`geom`)} as box from target`.execute(db)
  return rows[0]?.box ?? null
}
