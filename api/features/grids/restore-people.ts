// Borders that go back to where they were get back what was recorded of them there: shares of shares would drift away from it.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/tables.ts'

/**
 * Call after `movePeople`. `steps`: those of `formerAndPresent`. Only where every grid of the change has exactly the border of
 * an earlier version, and together as many live there as then: whoever was counted anew meanwhile stays counted.
 */
export async function restorePeople(trx: Db, county: string, steps: RawBuilder<unknown>): Promise<void> {
  await sql`
    with ${steps},
    known as (
      select present.id, present.households, present.population,
             before.households as former_households, before.population as former_population, before.version
      from present left join lateral (
        select version, households, population from grid_version
        where county_code = ${county} and grid_id = present.id and st_orderingequals(grid_version.geom, present.geom)
        order by version desc limit 1) before on true)
    update grid set households = ${restored('households')}, population = ${restored('population')}
    from known
    where grid.county_code = ${county} and grid.id = known.id
      and not exists (select from known where version is null)`.execute(trx)
}

function restored(of: 'households' | 'population'): RawBuilder<unknown> {
  const [now, then] = [sql.ref(of), sql.ref(`former_${of}`)]
  return sql`case
    when (select bool_and(${now} is not null and ${then} is not null) and sum(${now}) = sum(${then}) from known)
    then known.${then} else ${sql.ref(`grid.${of}`)} end`
}
