// Which department answers for a category? Found by how its name reads, until somebody chooses another one.
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** Call when units came or went. The first word that fits a name decides; a category that somebody changed is left alone. */
export async function fillDepartments(trx: Db, county: string): Promise<void> {
  await sql`
    with found as (
      select distinct on (category.code) category.code, unit.id
      from problem_category category
      cross join unnest(category.department_words) with ordinality as said (word, place)
      join unit on unit.county_code = category.county_code and unit.closed_on is null
        and unit.kind in ('department', 'enterprise', 'other') and unit.name like '%' || said.word || '%'
      where category.county_code = ${county} and category.version = 1
        -- closed units go with whoever took over, when they are closed
        and category.unit_id is null
      order by category.code, said.place, length(unit.name), unit.id)
    update problem_category category set unit_id = found.id
    from found where category.county_code = ${county} and category.code = found.code`.execute(trx)
}
