// A deployment of a million places: the towns of the demo, size M, over and over under codes of their own.
import { sql } from 'kysely'
import type { Db } from '../../api/db/tables.ts'
import { loadDemoCounty } from './bench-county.ts'

/** A township has three digits, and some of them stay free. */
const townsPerCounty = 900
const firstCounty = 640001

export interface ManyTowns {
  /** A county with many towns, the community and the grid with the most places in it, and a unit of it. */
  county: string
  community: string
  grid: string
  unitId: number
  places: number
}

/** At least so many places, side by side in degrees and metres; without facts, which no list asks for. */
export async function loadManyTowns(db: Db, atLeast: number): Promise<ManyTowns> {
  const demo = await loadDemoCounty(db)
  await db.transaction().execute(async (trx) => {
    // Geometry in metres and references are copied with the rows: no trigger has to find them again.
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`
      create temporary table town_copy on commit drop as
      with town as (
        select code, row_number() over (order by code) - 1 as ordinal, count(*) over () as towns
        from region where county_code = ${demo} and level = 'township')
      select code as old, copy, (${firstCounty}::int + number / ${townsPerCounty})::text
             || lpad((1 + number % ${townsPerCounty})::text, 3, '0') as new
      from generate_series(0, ${atLeast}::int / (select count(*) from place)) as copy, town,
           lateral (select (copy * town.towns + town.ordinal)::int as number) numbered`.execute(trx)
    await sql`
      insert into region (county_code, code, parent_code, level, name, source)
      select distinct left(new, 6), left(new, 6), null, 'county', left(new, 6), 'bench' from town_copy
      union all select left(new, 6), new, left(new, 6), 'township', new, 'bench' from town_copy
      union all
      select left(new, 6), new || substr(code, 10), new, level, name, 'bench'
      from region join town_copy on left(code, 9) = old where county_code = ${demo} and level = 'community'`.execute(
      trx,
    )
    await sql`insert into county_state (county_code) select distinct left(new, 6) from town_copy`.execute(trx)
    await sql`
      insert into grid (county_code, code, community_code, name, geom, geom_m, source)
      select left(new, 6), new || substr(code, 10), new || substr(community_code, 10), name, geom, geom_m, 'bench'
      from grid join town_copy on left(code, 9) = old where county_code = ${demo}`.execute(trx)
    await sql`
      insert into place (county_code, area_code, kind, code, name, geom, geom_m, properties, source, source_key)
      select left(new, 6), new || substr(area_code, 10), kind, code, name,
             st_translate(geom, copy * 0.1, 0), st_translate(geom_m, copy * 10000, 0), properties, 'bench',
             copy || ' ' || source_key
      from place join town_copy on left(area_code, 9) = old where county_code = ${demo}
      order by copy, geom`.execute(trx)
  })
  const chosen = await choose(db)
  // What a server does by itself some minutes after so many rows came.
  for (const table of ['region', 'grid', 'place', 'assignment'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  return chosen
}

/** The unit answers for a community, for the grids of another one and for two hundred places elsewhere. */
async function choose(db: Db): Promise<ManyTowns> {
  const { rows } = await sql<Omit<ManyTowns, 'unitId'>>`
    select county_code as county, left(area_code, 12) as community, area_code as grid,
           (select count(*) from place) as places
    from place where county_code = ${String(firstCounty)} and length(area_code) = 15
    group by county_code, area_code order by count(*) desc, area_code limit 1`.execute(db)
  const { county, community, ...rest } = rows[0]! // the demo has grids with places
  const unit = await sql<{ id: number }>`
    insert into unit (county_code, code, name, kind, source)
    values (${county}, 'bench', 'bench', 'department', 'bench') returning id`.execute(db)
  const unitId = unit.rows[0]!.id // of the row just made
  await sql`
    with duty as (
      select ${community} as region_code, null::bigint as grid_id, null::bigint as place_id
      union all
      select null, id, null from grid
      where county_code = ${county} and community_code = (
        select min(community_code) from grid where county_code = ${county} and community_code > ${community})
      union all
      (select null, null, id from place
       where county_code = ${county} and kind = 'compound' and left(area_code, 12) > ${community} order by id limit 200))
    insert into assignment (county_code, unit_id, role, region_code, grid_id, place_id)
    select ${county}, ${unitId}, 'responsible', region_code, grid_id, place_id from duty`.execute(db)
  return { county, community, unitId, ...rest }
}
