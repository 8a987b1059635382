// Writes the units that answer for areas and places; a known code is updated.
import { sql } from 'kysely'
import type { UnitInput } from '../../../geodata/county-data.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'

/** Writes the units of one county; of two with one code the first is taken. A parent may stand in the same list. */
export async function saveUnits(trx: Db, batch: Batch, units: readonly UnitInput[]): Promise<Saved> {
  const saved = nothingSaved()
  const byCode = new Map<string, UnitInput>()
  for (const unit of units) {
    if (byCode.has(unit.code))
      saved.rejected.push({ row: unit.code, reason: { code: 'duplicate-code', values: { code: unit.code } } })
    else byCode.set(unit.code, unit)
  }
  const usable = [...byCode.values()]
  if (usable.length === 0) return saved
  const column = <T>(of: (unit: UnitInput) => T) => usable.map(of)
  const { rows } = await sql<{ outcome: 'accepted' | 'updated' | 'unchanged' }>`
    with incoming as (
      select * from unnest(
        ${column((each) => each.code)}::text[],
        ${column((each) => each.name)}::text[],
        ${column((each) => each.kind)}::text[],
        ${column((each) => each.category ?? null)}::text[],
        ${column((each) => each.contactName ?? null)}::text[],
        ${column((each) => each.contactPhone ?? null)}::text[]
      ) as list (code, name, kind, category, contact_name, contact_phone)
    ),
    compared as (
      select i.*, case
        when u.id is null then 'accepted'
        when (u.name, u.kind) = (i.name, i.kind) and u.category is not distinct from i.category
          and u.contact_name is not distinct from i.contact_name
          and u.contact_phone is not distinct from i.contact_phone
        then 'unchanged' else 'updated' end as outcome
      from incoming i left join unit u on u.county_code = ${batch.countyCode} and u.code = i.code
    ),
    written as (
      insert into unit (county_code, code, name, kind, category, contact_name, contact_phone, source)
      select ${batch.countyCode}, code, name, kind, category, contact_name, contact_phone, ${batch.source}
      from compared where outcome <> 'unchanged'
      on conflict (county_code, code) do update set name = excluded.name, kind = excluded.kind,
        category = excluded.category, contact_name = excluded.contact_name,
        contact_phone = excluded.contact_phone, source = excluded.source
    )
    select outcome from compared`.execute(trx)
  for (const row of rows) saved[row.outcome] += 1
  await linkParents(trx, batch.countyCode, usable)
  return saved
}

async function linkParents(trx: Db, county: string, units: readonly UnitInput[]): Promise<void> {
  const children = units.filter((unit) => unit.parentCode)
  if (children.length === 0) return
  await sql`
    update unit child set parent_id = parent.id
    from unnest(${children.map((each) => each.code)}::text[], ${children.map((each) => each.parentCode)}::text[])
      as link (code, parent_code)
    join unit parent on parent.county_code = ${county} and parent.code = link.parent_code
    where child.county_code = ${county} and child.code = link.code
      and child.parent_id is distinct from parent.id`.execute(trx)
}
