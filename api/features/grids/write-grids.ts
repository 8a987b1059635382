// Writes new borders: the former versions are kept, a grid that ends keeps its code for ever, a new one gets the next.
import { sql } from 'kysely'
import { codeLength } from '../../contract/areas.ts'
import { orderLikeAPage, placeOfShape } from '../../contract/grid-order.ts'
import type { Finding, GridShape } from '../../contract/grids.ts'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import { nextCodes } from '../../db/grid-numbers.ts'
import type { Db } from '../../db/tables.ts'
import type { Change } from './change-mosaic.ts'
import type { Changer } from './changer.ts'
import { finding } from './finding.ts'

export interface Grid {
  id: number
  code: string
  name: string
  version: number
  households: number | null
  population: number | null
}

export interface Written {
  changeId: number
  /** By the key of the request. */
  codes: ReadonlyMap<string, string>
  findings: Finding[]
  /** Ids of grids that ended, and of those that took them in. */
  removed: { id: number; into: number }[]
  /** Ids of new grids, and of those they were cut from. */
  created: { id: number; from: number }[]
  /** Ids of new grids on land that had none. */
  founded: number[]
}

interface Asked {
  county: string
  community: string
  present: readonly Grid[]
  change: Change
}

export async function writeGrids(trx: Db, caller: Changer, asked: Asked): Promise<Written> {
  const { county, community, present, change } = asked
  const idOf = (code: string) => present.find((each) => each.code === code)!.id // versions were compared before
  const changeId = await writeChange(trx, caller, { county, community, reason: change.reason })
  const removed = change.removed.map(({ code, into }) => ({ id: idOf(code), into: idOf(into) }))
  await keepVersions(trx, county, changeId, [
    ...change.changed.map(({ code }) => idOf(code)),
    ...removed.map(({ id }) => id),
  ])
  await redraw(
    trx,
    county,
    change.changed.map(({ code, geometry }) => ({ id: idOf(code), geometry })),
  )
  await endGrids(
    trx,
    county,
    removed.map(({ id }) => id),
  )
  // Grids that come together are numbered like the words of a page.
  const added = orderLikeAPage(change.created, ({ geometry }) => placeOfShape(geometry))
  const codes = await nextCodes(trx, county, community, added.length)
  // Codes ran out: told as a finding, and nothing of it is kept.
  if (!codes)
    return {
      changeId,
      codes: new Map(),
      removed,
      created: [],
      founded: [],
      findings: change.created
        .slice(0, 1)
        .map(({ key, geometry }) =>
          finding({ code: 'codes-used-up', grids: [key], squareMetres: null, geometry }),
        ),
    }
  const created: Written['created'] = []
  const founded: number[] = []
  for (const [index, { from, geometry }] of added.entries()) {
    const id = await add(trx, county, codes[index]!, geometry)
    if (from) created.push({ id, from: idOf(from) })
    else founded.push(id)
  }
  await keepDescent(trx, county, changeId, [
    ...removed.map(({ id, into }) => ({ parent: id, child: into })),
    ...created.map(({ id, from }) => ({ parent: from, child: id })),
  ])
  await keepFounding(trx, county, changeId, founded)
  await joinPeople(trx, county, removed)
  await dividePeople(trx, county, created)
  await countPeople(trx, county, founded)
  return {
    changeId,
    codes: new Map(added.map(({ key }, index) => [key, codes[index]!])),
    findings: [],
    removed,
    created,
    founded,
  }
}

/** Answers its id: what the grids were before is kept under it. */
export async function writeChange(
  trx: Db,
  caller: Changer,
  { county, community, reason }: { county: string; community: string; reason: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('gridChange')
    .values({
      countyCode: county,
      communityCode: community,
      authorId: caller.accountId,
      authorName: caller.displayName,
      reason: reason.trim(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function keepVersions(trx: Db, county: string, changeId: number, ids: readonly number[]) {
  await sql`
    insert into grid_version (county_code, grid_id, version, code, name, leader_name, households, population, geom,
      valid_from, valid_to, change_id)
    select county_code, id, version, code, name, leader_name, households, population, geom, valid_from, current_date,
      ${changeId}::bigint
    from grid where county_code = ${county} and id = any(${ids}::bigint[])`.execute(trx)
}

async function redraw(trx: Db, county: string, grids: readonly { id: number; geometry: GridShape }[]) {
  await sql`
    update grid set geom = drawn.hex::geometry, version = grid.version + 1, valid_from = current_date
    from unnest(${grids.map(({ id }) => id)}::bigint[], ${grids.map(({ geometry }) => hexWkb(geometry))}::text[])
      as drawn (id, hex)
    where grid.county_code = ${county} and grid.id = drawn.id`.execute(trx)
}

async function endGrids(trx: Db, county: string, ids: readonly number[]) {
  await sql`
    update grid set valid_to = current_date, version = version + 1
    where county_code = ${county} and id = any(${ids}::bigint[])`.execute(trx)
}

async function add(trx: Db, county: string, code: string, geometry: GridShape): Promise<number> {
  const community = code.slice(0, codeLength.community)
  const { rows } = await sql<{ id: number }>`
    insert into grid (county_code, code, community_code, name, geom, source)
    select county_code, ${code}, code, name || '第' || ${Number(code.slice(codeLength.community))}::int || '网格',
      ${hexWkb(geometry)}::geometry, 'editor'
    from region where county_code = ${county} and code = ${community}
    returning id`.execute(trx)
  const [added] = rows
  if (!added) throw new AppError('unknown-area', `There is no area with the code ${community}.`)
  return added.id
}

async function keepDescent(
  trx: Db,
  county: string,
  changeId: number,
  descents: readonly { parent: number; child: number }[],
) {
  const rows = descents.map(({ parent, child }) => ({
    countyCode: county,
    changeId,
    parentId: parent,
    childId: child,
  }))
  if (rows.length > 0) await trx.insertInto('gridDescent').values(rows).execute()
}

async function keepFounding(trx: Db, county: string, changeId: number, ids: readonly number[]) {
  const rows = ids.map((gridId) => ({ countyCode: county, changeId, gridId }))
  if (rows.length > 0) await trx.insertInto('gridFounding').values(rows).execute()
}

/** Nobody counted the people of land without a grid: what its compounds say is known, else it is not. */
async function countPeople(trx: Db, county: string, founded: readonly number[]) {
  await sql`
    update grid set households = counted.dwellings, population = counted.people
    from (
      select held.id, sum((place.properties ->> 'dwellings')::int)::int as dwellings,
             sum((place.properties ->> 'people')::int)::int as people
      from grid held
      join place on place.county_code = ${county} and place.kind = 'compound' and place.geom_m && held.geom_m
        and st_intersects(held.geom_m, st_pointonsurface(place.geom_m))
      where held.county_code = ${county} and held.id = any(${founded}::bigint[])
      group by held.id) counted
    where grid.county_code = ${county} and grid.id = counted.id`.execute(trx)
}

/** People of a grid that ends are counted where their land went. */
async function joinPeople(trx: Db, county: string, removed: Written['removed']) {
  await sql`
    update grid set
      households = case when grid.households is null and taken.households is null then null
        else coalesce(grid.households, 0) + coalesce(taken.households, 0) end,
      population = case when grid.population is null and taken.population is null then null
        else coalesce(grid.population, 0) + coalesce(taken.population, 0) end
    from (
      select pair.into_id, sum(gone.households)::int as households, sum(gone.population)::int as population
      from unnest(${removed.map(({ id }) => id)}::bigint[], ${removed.map(({ into }) => into)}::bigint[])
        as pair (id, into_id)
      join grid gone on gone.county_code = ${county} and gone.id = pair.id
      group by pair.into_id) taken
    where grid.county_code = ${county} and grid.id = taken.into_id`.execute(trx)
}

/** People of a grid that was divided: by dwellings where compounds say how many, else by land; nobody is lost. */
async function dividePeople(trx: Db, county: string, created: Written['created']) {
  await sql`
    with part as (
      select pair.from_id, pair.id, grid.geom_m
      from (
        select from_id, id from unnest(${created.map(({ from }) => from)}::bigint[], ${created.map(({ id }) => id)}::bigint[])
          as pair (from_id, id)
        union
        select from_id, from_id from unnest(${created.map(({ from }) => from)}::bigint[]) as parent (from_id)) pair
      join grid on grid.county_code = ${county} and grid.id = pair.id),
    counted as (
      select part.from_id, part.id, st_area(part.geom_m) as area, coalesce((
        select sum((place.properties ->> 'dwellings')::float8) from place
        where place.county_code = ${county} and place.kind = 'compound' and place.geom_m && part.geom_m
          and st_intersects(part.geom_m, st_pointonsurface(place.geom_m))), 0) as dwellings
      from part),
    share as (
      select from_id, id, case when sum(dwellings) over family > 0 then dwellings / sum(dwellings) over family
        else area / sum(area) over family end as share
      from counted window family as (partition by from_id)),
    child as (
      select share.from_id, share.id, round(parent.households * share.share)::int as households,
             round(parent.population * share.share)::int as population
      from share join grid parent on parent.county_code = ${county} and parent.id = share.from_id
      where share.id <> share.from_id)
    update grid set households = divided.households, population = divided.population
    from (
      select id, households, population from child
      union all
      select parent.id, greatest(parent.households - sum(child.households), 0)::int,
             greatest(parent.population - sum(child.population), 0)::int
      from child join grid parent on parent.county_code = ${county} and parent.id = child.from_id
      group by parent.id, parent.households, parent.population) divided
    where grid.county_code = ${county} and grid.id = divided.id`.execute(trx)
}
