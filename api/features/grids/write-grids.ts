// Writes new borders: the former versions are kept, a grid that ends keeps its code for ever, a new one gets the next.
import { sql } from 'kysely'
import { orderLikeAPage, placeOfShape } from '../../contract/grid-order.ts'
import type { Finding, GridShape } from '../../contract/grids.ts'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import { nextCodes } from '../../db/grid-numbers.ts'
import type { Db } from '../../db/tables.ts'
import type { BorderVersions } from './border-version.ts'
import type { Change } from './change-request.ts'
import type { Changer } from './changer.ts'
import { finding } from './finding.ts'
import { formerAndPresent } from './former-grids.ts'
import { nameLike } from './numbering/usual-name.ts'
import { restorePeople } from './restore-people.ts'
import { movePeople, type Share } from './shares.ts'

export interface Grid extends BorderVersions {
  id: number
  code: string
  name: string
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
  /** Households that go along with land. */
  shares: Share[]
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
      shares: [],
      findings: change.created
        .slice(0, 1)
        .map(({ key, geometry }) =>
          finding({ code: 'codes-used-up', grids: [key], squareMetres: null, geometry }),
        ),
    }
  const created: Written['created'] = []
  const founded: number[] = []
  for (const [index, { from, geometry }] of added.entries()) {
    const id = await add(trx, asked, codes[index]!, geometry)
    if (from) created.push({ id, from: idOf(from) })
    else founded.push(id)
  }
  await keepDescent(trx, county, changeId, [
    ...removed.map(({ id, into }) => ({ parent: id, child: into })),
    ...created.map(({ id, from }) => ({ parent: from, child: id })),
  ])
  await keepFounding(trx, county, changeId, founded)
  const steps = formerAndPresent(county, changeId)
  const shares = await movePeople(trx, county, community, steps)
  await restorePeople(trx, county, steps)
  await countPeople(trx, county, founded)
  return {
    changeId,
    codes: new Map(added.map(({ key }, index) => [key, codes[index]!])),
    findings: [],
    removed,
    created,
    founded,
    shares,
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

async function add(
  trx: Db,
  { county, community, present }: Asked,
  code: string,
  geometry: GridShape,
): Promise<number> {
  const region = await trx
    .selectFrom('region')
    .where('countyCode', '=', county)
    .where('code', '=', community)
    .select('name')
    .executeTakeFirst()
  if (!region) throw new AppError('unknown-area', `There is no area with the code ${community}.`)
  const { rows } = await sql<{ id: number }>`
    insert into grid (county_code, code, community_code, name, geom, source)
    values (${county}, ${code}, ${community}, ${nameLike(present, region.name, code)},
      ${hexWkb(geometry)}::geometry, 'editor')
    returning id`.execute(trx)
  return rows[0]!.id // one row was written
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
    update grid set households = coalesce(grid.households, counted.dwellings),
      population = coalesce(grid.population, counted.people)
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
