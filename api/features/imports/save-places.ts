// Writes places so that a second import of the same thing updates its row and never makes a second one.
import { sql } from 'kysely'
import type { PlaceInput } from '../../../geodata/county-data.ts'
import type { Progress, Remark } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'
import { stagePlaces } from './stage-places.ts'

/** What became of the places, by kind id. */
export type SavedByKind = Map<string, Saved>

/**
 * Writes the places of one county; the metric CRS must be set. Places that cannot be written are rejected with
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
  for (const row of await write(trx, batch)) of(row.kind)[row.outcome] += row.count
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

/** Compares with what is there, keeps the old rows for the undo, and writes what differs. */
async function write(trx: Db, batch: Batch): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    with compared as (
      select i.*, case
          when p.id is null then 'accepted'
          when p.geom = i.geom and p.properties = i.properties
            and p.name is not distinct from i.name and p.code is not distinct from i.code
          then 'unchanged' else 'updated' end as outcome,
        case when p.id is not null
          then to_jsonb(p) - 'geom_m' || jsonb_build_object('geom', p.geom::text) end as before
      from incoming_place i
      left join place p on p.county_code = ${batch.countyCode} and p.kind = i.kind
        and p.source = ${batch.source} and p.source_key = i.source_key
      where i.reason is null
    ),
    written as (
      insert into place as p (county_code, kind, code, name, geom, properties, source, source_key, batch_id)
      select ${batch.countyCode}, kind, code, name, geom, properties, ${batch.source}, source_key,
        ${batch.id}::bigint
      from compared where outcome <> 'unchanged' order by ordinal
      on conflict (county_code, kind, source, source_key) do update set
        code = excluded.code, name = excluded.name, geom = excluded.geom, properties = excluded.properties,
        batch_id = excluded.batch_id, version = p.version + 1, updated_at = now()
      returning id, kind, source_key
    ),
    remembered as (
      insert into import_change (county_code, batch_id, table_name, row_key, before)
      select ${batch.countyCode}, ${batch.id}::bigint, 'place', written.id::text, before
      from written join compared using (kind, source_key)
      on conflict do nothing
    )
    select kind, outcome, count(*)::int as count from compared group by kind, outcome`.execute(trx)
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
      select i.kind, 'looks-like-existing', i.source_key, i.ordinal
      from incoming_place i
      join place p on p.county_code = ${batch.countyCode} and p.kind = i.kind and p.source = ${batch.source}
        and p.source_key = i.source_key and p.batch_id = ${batch.id}::bigint
      where i.reason is null and i.name is not null and exists (
        select from place other
        where other.county_code = p.county_code and other.kind = p.kind and other.name = p.name
          and other.batch_id is distinct from p.batch_id
          and st_dwithin(other.geom_m, p.geom_m, ${sameSpotMetres}))
    )
    select kind, code, count(*)::int as count,
      (array_agg(source_key order by ordinal))[1:${sql.lit(listedRows)}] as keys
    from noted group by kind, code order by kind, code`.execute(trx)
  return rows
}
