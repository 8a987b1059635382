// Writes grids with their leaders; a known code is updated, and the borders that it had are kept in its history.
import { type RawBuilder, sql } from 'kysely'
import type { GridInput } from '../../../geodata/county-data.ts'
import { levelOf } from '../../contract/areas.ts'
import type { Author } from '../../db/audit.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'
import { operator } from './operator.ts'
import { phoneOfLeader } from './phone-of-leader.ts'

interface WrittenGrid {
  code: string
  outcome: 'accepted' | 'updated' | 'unchanged' | 'rejected'
  repaired: boolean
}

/** Writes the grids of one county; a grid whose community is not known is rejected. */
export async function saveGrids(
  trx: Db,
  batch: Batch,
  grids: readonly GridInput[],
  author: Author = operator(),
): Promise<Saved> {
  const saved = nothingSaved()
  const usable = await sortOut(trx, batch.countyCode, grids, saved)
  if (usable.length === 0) return saved
  for (const row of await write(trx, batch, usable, author)) {
    if (row.outcome === 'rejected') saved.rejected.push({ row: row.code, reason: { code: 'no-area' } })
    else saved[row.outcome] += 1
    if (row.repaired && row.outcome !== 'rejected')
      saved.notes.push({ remark: { code: 'repaired' }, rows: [row.code] })
  }
  return saved
}

async function sortOut(trx: Db, county: string, grids: readonly GridInput[], saved: Saved) {
  const communities = await trx
    .selectFrom('region')
    .select('code')
    .where('countyCode', '=', county)
    .where('level', '=', 'community')
    .execute()
  const known = new Set(communities.map((each) => each.code))
  const byCode = new Map<string, GridInput>()
  const reject = (row: string, reason: Saved['rejected'][number]['reason']) =>
    saved.rejected.push({ row, reason })
  for (const grid of grids) {
    if (levelOf(grid.code) !== 'grid')
      reject(grid.code, { code: 'grid-code-wrong', values: { code: grid.code } })
    else if (!known.has(grid.code.slice(0, 12)))
      reject(grid.code, { code: 'community-unknown', values: { code: grid.code.slice(0, 12) } })
    else if (byCode.has(grid.code)) reject(grid.code, { code: 'duplicate-code', values: { code: grid.code } })
    else if (!grid.geometry.type.endsWith('Polygon'))
      reject(grid.code, { code: 'needs-area', values: { type: grid.geometry.type } })
    else byCode.set(grid.code, grid)
  }
  return [...byCode.values()]
}

/** A list that knows a leader by telephone alone: the one account of the county that has this number. */
function accountWith(county: string): RawBuilder<unknown> {
  const digits = (phone: RawBuilder<unknown>) => sql`regexp_replace(${phone}, '\\D', '', 'g')`
  return sql`(
    select min(account.display_name) from account
    where account.disabled_at is null and ${digits(sql`account.phone`)} = ${digits(sql`file.leader_phone`)}
      and exists (
        select from role_grant held where held.account_id = account.id and left(held.area_code, 6) in ('', ${county}))
    having count(*) = 1)`
}

/** SQL: a Shapefile turns rings round and knows no single polygons: the same border all the same. */
function isSame(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${one} = ${other} or st_normalize(st_multi(${one})) = st_normalize(st_multi(${other})))`
}

async function write(trx: Db, batch: Batch, grids: GridInput[], author: Author): Promise<WrittenGrid[]> {
  const column = <T>(of: (grid: GridInput) => T) => grids.map(of)
  const { rows } = await sql<WrittenGrid>`
    with incoming as (
      select code, name, leader_name, leader_phone, households, population,
        not st_isvalid(geom) as repaired,
        case when st_isvalid(geom) then geom else st_collectionextract(st_makevalid(geom), 3) end as geom
      from (
        select code, name, coalesce(leader_name, ${accountWith(batch.countyCode)}) as leader_name, leader_phone, households,
          population, hex::geometry as geom
        from unnest(
          ${column((each) => each.code)}::text[],
          ${column((each) => each.name)}::text[],
          ${column((each) => each.leaderName ?? null)}::text[],
          ${column((each) => each.leaderPhone ?? null)}::text[],
          ${column((each) => each.households ?? null)}::int[],
          ${column((each) => each.population ?? null)}::int[],
          ${column((each) => hexWkb(each.geometry))}::text[]
        ) as file (code, name, leader_name, leader_phone, households, population, hex)
      ) as parsed
    ),
    compared as (
      select i.*,
        case when g.id is not null
          then to_jsonb(g) - 'geom_m' || jsonb_build_object('geom', g.geom::text) end as before,
        case
          when st_isempty(i.geom) then 'rejected'
          when g.id is null then 'accepted'
          when ${isSame(sql`g.geom`, sql`i.geom`)} and g.name = i.name
            and coalesce(i.leader_name, g.leader_name) is not distinct from g.leader_name
            and coalesce(i.leader_phone, g.leader_phone) is not distinct from g.leader_phone
            and coalesce(i.households, g.households) is not distinct from g.households
            and coalesce(i.population, g.population) is not distinct from g.population
          then 'unchanged' else 'updated' end as outcome
      from incoming i
      left join grid g on g.county_code = ${batch.countyCode} and g.code = i.code and g.valid_to is null
    ),
    redrawn as (
      select g.* from compared join grid g on g.county_code = ${batch.countyCode} and g.code = compared.code
        and g.valid_to is null
      where compared.outcome = 'updated' and not ${isSame(sql`g.geom`, sql`compared.geom`)}),
    change as (
      insert into grid_change (county_code, community_code, author_id, author_name, reason)
      select distinct ${batch.countyCode}, community_code, ${author.accountId}::bigint, ${author.name}, (
        select '导入 ' || array_to_string(file_names, '、') from import_batch where id = ${batch.id}::bigint)
      from redrawn returning id, community_code),
    kept as (
      insert into grid_version (county_code, grid_id, version, code, name, leader_name, households, population, geom,
        valid_from, valid_to, change_id)
      select ${batch.countyCode}, redrawn.id, version, code, name, leader_name, households, population, geom, valid_from,
        current_date, change.id
      from redrawn join change using (community_code)),
    written as (
      insert into grid as g (county_code, code, community_code, name, leader_name, leader_phone, households,
        population, geom, source, batch_id)
      select ${batch.countyCode}, code, left(code, 12), name, leader_name, leader_phone, households,
        population, geom, ${batch.source}, ${batch.id}::bigint
      from compared where outcome in ('accepted', 'updated')
      on conflict (county_code, code) where valid_to is null do update set
        name = excluded.name, geom = excluded.geom,
        leader_name = coalesce(excluded.leader_name, g.leader_name),
        leader_phone = ${phoneOfLeader(sql`g`)},
        households = coalesce(excluded.households, g.households),
        population = coalesce(excluded.population, g.population),
        source = excluded.source, batch_id = excluded.batch_id, version = g.version + 1,
        valid_from = case when ${isSame(sql`g.geom`, sql`excluded.geom`)} then g.valid_from else current_date end
      returning id, code
    ),
    remembered as (
      insert into import_change (county_code, batch_id, table_name, row_key, before)
      select ${batch.countyCode}, ${batch.id}::bigint, 'grid', written.id::text, before
      from written join compared using (code)
      on conflict do nothing
    )
    select code, outcome, repaired from compared`.execute(trx)
  return rows
}
