// Writes places so that a second import of the same thing updates its row and never makes a second one.
import { sql } from 'kysely'
import type { PlaceInput } from '../../../geodata/county-data.ts'
import type { Progress, Remark } from '../../../geodata/remark.ts'
import { whereabouts } from '../../db/locate.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, countMade, nothingSaved, type Saved } from './batch.ts'
import { stagePlaces } from './stage-places.ts'

/** What became of the places, by kind id. */
export type SavedByKind = Map<string, Saved>

/**
 * Writes the places of one county; the metric CRS must be set and its pieces laid. Places that cannot be written are rejected with
 * the natural key as row. `progress` is told about steps of long runs.
 */
export async function savePlaces(
  trx: Db,
  batch: Batch,
  places: readonly PlaceInput[],
  progress?: Progress,
): Promise<SavedByKind> {
  const saved: SavedByKind = new Map()
  const of = (kind: string) => {
    const known = saved.get(kind) ?? nothingSaved()
    saved.set(kind, known)
    return known
  }
  await stagePlaces(trx, batch.countyCode, places, progress)
  progress?.('write')
  await compare(trx, batch)
  await updateKnown(trx, batch)
  await insertNew(trx, batch)
  for (const row of await countOutcomes(trx)) of(row.kind)[row.outcome] += row.count
  for (const row of await listRejected(trx))
    of(row.kind).rejected.push({ row: row.sourceKey, reason: wordReason(row) })
  for (const row of await listNotes(trx, batch)) {
    of(row.kind).notes.push({ remark: { code: row.code, values: { count: row.count } }, rows: row.keys })
  }
  await sql`drop table incoming_place`.execute(trx)
  return saved
}

interface Outcome {
  kind: string
  outcome: 'accepted' | 'updated' | 'unchanged'
  count: number
}

/** Finds the rows of earlier imports by their natural key; nothing is written yet. */
async function compare(trx: Db, batch: Batch): Promise<void> {
  await sql`
    update incoming_place i set place_id = p.id,
      is_same = p.geom = i.geom and p.properties = i.properties
        and p.name is not distinct from i.name and p.code is not distinct from i.code
    from place p
    where i.reason is null and p.county_code = ${batch.countyCode} and p.source = ${batch.source}
      and p.kind = i.kind and p.source_key = i.source_key`.execute(trx)
}

/** Keeps the rows that change for the undo, and changes them. */
async function updateKnown(trx: Db, batch: Batch): Promise<void> {
  await sql`
    insert into import_change (county_code, batch_id, table_name, row_key, before)
    select ${batch.countyCode}, ${batch.id}::bigint, 'place', p.id::text,
      to_jsonb(p) - 'geom_m' || jsonb_build_object('geom', p.geom::text)
    from incoming_place i join place p on p.county_code = ${batch.countyCode} and p.id = i.place_id
    where not i.is_same
    on conflict do nothing`.execute(trx)
  await sql`
    update place p set code = i.code, name = i.name, geom = i.geom, properties = i.properties,
      region_code = held.region_code, grid_id = held.grid_id, area_code = held.area_code,
      batch_id = ${batch.id}::bigint, version = p.version + 1, updated_at = now()
    from incoming_place i
    cross join lateral (${whereabouts(batch.countyCode, sql`st_pointonsurface(i.geom_m)`)}) held
    where p.county_code = ${batch.countyCode} and p.id = i.place_id and not i.is_same`.execute(trx)
}

async function insertNew(trx: Db, batch: Batch): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into place (county_code, region_code, grid_id, area_code, kind, code, name, geom, geom_m, properties,
      source, source_key, batch_id)
    select ${batch.countyCode}, held.region_code, held.grid_id, held.area_code, kind, code, name, geom, geom_m, properties,
      ${batch.source}, source_key, ${batch.id}::bigint
    from incoming_place
    cross join lateral (${whereabouts(batch.countyCode, sql`st_pointonsurface(geom_m)`)}) held
    where reason is null and place_id is null
    -- neighbours side by side: a third less time for the spatial indexes, and fewer pages to read later
    order by geom, ordinal`.execute(trx)
  await countMade(trx, batch, Number(numAffectedRows))
}

interface Outcome {
  kind: string
  outcome: 'accepted' | 'updated' | 'unchanged'
  count: number
}

async function countOutcomes(trx: Db): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select kind, outcome, count(*)::int as count
    from (select kind, case when place_id is null then 'accepted' when is_same then 'unchanged'
      else 'updated' end as outcome from incoming_place where reason is null) as judged
    group by kind, outcome`.execute(trx)
  return rows
}

interface RejectedRow {
  kind: string
  sourceKey: string
  reason: 'duplicate' | 'no-extent' | 'too-far'
  distanceMetres: number | null
}

async function listRejected(trx: Db): Promise<RejectedRow[]> {
  const { rows } = await sql<RejectedRow>`
    select kind, source_key, reason, distance_metres from incoming_place
    where reason is not null order by ordinal`.execute(trx)
  return rows
}

function wordReason(row: RejectedRow): Remark {
  if (row.reason !== 'too-far') return { code: row.reason }
  return { code: row.reason, values: { km: Math.round((row.distanceMetres ?? 0) / 1000) } }
}

interface NoteRow {
  kind: string
  code: 'repaired' | 'outside-county' | 'looks-like-existing'
  count: number
  keys: string[]
}

/** Rows listed behind a warning; the count tells the rest. */
const listedRows = 20
/** Two places of a kind with one name, this close, are probably one that came by two ways. */
const sameSpotMetres = 10

async function listNotes(trx: Db, batch: Batch): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    with noted as (
      select kind, 'repaired' as code, source_key, ordinal from incoming_place
      where reason is null and repaired is not null
      union all
      select kind, 'outside-county', source_key, ordinal from incoming_place where reason is null and outside
      union all
      select distinct i.kind, 'looks-like-existing', i.source_key, i.ordinal
      from incoming_place i
      join place other on other.county_code = ${batch.countyCode} and other.kind = i.kind
        and other.name = i.name and other.batch_id is distinct from ${batch.id}::bigint
      where i.reason is null and i.place_id is null
        and st_dwithin(other.geom_m, i.geom_m, ${sameSpotMetres})
    )
    select kind, code, count(*)::int as count,
      (array_agg(source_key order by ordinal))[1:${sql.lit(listedRows)}] as keys
    from noted group by kind, code order by kind, code`.execute(trx)
  return rows
}
