// Writes new borders: the former versions are kept, a grid that ends keeps its code for ever, a new one gets the next.
import { sql } from 'kysely'
import { codeLength } from '../../contract/areas.ts'
import type { Finding, GridShape } from '../../contract/grids.ts'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import type { Change } from './change-mosaic.ts'
import type { Changer } from './changer.ts'
import { finding } from './finding.ts'
import { formerAndPresent } from './former-grids.ts'
import { movePeople, type Share } from './shares.ts'

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
  const { id: changeId } = await trx
    .insertInto('gridChange')
    .values({
      countyCode: county,
      communityCode: community,
      authorId: caller.accountId,
      authorName: caller.displayName,
      reason: change.reason.trim(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
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
  const codes = await freeCodes(trx, county, community, change.created.length)
  // Codes ran out: told as a finding, and nothing of it is kept.
  if (!codes)
    return {
      changeId,
      codes: new Map(),
      removed,
      created: [],
      shares: [],
      findings: change.created
        .slice(0, 1)
        .map(({ key, geometry }) =>
          finding({ code: 'codes-used-up', grids: [key], squareMetres: null, geometry }),
        ),
    }
  const created: Written['created'] = []
  for (const [index, { from, geometry }] of change.created.entries())
    created.push({ id: await add(trx, county, codes[index]!, geometry), from: idOf(from) })
  await keepDescent(trx, county, changeId, [
    ...removed.map(({ id, into }) => ({ parent: id, child: into })),
    ...created.map(({ id, from }) => ({ parent: from, child: id })),
  ])
  const shares = await movePeople(trx, county, community, formerAndPresent(county, changeId))
  return {
    changeId,
    codes: new Map(change.created.map(({ key }, index) => [key, codes[index]!])),
    findings: [],
    removed,
    created,
    shares,
  }
}

async function keepVersions(trx: Db, county: string, changeId: number, ids: readonly number[]) {
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

/** The next numbers of the community, or, after 999, those that no grid ever had; undefined when there are too few. */
async function freeCodes(
  trx: Db,
  county: string,
  community: string,
  count: number,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ code: string }>`
    select code from grid where county_code = ${county} and community_code = ${community}`.execute(trx)
  const used = new Set(rows.map(({ code }) => Number(code.slice(community.length))))
  const digits = codeLength.grid - codeLength.community
  const all = Array.from({ length: 10 ** digits - 1 }, (_, index) => index + 1)
  const highest = Math.max(0, ...used)
  const free = [
    ...all.filter((each) => each > highest),
    ...all.filter((each) => each < highest && !used.has(each)),
  ]
  if (free.length < count) return undefined
  return free.slice(0, count).map((each) => community + String(each).padStart(digits, '0'))
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
