// Writes unit grids 单元网格; a known code is updated, a code that ended is refused. They touch nothing that is counted.
import { sql } from 'kysely'
import type { UnitGridInput } from '../../../geodata/county-data.ts'
import type { RemarkCode } from '../../../geodata/messages.ts'
import { lockCounty, raiseDataVersion } from '../../db/data-version.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'
import { type Coded, mended, numberUnitGrids } from './number-unit-grids.ts'

interface Written {
  row: string
  code: string
  outcome: 'accepted' | 'updated' | 'unchanged' | 'no-area' | 'ended' | 'dates-reversed'
  endedOn: string | null
  repaired: boolean
}

/** Writes the unit grids of one county; `row` says in the report which one is meant. */
export async function saveUnitGrids(
  trx: Db,
  batch: Batch,
  unitGrids: readonly (UnitGridInput & { row: string })[],
): Promise<Saved> {
  const saved = nothingSaved()
  const { coded, codeless } = await sortOut(trx, batch.countyCode, unitGrids, saved)
  const numbered = await numberUnitGrids(trx, batch.countyCode, codeless, coded, saved)
  const usable = firstOfEach([...coded, ...numbered], saved)
  if (usable.length === 0) return saved
  await lockCounty(trx, batch.countyCode)
  for (const { row, code, outcome, endedOn, repaired } of await write(trx, batch, usable)) {
    if (outcome === 'accepted' || outcome === 'updated' || outcome === 'unchanged') {
      saved[outcome] += 1
      if (repaired) saved.notes.push({ remark: { code: 'repaired' }, rows: [row] })
    } else
      saved.rejected.push({ row, reason: { code: reasons[outcome], values: { code, day: endedOn ?? '' } } })
  }
  if (saved.accepted + saved.updated > 0) await raiseDataVersion(trx, batch.countyCode, { shapes: true })
  return saved
}

const reasons = {
  'no-area': 'no-area',
  ended: 'unit-grid-ended',
  'dates-reversed': 'unit-grid-dates-reversed',
} as const satisfies Record<string, RemarkCode>

async function sortOut(
  trx: Db,
  county: string,
  unitGrids: readonly (UnitGridInput & { row: string })[],
  saved: Saved,
) {
  const communities = await trx
    .selectFrom('region')
    .select('code')
    .where('countyCode', '=', county)
    .where('level', '=', 'community')
    .execute()
  const known = new Set(communities.map((each) => each.code))
  const coded: Coded[] = []
  const codeless = new Map<string, UnitGridInput & { row: string }>()
  const reject = (row: string, reason: Saved['rejected'][number]['reason']) =>
    saved.rejected.push({ row, reason })
  for (const each of unitGrids) {
    const { row, code, geometry } = each
    if (!geometry.type.endsWith('Polygon'))
      reject(row, { code: 'needs-area', values: { type: geometry.type } })
    else if (code === undefined) {
      // Nothing else would tell two of them apart.
      const shape = hexWkb(geometry)
      if (codeless.has(shape)) reject(row, { code: 'duplicate' })
      else codeless.set(shape, each)
    } else if (!known.has(code.slice(0, 12)))
      reject(row, { code: 'community-unknown', values: { code: code.slice(0, 12) } })
    else coded.push({ ...each, code })
  }
  return { coded, codeless: [...codeless.values()] }
}

/** Two files, or a file with and a layer without codes, may mean the same one. */
function firstOfEach(unitGrids: readonly Coded[], saved: Saved): Coded[] {
  const byCode = new Map<string, Coded>()
  for (const each of unitGrids) {
    const { row, code } = each
    if (byCode.has(code)) saved.rejected.push({ row, reason: { code: 'duplicate-code', values: { code } } })
    else byCode.set(code, each)
  }
  return [...byCode.values()]
}

async function write(trx: Db, batch: Batch, unitGrids: readonly Coded[]): Promise<Written[]> {
  const column = <T>(of: (each: Coded) => T) => unitGrids.map(of)
  const { rows } = await sql<Written>`
    with parsed as (
      select "row", code, name, land_use, grade, responsible_body, valid_from, valid_to, status_reason,
        hex::geometry as geom
      from unnest(
        ${column((each) => each.row)}::text[],
        ${column((each) => each.code)}::text[],
        ${column((each) => each.name ?? null)}::text[],
        ${column((each) => each.landUse ?? null)}::text[],
        ${column((each) => each.grade ?? null)}::text[],
        ${column((each) => each.responsibleBody ?? null)}::text[],
        ${column((each) => each.validFrom ?? null)}::date[],
        ${column((each) => each.validTo ?? null)}::date[],
        ${column((each) => each.statusReason ?? null)}::text[],
        ${column((each) => hexWkb(each.geometry))}::text[]
      ) as file ("row", code, name, land_use, grade, responsible_body, valid_from, valid_to, status_reason, hex)
    ),
    merged as (
      select i."row", i.code, not st_isvalid(i.geom) as repaired, ${mended(sql`i.geom`)} as geom,
        coalesce(i.name, u.name, i.code) as name, coalesce(i.land_use, u.land_use) as land_use,
        coalesce(i.grade, u.grade) as grade,
        coalesce(i.responsible_body, u.responsible_body) as responsible_body,
        coalesce(i.valid_from, u.valid_from, least(current_date, i.valid_to)) as valid_from,
        coalesce(i.valid_to, u.valid_to) as valid_to,
        coalesce(i.status_reason, u.status_reason) as status_reason,
        case when u.valid_to <= current_date and i.valid_to is distinct from u.valid_to then u.valid_to end as ended_on,
        case when u.id is not null then to_jsonb(u) - 'geom_m' || jsonb_build_object('geom', u.geom::text) end as before,
        u.geom as old_geom
      from parsed i left join unit_grid u on u.county_code = ${batch.countyCode} and u.code = i.code
    ),
    compared as (
      select *, case
          when st_isempty(geom) then 'no-area'
          when ended_on is not null then 'ended'
          when valid_to < valid_from then 'dates-reversed'
          when before is null then 'accepted'
          -- a Shapefile turns rings round and knows no single polygons: the same border all the same
          when (old_geom = geom or st_normalize(st_multi(old_geom)) = st_normalize(st_multi(geom)))
            and before ->> 'name' = name
            and before ->> 'land_use' is not distinct from land_use
            and before ->> 'grade' is not distinct from grade
            and before ->> 'responsible_body' is not distinct from responsible_body
            and (before ->> 'valid_from')::date = valid_from
            and (before ->> 'valid_to')::date is not distinct from valid_to
            and before ->> 'status_reason' is not distinct from status_reason
          then 'unchanged' else 'updated' end as outcome
      from merged
    ),
    written as (
      insert into unit_grid (county_code, code, community_code, name, land_use, grade, responsible_body, geom,
        valid_from, valid_to, status_reason, source, batch_id)
      select ${batch.countyCode}, code, left(code, 12), name, land_use, grade, responsible_body, geom,
        valid_from, valid_to, status_reason, ${batch.source}, ${batch.id}::bigint
      from compared where outcome in ('accepted', 'updated')
      on conflict (county_code, code) do update set
        name = excluded.name, land_use = excluded.land_use, grade = excluded.grade,
        responsible_body = excluded.responsible_body, geom = excluded.geom, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to, status_reason = excluded.status_reason, source = excluded.source,
        batch_id = excluded.batch_id
      returning id, code
    ),
    remembered as (
      insert into import_change (county_code, batch_id, table_name, row_key, before)
      select ${batch.countyCode}, ${batch.id}::bigint, 'unit_grid', written.id::text, before
      from written join compared using (code)
      on conflict do nothing
    )
    select "row", code, outcome, ended_on::text, repaired from compared`.execute(trx)
  return rows
}
