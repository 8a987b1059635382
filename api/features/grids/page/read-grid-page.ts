// Everything on the page of a grid that no other page tells: people, size, and the changes that made it what it is.
import { sql } from 'kysely'
import { can, canInside } from '../../../contract/access.ts'
import { codeLength } from '../../../contract/areas.ts'
import type { GridPage, GridStory } from '../../../contract/grid-page.ts'
import { boxOf, countyOf, gridsCalled, listChain, unknownArea } from '../../../db/areas.ts'
import { maskPhone } from '../../../db/phones.ts'
import { placesIn, readReach } from '../../../db/scope.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'

/** A grid with whole numbers: it never leaves the server like this. */
export interface OwnGrid
  extends Omit<GridPage, 'parents' | 'accounts' | 'compounds' | 'story' | 'maskedPhone' | 'deputies'> {
  id: number
  leaderPhone: string | null
  deputies: { position: number; name: string; duty: string; phone: string | null }[]
}

/** The one in force, else the one that was renumbered, else the last one that had this code. @throws AppError unknown-area */
export async function getGrid(db: Db, code: string): Promise<OwnGrid> {
  const { rows } = await sql<OwnGrid>`
    select id, code, name, leader_name, leader_phone, households, population, version,
           st_area(geom_m) as area_square_metres, ${boxOf(sql`geom`)} as box,
           valid_from::text, valid_to::text, coalesce((
             select json_agg(json_build_object('position', position, 'name', name, 'duty', duty, 'phone', phone)
                             order by position)
             from grid_deputy where county_code = grid.county_code and grid_id = grid.id), '[]') as deputies
    from grid where county_code = ${countyOf(code)} and id in ${gridsCalled(countyOf(code), code)}
    order by valid_to desc nulls first, id desc limit 1`.execute(db)
  const [grid] = rows
  if (!grid) throw unknownArea(code)
  return grid
}

/** @throws AppError unknown-area */
export async function readGridPage(db: Db, caller: Caller, code: string): Promise<GridPage> {
  // Also what an error tells beside its words goes out as it is: no whole number may be in it.
  const { id, leaderPhone, deputies, ...grid } = await getGrid(db, code)
  const chain = await listChain(db, code.slice(0, codeLength.community))
  return {
    ...grid,
    ...maskedPeople({ leaderPhone, deputies }),
    parents: chain.map(({ code: each, level, name }) => ({ code: each, level, name })),
    compounds: canInside(caller, 'place.read', grid.code)
      ? await listCompounds(db, caller, grid.code, id)
      : null,
    accounts: can(caller, 'account.read', { area: grid.code }) ? await listAccounts(db, grid.code) : null,
    story: await readStory(db, countyOf(code), id),
  }
}

export function maskedPeople({ leaderPhone, deputies }: Pick<OwnGrid, 'leaderPhone' | 'deputies'>) {
  return {
    maskedPhone: maskPhone(leaderPhone),
    deputies: deputies.map(({ phone, ...deputy }) => ({ ...deputy, maskedPhone: maskPhone(phone) })),
  }
}

/** Who may sign in for this very grid: whether the leader on the notice has an account is seen at a glance. */
async function listAccounts(db: Db, code: string): Promise<NonNullable<GridPage['accounts']>> {
  const { rows } = await sql<NonNullable<GridPage['accounts']>[number]>`
    select distinct account.id, account.display_name,
           json_build_object('zh', role.title_zh, 'en', role.title_en)::jsonb as role_title
    from role_grant held
    join account on account.id = held.account_id
    join role on role.id = held.role_id
    where held.area_code = ${code} and account.disabled_at is null and held.valid_from <= current_date
      and (held.valid_to is null or held.valid_to >= current_date)
    order by account.display_name, account.id`.execute(db)
  return rows
}

async function listCompounds(
  db: Db,
  caller: Caller,
  code: string,
  id: number,
): Promise<NonNullable<GridPage['compounds']>> {
  const reach = await readReach(db, caller, 'place.read', code)
  const { rows } = await sql<NonNullable<GridPage['compounds']>[number]>`
    select id, name, (properties ->> 'dwellings')::int as dwellings from place
    where county_code = ${countyOf(code)} and grid_id = ${id}::bigint and kind = 'compound' and ${placesIn(reach)}
    order by name, id`.execute(db)
  return rows
}

/** Changes that ended a version of the grid, made it, or cut another one from it. */
async function readStory(db: Db, county: string, id: number): Promise<GridStory[]> {
  const area = (shape: string) =>
    sql`st_area(st_transform(${sql.ref(shape)}, (select metric_srid from deployment)))`
  const kin = (self: 'parent_id' | 'child_id', other: 'parent_id' | 'child_id') => sql`coalesce((
    select json_agg(json_build_object('code', kin.code, 'name', kin.name) order by kin.code)
    from grid_descent descent
    join grid kin on kin.county_code = descent.county_code and kin.id = descent.${sql.ref(other)}
    where descent.county_code = ${county} and descent.change_id = change.id
      and descent.${sql.ref(self)} = ${id}::bigint), '[]')`
  const { rows } = await sql<GridStory>`
    with former as (
      select change_id, geom, version, code from grid_version where county_code = ${county} and grid_id = ${id}::bigint),
    touched as (
      select change_id from former
      union
      select change_id from grid_descent
      where county_code = ${county} and ${id}::bigint in (parent_id, child_id)
      union
      select change_id from grid_founding where county_code = ${county} and grid_id = ${id}::bigint)
    select case when former.code <> coalesce(later.code, grid.code)
             then json_build_object('from', former.code, 'to', coalesce(later.code, grid.code)) end as renumbered,
           to_char(change.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
           change.author_name, change.reason,
           case when former.version is not null then ${area('former.geom')} end as before,
           -- the next version, or the grid as it is; none when it ended with this change
           case when later.geom is not null then ${area('later.geom')}
                when grid.valid_to is null then ${area('grid.geom')} end as after,
           ${kin('child_id', 'parent_id')} as from, ${kin('parent_id', 'child_id')} as to
    from touched
    join grid_change change on change.county_code = ${county} and change.id = touched.change_id
    join grid on grid.county_code = ${county} and grid.id = ${id}::bigint
    left join former on former.change_id = change.id
    left join lateral (
      select next.geom, next.code from former next where next.change_id > change.id order by next.version limit 1) later on true
    order by change.id desc`.execute(db)
  return rows
}
