// How many households and people go along with the land that changes hands? One answer for the list of what changes hands, for
// what is recorded of each grid afterwards, and, by the same rule, for totals while somebody paints (contract/blocks/counts.ts).
import { type RawBuilder, sql } from 'kysely'
import { degreesSrid } from '../../db/geometry.ts'
import { degreeGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import { interiorsMeet } from '../../indicators/mosaic.ts'

/**
 * SQL: a `with` step after those of `formerAndPresent`. `cut (from_id, to_id, geom)`: land that is another grid's now, in
 * degrees, in which borders are drawn: a corner that is put on a long edge moves nothing there.
 */
export const cutLand = sql`
  cut as materialized (
    select former.id as from_id, present.id as to_id,
           st_collectionextract(st_intersection(former.geom, present.geom, ${degreeGrid}), 3) as geom
    from former join present on present.id <> former.id and present.geom && former.geom
      and ${interiorsMeet(sql`present.geom`, sql`former.geom`)})`

/** Between two grids, by their ids: households that go along, not in whole numbers; null: nothing is known of them. */
export interface Share {
  fromId: number
  toId: number
  households: number | null
}

/**
 * SQL: `with` steps after those of `formerAndPresent`. What is recorded of a grid goes with the dwellings of its compounds,
 * else with its land; where nothing is recorded the dwellings themselves count.
 * `share (from_id, to_id, households, population)`: what goes along, not in whole numbers; null: nothing is known.
 */
function sharesOf(county: string, community: string): RawBuilder<unknown> {
  const own = { households: sql`dwellings`, population: sql`people` }
  return sql`
    ${cutLand},
    moved_land as materialized (
      select from_id, to_id, st_area(st_transform(geom, (select metric_srid from deployment))) as area from cut),
    home as materialized (
      select spot.*, (select id from former where st_intersects(former.geom, spot.geom) order by code limit 1) as from_id,
             (select id from present where st_intersects(present.geom, spot.geom) order by code limit 1) as to_id
      from (${homes(sql`
        select distinct on (place.id) place.*
        from (select geom_m from former union all select geom_m from present) land
        -- offset: by the index of shapes, not through all compounds of the county
        cross join lateral (${compoundsOf(county, sql`place.geom_m && land.geom_m`)} offset 0) place`)}) spot),
    pool as materialized (
      select former.id, former.households, former.population, present.id is not null as stays,
             case when present.id is null
               then (select sum(area) from moved_land where from_id = former.id) else st_area(former.geom_m) end as area,
             dwelling.dwellings, dwelling.people
      from former left join present on present.id = former.id
      cross join lateral (
        select sum(dwellings) as dwellings, sum(people) as people from home
        where from_id = former.id and (to_id is not null or present.id is not null)) dwelling),
    pair as materialized (
      select from_id, to_id, coalesce(area, 0) as area, dwellings, people
      from moved_land
      full join (
        select from_id, to_id, sum(dwellings) as dwellings, sum(people) as people from home
        where from_id <> to_id group by from_id, to_id) moved_homes using (from_id, to_id)),
    share as materialized (
      select from_id, to_id, ${moved('households')} as households, ${moved('population')} as population
      from pair join pool on pool.id = pair.from_id)`

  function moved(of: keyof typeof own): RawBuilder<unknown> {
    const [record, homesOfPair] = [sql.ref(`pool.${of}`), sql`pair.${own[of]}`]
    const byHomes = (
      all: RawBuilder<unknown>,
      everywhere: RawBuilder<unknown>,
      land: RawBuilder<unknown>,
    ) => sql`
      case when ${everywhere} > 0 then ${all} * coalesce(${homesOfPair}, 0) / ${everywhere}
           else ${all} * pair.area / nullif(${land}, 0) end`
    return sql`case
      when ${record} is not null then ${byHomes(record, sql`pool.${own[of]}`, sql`pool.area`)}
      when ${isRecorded(county, community, of)} or ${ofCommunity(county, community, of)} is null then ${homesOfPair}
      else ${byHomes(
        ofCommunity(county, community, of),
        sql`(select sum(${own[of]}) from (${homes(
          compoundsOf(county, sql`place.area_code like ${`${community}%`}`),
        )}) spot)`,
        sql`(select sum(st_area(geom_m)) from grid
          where county_code = ${county} and community_code = ${community} and valid_to is null)`,
      )} end`
  }
}

function compoundsOf(county: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select place.id, place.geom_m, place.properties from place
    where place.county_code = ${county} and place.kind = 'compound' and ${where}`
}

/** SQL: compounds with the point that decides where they belong, in degrees. */
function homes(compounds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select id, st_transform(st_pointonsurface(geom_m), ${degreesSrid}::int) as geom,
           (properties ->> 'dwellings')::float8 as dwellings,
           coalesce((properties ->> 'people')::float8, (properties ->> 'dwellings')::float8) as people
    from (${compounds}) compound`
}

/** SQL: is anything recorded of any grid that the community has or had? Then the number of the community is not shared out. */
function isRecorded(county: string, community: string, of: 'households' | 'population'): RawBuilder<boolean> {
  return sql`(exists (
      select from grid where county_code = ${county} and community_code = ${community} and valid_to is null
        and ${sql.ref(`grid.${of}`)} is not null)
    or exists (select from former where ${sql.ref(`former.${of}`)} is not null))`
}

function ofCommunity(
  county: string,
  community: string,
  of: 'households' | 'population',
): RawBuilder<unknown> {
  const number =
    of === 'households'
      ? sql`households`
      : sql`coalesce(urban_population + coalesce(temporary_population, 0), resident_population)`
  return sql`(select ${number}::float8 from region where county_code = ${county} and code = ${community})`
}

/**
 * Writes what is recorded of the grids of a change afterwards: in whole numbers, nobody lost or counted twice. `steps`: those
 * of `formerAndPresent`. A grid of which nothing is known, and that takes in none of which something is, stays as it is.
 * Answers what went along with the land.
 */
export async function movePeople(
  trx: Db,
  county: string,
  community: string,
  steps: RawBuilder<unknown>,
): Promise<Share[]> {
  const { rows } = await sql<Share>`
    with ${steps}, ${sharesOf(county, community)},
    after as materialized (
      select present.id, present.code, ${after('households', sql`dwellings`)} as households,
             ${after('population', sql`people`)} as population
      from present left join pool on pool.id = present.id),
    households as (${inWhole('households')}),
    population as (${inWhole('population')}),
    written as (
      update grid set households = coalesce(homes.number, grid.households),
        population = coalesce(people.number, grid.population)
      from after left join households homes using (id) left join population people using (id)
      where grid.county_code = ${county} and grid.id = after.id
        and (homes.number, people.number) is distinct from (grid.households, grid.population))
    select from_id, to_id, households from share`.execute(trx)
  return rows
  /** What stays, what comes, and what stands on land that no grid had. */
  function after(of: 'households' | 'population', own: RawBuilder<unknown>): RawBuilder<unknown> {
    const number = sql.ref(`share.${of}`)
    return sql`case when ${sql.ref(`pool.${of}`)} is not null or exists (
        select from share join pool giver on giver.id = share.from_id
        where share.to_id = present.id and ${sql.ref(`giver.${of}`)} is not null and ${number} is not null)
      then coalesce(${sql.ref(`pool.${of}`)}, pool.${own}, 0)
        - coalesce((select sum(${number}) from share where share.from_id = present.id), 0)
        + coalesce((select sum(${number}) from share where share.to_id = present.id), 0)
        + coalesce((select sum(${own}) from home where home.to_id = present.id and home.from_id is null), 0) end`
  }

  /** As `wholeNumbers` of the contract: rounded down, and those with the largest rest get what is missing. */
  function inWhole(of: 'households' | 'population'): RawBuilder<unknown> {
    const number = sql.ref(`after.${of}`)
    return sql`
      select id, (floor(number) + case when row_number() over (
          order by round((number - floor(number))::numeric, 6) desc, code) <= missing then 1 else 0 end)::int as number
      from (
        select id, code, number, round((sum(number) over ())::numeric) - sum(floor(number)) over () as missing
        from (select id, code, greatest(${number}, 0) as number from after where ${number} is not null) known) counted`
  }
}
