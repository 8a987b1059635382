// Writes the units that answer for areas and places; a known code is updated.
import { sql } from 'kysely'
import type { UnitInput } from '../../../geodata/county-data.ts'
import { lockUnits } from '../../db/lock-units.ts'
import { fillDepartments } from '../../db/problem-departments.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'

interface WrittenUnit {
  code: string
  outcome: 'accepted' | 'updated' | 'unchanged'
}

/**
 * Writes the units of one county; of two with one code the first is taken. A parent may stand in the same list.
 * What a unit does not say stays as it is known.
 */
export async function saveUnits(
  trx: Db,
  batch: Pick<Batch, 'countyCode' | 'source'>,
  units: readonly UnitInput[],
): Promise<Saved> {
  const saved = nothingSaved()
  const byCode = new Map<string, UnitInput>()
  for (const unit of units) {
    if (byCode.has(unit.code))
      saved.rejected.push({ row: unit.code, reason: { code: 'duplicate-code', values: { code: unit.code } } })
    else byCode.set(unit.code, unit)
  }
  const usable = [...byCode.values()]
  if (usable.length === 0) return saved
  await lockUnits(trx, batch.countyCode)
  const written = await write(trx, batch, usable)
  const moved = await linkParents(trx, batch.countyCode, usable)
  await fillDepartments(trx, batch.countyCode)
  for (const { code, outcome } of written)
    saved[outcome === 'unchanged' && moved.has(code) ? 'updated' : outcome] += 1
  return saved
}

async function write(
  trx: Db,
  { countyCode, source }: Pick<Batch, 'countyCode' | 'source'>,
  units: readonly UnitInput[],
): Promise<WrittenUnit[]> {
  const column = <T>(of: (unit: UnitInput) => T) => units.map(of)
  const { rows } = await sql<WrittenUnit>`
    with incoming as (
      select * from unnest(
        ${column((each) => each.code)}::text[],
        ${column((each) => each.name)}::text[],
        ${column((each) => each.kind)}::text[],
        ${column((each) => each.category ?? null)}::text[],
        ${column((each) => each.leaderName ?? null)}::text[],
        ${column((each) => each.contactName ?? null)}::text[],
        ${column((each) => each.contactPhone ?? null)}::text[]
      ) as list (code, name, kind, category, leader_name, contact_name, contact_phone)
    ),
    compared as (
      select i.*, case
        when u.id is null then 'accepted'
        when (u.name, u.kind) = (i.name, i.kind)
          and coalesce(i.category, u.category) is not distinct from u.category
          and coalesce(i.leader_name, u.leader_name) is not distinct from u.leader_name
          and coalesce(i.contact_name, u.contact_name) is not distinct from u.contact_name
          and coalesce(i.contact_phone, u.contact_phone) is not distinct from u.contact_phone
        then 'unchanged' else 'updated' end as outcome
      from incoming i left join unit u on u.county_code = ${countyCode} and u.code = i.code
    ),
    written as (
      insert into unit as u (county_code, code, name, kind, category, leader_name, contact_name, contact_phone, source)
      select ${countyCode}, code, name, kind, category, leader_name, contact_name, contact_phone, ${source}
      from compared where outcome <> 'unchanged'
      on conflict (county_code, code) do update set name = excluded.name, kind = excluded.kind,
        category = coalesce(excluded.category, u.category),
        leader_name = coalesce(excluded.leader_name, u.leader_name),
        contact_name = coalesce(excluded.contact_name, u.contact_name),
        contact_phone = coalesce(excluded.contact_phone, u.contact_phone),
        source = excluded.source, version = u.version + 1
    )
    select code, outcome from compared`.execute(trx)
  return rows
}

/** Answers the codes of those that moved in the tree. */
async function linkParents(trx: Db, county: string, units: readonly UnitInput[]): Promise<Set<string>> {
  const children = units.filter((unit) => unit.parentCode)
  if (children.length === 0) return new Set()
  const { rows } = await sql<{ code: string }>`
    update unit child set parent_id = parent.id, version = child.version + 1
    from unnest(${children.map((each) => each.code)}::text[], ${children.map((each) => each.parentCode)}::text[])
      as link (code, parent_code)
    join unit parent on parent.county_code = ${county} and parent.code = link.parent_code
    where child.county_code = ${county} and child.code = link.code
      and child.parent_id is distinct from parent.id
    returning child.code`.execute(trx)
  return new Set(rows.map(({ code }) => code))
}
