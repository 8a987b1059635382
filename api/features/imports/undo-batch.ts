// Takes an import back as a whole: rows it made go, rows it changed become what they were, to the last digit.
import { type RawBuilder, sql } from 'kysely'
import { BadInput, type Progress } from '../../../geodata/remark.ts'
import { type Author, appendAudit } from '../../db/audit.ts'
import { lockCounty } from '../../db/data-version.ts'
import type { Db } from '../../db/tables.ts'
import { findCounty, inTransaction } from './batch.ts'
import { followGrids, leaveMade, listRedrawn, mayLeave } from './follow-problems.ts'
import { operator } from './operator.ts'
import { refreshFacts } from './refresh-facts.ts'
import { removeCounty } from './remove-county.ts'
import { linkParents } from './save-regions.ts'

export interface Undone {
  county: string
  batch: number
  removed: number
  restored: number
}

/**
 * Undoes a batch and refreshes the facts of its county.
 * @throws BadInput when the batch is not known or undone already, when a later import or edit touched one of its
 *   rows, or when something of others hangs on a row it made; nothing is changed then
 */
export async function undoBatch(
  db: Db,
  id: number,
  progress?: Progress,
  author: Author = operator(),
): Promise<Undone> {
  return await inTransaction(db, async (trx) => {
    const batch = await trx
      .selectFrom('importBatch')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!batch) throw new BadInput('batch-unknown', { batch: id })
    if (batch.undoneAt) throw new BadInput('batch-undone', { batch: id })
    const county = batch.countyCode
    await lockCounty(trx, county)
    await refuseIfTouched(trx, county, id)
    const removedCounty = await madeCounty(trx, county, id)
    if (removedCounty) await refuseIfOthersLeft(trx, county, id)
    else await refuseIfNeeded(trx, county, id)
    const redrawn = await listRedrawn(trx, county, id)
    const left = await leaveMade(trx, county, id, author)
    await forgetBorders(trx, county, id)
    const counts = { removed: 0, restored: 0 }
    for (const table of ['place', 'micro_grid', 'grid', 'unit_grid', 'region'] as const) {
      if (!removedCounty) counts.removed += await removeMade[table](trx, county, id)
      counts.restored += await restore[table](trx, county, id)
    }
    if (removedCounty) {
      counts.removed = await countMade(trx, county, id)
      await removeCounty(trx, county)
    }
    await trx.updateTable('importBatch').set({ undoneAt: new Date() }).where('id', '=', id).execute()
    await appendAudit(trx, author, {
      action: 'import-undone',
      area: county,
      subject: { type: 'import', id, name: batch.fileNames.join(' ') },
      after: counts,
    })
    if (await findCounty(trx, county)) {
      await linkParents(trx, county)
      await refreshFacts(trx, county, progress)
      await followGrids(trx, county, author, redrawn, left)
    }
    return { county, batch: id, ...counts }
  })
}

/** SQL: is this `place` as the batch made it? Whoever changes one raises its version. */
function isMade(county: string, id: number): RawBuilder<boolean> {
  return sql`place.county_code = ${county} and place.batch_id = ${id}::bigint and place.version = 1`
}

/** Rows of the batch that are gone, belong to a later batch, or have another version than the batch left. */
async function refuseIfTouched(trx: Db, county: string, id: number): Promise<void> {
  const { rows } = await sql<{ touched: number }>`
    with change as (select * from import_change where county_code = ${county} and batch_id = ${id}::bigint)
    select (
      (select made_places from import_batch where county_code = ${county} and id = ${id}::bigint)
      - (select count(*) from place where ${isMade(county, id)})
      + (select count(*) from change c left join place p on p.county_code = c.county_code and p.id = c.row_key::bigint
       where c.table_name = 'place' and (p.batch_id is distinct from c.batch_id
         or p.version <> coalesce((c.before ->> 'version')::int, 0) + 1))
      + (select count(*) from change c left join grid g on g.county_code = c.county_code and g.id = c.row_key::bigint
       where c.table_name = 'grid' and (g.batch_id is distinct from c.batch_id or g.valid_to is not null
         or g.version <> coalesce((c.before ->> 'version')::int, 0) + 1))
      + (select count(*) from change c
       left join unit_grid u on u.county_code = c.county_code and u.id = c.row_key::bigint
       where c.table_name = 'unit_grid' and u.batch_id is distinct from c.batch_id)
      + (select count(*) from change c left join micro_grid m
         on m.county_code = c.county_code and m.id = c.row_key::bigint
       where c.table_name = 'micro_grid' and (m.batch_id is distinct from c.batch_id or m.valid_to is not null
         or m.version <> coalesce((c.before ->> 'version')::int, 0) + 1))
      + (select count(*) from change c left join region r on r.county_code = c.county_code and r.code = c.row_key
       where c.table_name = 'region' and r.batch_id is distinct from c.batch_id)
    )::int as touched`.execute(trx)
  const touched = rows[0]?.touched ?? 0
  if (touched > 0) throw new BadInput('batch-touched', { batch: id, count: touched })
}

async function madeCounty(trx: Db, county: string, id: number): Promise<boolean> {
  const made = await trx
    .selectFrom('importChange')
    .select('rowKey')
    .where('countyCode', '=', county)
    .where('batchId', '=', id)
    .where('tableName', '=', 'region')
    .where('rowKey', '=', county)
    .where('before', 'is', null)
    .executeTakeFirst()
  return made !== undefined
}

/** The county itself would go: nothing of other imports may be left in it. */
async function refuseIfOthersLeft(trx: Db, county: string, id: number): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select (
      (select count(*) from place where county_code = ${county} and batch_id is distinct from ${id}::bigint)
      + (select count(*) from grid where county_code = ${county} and batch_id is distinct from ${id}::bigint)
      + (select count(*) from unit_grid where county_code = ${county} and batch_id is distinct from ${id}::bigint)
      + (select count(*) from micro_grid where county_code = ${county} and batch_id is distinct from ${id}::bigint)
      + (select count(*) from region where county_code = ${county} and batch_id is distinct from ${id}::bigint)
      + (select count(*) from unit where county_code = ${county})
      + (select count(*) from problem where county_code = ${county})
    )::int as others`.execute(trx)
  const others = rows[0]?.others ?? 0
  if (others > 0) throw new BadInput('batch-needed', { batch: id, count: others })
}

/**
 * Grids and unit grids of others in communities it made, units that answer for grids or regions it made, roles over them
 * (whoever gets the number next would be led by strangers), problems that lie in them.
 */
async function refuseIfNeeded(trx: Db, county: string, id: number): Promise<void> {
  const { rows } = await sql<{ needed: number }>`
    with made as (
      select table_name, row_key from import_change
      where county_code = ${county} and batch_id = ${id}::bigint and before is null
    )
    select (
      (select count(*) from grid g join made on made.table_name = 'region' and made.row_key = g.community_code
       where g.county_code = ${county}
         and not exists (select from made m where m.table_name = 'grid' and m.row_key = g.id::text))
      + (select count(*) from unit_grid u join made on made.table_name = 'region' and made.row_key = u.community_code
       where u.county_code = ${county}
         and not exists (select from made m where m.table_name = 'unit_grid' and m.row_key = u.id::text))
      + (select count(*) from micro_grid micro join made on made.table_name = 'grid' and made.row_key = micro.grid_id::text
         where micro.county_code = ${county}
           and not exists (select from made m where m.table_name = 'micro_grid' and m.row_key = micro.id::text))
      + (select count(*) from assignment a join made on
           (made.table_name = 'region' and made.row_key = a.region_code)
           or (made.table_name = 'grid' and made.row_key = a.grid_id::text)
         where a.county_code = ${county})
      + (select count(*) from role_grant held
         where (held.valid_to is null or held.valid_to >= current_date) and held.area_code in (
           select row_key from made where table_name = 'region'
           union all
           select g.code from grid g join made on made.table_name = 'grid' and made.row_key = g.id::text
           where g.county_code = ${county}))
      -- a problem keeps the grid and region it was reported in, or closed in
      + (select count(*) from problem p join made on
           (made.table_name = 'region' and made.row_key = p.region_code)
           or (made.table_name = 'grid' and made.row_key = p.grid_id::text)
         where p.county_code = ${county} and not ${mayLeave(county, id)})
      + (select count(*) from assignment a join place on place.county_code = a.county_code and place.id = a.place_id
         where a.county_code = ${county} and ${isMade(county, id)})
    )::int as needed`.execute(trx)
  const needed = rows[0]?.needed ?? 0
  if (needed > 0) throw new BadInput('batch-needed', { batch: id, count: needed })
}

async function countMade(trx: Db, county: string, id: number): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select (
      (select count(*) from place where ${isMade(county, id)})
      + (select count(*) from import_change
         where county_code = ${county} and batch_id = ${id}::bigint and before is null)
    )::int as made`.execute(trx)
  return rows[0]?.made ?? 0
}

/** Deletes what the batch made and answers how many rows. */
const removeMade = {
  place: async (trx: Db, county: string, id: number) =>
    affected(await sql`delete from place where ${isMade(county, id)}`.execute(trx)),
  micro_grid: (trx: Db, county: string, id: number) =>
    removeNamed(trx, 'micro_grid', sql`t.id::text`, county, id),
  grid: (trx: Db, county: string, id: number) => removeNamed(trx, 'grid', sql`t.id::text`, county, id),
  unit_grid: (trx: Db, county: string, id: number) =>
    removeNamed(trx, 'unit_grid', sql`t.id::text`, county, id),
  region: (trx: Db, county: string, id: number) => removeNamed(trx, 'region', sql`t.code`, county, id),
} as const

async function removeNamed(
  trx: Db,
  table: 'micro_grid' | 'grid' | 'unit_grid' | 'region',
  key: RawBuilder<unknown>,
  county: string,
  id: number,
): Promise<number> {
  return affected(
    await sql`
      delete from ${sql.table(table)} t using import_change c
      where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = ${table}
        and c.before is null and t.county_code = ${county} and c.row_key = ${key}`.execute(trx),
  )
}

/** The borders that the batch replaced are the present ones again: its changes leave the history of grids. */
async function forgetBorders(trx: Db, county: string, id: number): Promise<void> {
  await sql`
    with forgotten as (
      delete from grid_version former using import_change c
      where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'grid'
        and former.county_code = ${county} and former.grid_id = c.row_key::bigint
        and former.version = (c.before ->> 'version')::int
      returning former.change_id)
    delete from grid_change where county_code = ${county} and id in (select change_id from forgotten)`.execute(
    trx,
  )
}

/** The rows as they were; geom_m follows by its trigger. */
const restore = {
  place: async (trx: Db, county: string, id: number) =>
    affected(
      await sql`
        update place t set code = b.code, name = b.name, geom = b.geom, properties = b.properties,
          region_code = b.region_code, grid_id = b.grid_id, batch_id = b.batch_id, version = b.version,
          updated_at = b.updated_at
        from import_change c, jsonb_populate_record(null::place, c.before) b
        where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'place'
          and c.before is not null and t.county_code = ${county} and t.id = b.id`.execute(trx),
    ),
  grid: async (trx: Db, county: string, id: number) =>
    affected(
      await sql`
        update grid t set name = b.name, leader_name = b.leader_name, leader_phone = b.leader_phone,
          households = b.households, population = b.population, geom = b.geom, properties = b.properties,
          valid_from = b.valid_from, version = b.version, source = b.source, batch_id = b.batch_id
        from import_change c, jsonb_populate_record(null::grid, c.before) b
        where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'grid'
          and c.before is not null and t.county_code = ${county} and t.id = b.id`.execute(trx),
    ),
  unit_grid: async (trx: Db, county: string, id: number) =>
    affected(
      await sql`
        update unit_grid t set name = b.name, land_use = b.land_use, grade = b.grade,
          responsible_body = b.responsible_body, geom = b.geom, properties = b.properties,
          valid_from = b.valid_from, valid_to = b.valid_to, status_reason = b.status_reason, source = b.source,
          batch_id = b.batch_id
        from import_change c, jsonb_populate_record(null::unit_grid, c.before) b
        where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'unit_grid'
          and c.before is not null and t.county_code = ${county} and t.id = b.id`.execute(trx),
    ),
  micro_grid: async (trx: Db, county: string, id: number) =>
    affected(
      await sql`
        update micro_grid t set name = b.name, leader_name = b.leader_name, leader_phone = b.leader_phone,
          households = b.households, population = b.population, geom = b.geom, version = b.version,
          source = b.source, batch_id = b.batch_id
        from import_change c, jsonb_populate_record(null::micro_grid, c.before) b
        where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'micro_grid'
          and c.before is not null and t.county_code = ${county} and t.id = b.id`.execute(trx),
    ),
  region: async (trx: Db, county: string, id: number) =>
    affected(
      await sql`
        update region t set name = b.name, parent_code = b.parent_code, geom = b.geom, properties = b.properties,
          urban_population = b.urban_population, temporary_population = b.temporary_population,
          resident_population = b.resident_population, households = b.households, source = b.source,
          batch_id = b.batch_id
        from import_change c, jsonb_populate_record(null::region, c.before) b
        where c.county_code = ${county} and c.batch_id = ${id}::bigint and c.table_name = 'region'
          and c.before is not null and t.county_code = ${county} and t.code = b.code`.execute(trx),
    ),
} as const

function affected({ numAffectedRows }: { numAffectedRows?: bigint }): number {
  return Number(numAffectedRows ?? 0)
}
