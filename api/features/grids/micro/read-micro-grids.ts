// The micro grids of an area as anybody may see them: phone numbers stay half hidden.
import { type RawBuilder, sql } from 'kysely'
import type { MicroGrid } from '../../../contract/micro-grids.ts'
import { boxOf, checkArea, countyOf, unknownArea } from '../../../db/areas.ts'
import { microGridsIn } from '../../../db/micro-grids.ts'
import { maskPhone } from '../../../db/phones.ts'
import type { Db } from '../../../db/tables.ts'

/** With the whole number: it never leaves the server like this. */
export interface OwnMicroGrid extends Omit<MicroGrid, 'maskedPhone'> {
  id: number
  leaderPhone: string | null
}

/** @throws AppError unknown-area */
export async function listMicroGrids(
  db: Db,
  area: string,
  limit: number,
): Promise<{ items: MicroGrid[]; total: number }> {
  await checkArea(db, area)
  const county = countyOf(area)
  const inside = microGridsIn(area)
  const rows = await read(db, county, inside, limit)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from micro_grid micro
    where micro.county_code = ${county} and micro.valid_to is null and ${inside}`.execute(db)
  return { items: rows.map(shown), total: counted[0]?.total ?? 0 }
}

/** The one in force. @throws AppError unknown-area */
export async function getMicroGrid(db: Db, code: string): Promise<OwnMicroGrid> {
  const [found] = await read(db, countyOf(code), sql<boolean>`micro.code = ${code}`, 1)
  if (!found) throw unknownArea(code)
  return found
}

async function read(
  db: Db,
  county: string,
  chosen: RawBuilder<boolean>,
  limit: number,
): Promise<OwnMicroGrid[]> {
  const { rows } = await sql<OwnMicroGrid>`
    select micro.id, micro.code, micro.name, micro.leader_name, micro.leader_phone, micro.households, micro.population,
           st_area(micro.geom_m) as area_square_metres, ${boxOf(sql`micro.geom`)} as box, micro.version,
           micro.valid_from::text, former.code as former_code
    from micro_grid micro
    left join micro_grid former on former.county_code = ${county} and former.id = micro.former_id
    where micro.county_code = ${county} and micro.valid_to is null and ${chosen}
    order by micro.code limit ${limit}`.execute(db)
  return rows
}

export function shown({ id: _id, leaderPhone, ...micro }: OwnMicroGrid): MicroGrid {
  return { ...micro, maskedPhone: maskPhone(leaderPhone) }
}
