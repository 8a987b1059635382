// To what can the log be narrowed? Areas and subjects by name, of what the reader may read.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../contract/access.ts'
import { codeLength } from '../../contract/areas.ts'
import { auditChoices, type NamedArea, type NamedSubject } from '../../contract/audit.ts'
import { areasOfAudit, linesInScope } from '../../db/scope.ts'
import type { Db } from '../../db/tables.ts'

interface AreaQuestion {
  /** Those right below it. */
  within?: string
  code?: string
  q?: string
}

/** Regions and grids in force, by code. Without any question the widest that the reader may read of. */
export async function listAreasOfAudit(
  db: Db,
  reader: Actor,
  { within, code, q }: AreaQuestion,
): Promise<NamedArea[]> {
  const conditions: RawBuilder<unknown>[] = []
  if (within !== undefined) conditions.push(sql`area.parent_code = ${within}`)
  if (code !== undefined) conditions.push(sql`area.code = ${code}`)
  if (q !== undefined) conditions.push(sql`(strpos(area.name, ${q}) > 0 or starts_with(area.code, ${q}))`)
  const held = areasOfAudit(reader)
  if (conditions.length === 0)
    conditions.push(
      sql`(area.code = any(${held}::text[]) or area.parent_code is null and '' = any(${held}::text[]))`,
    )
  const { rows } = await sql<NamedArea>`
    with area as (
      select county_code, code, name, parent_code from region
      union all
      select county_code, code, name, community_code from grid where valid_to is null)
    select area.code, area.name,
           (select string_agg(region.name, ' · ' order by region.code) from region
            where region.county_code = area.county_code and region.code <> area.code
              and length(region.code) > ${codeLength.county} and starts_with(area.code, region.code)) as where
    from area
    where exists (select from unnest(${held}::text[]) as held (code) where starts_with(area.code, held.code))
      and ${sql.join(conditions, sql` and `)}
    order by area.code ${q === undefined ? sql`` : sql`limit ${auditChoices}`}`.execute(db)
  return rows
}

/** By the latest line about each; under the name that it had then. */
export async function listSubjects(
  db: Db,
  reader: Actor,
  { type, id, q }: { type: string; id?: string; q?: string },
): Promise<NamedSubject[]> {
  const conditions = [sql`subject_type = ${type}`, linesInScope(reader)]
  if (id !== undefined) conditions.push(sql`subject_id = ${id}`)
  if (q !== undefined)
    conditions.push(sql`strpos(lower(concat_ws(' ', subject_name, subject_id)), ${q.toLowerCase()}) > 0`)
  const { rows } = await sql<NamedSubject>`
    select subject_id as id, (array_agg(subject_name order by id desc))[1] as name
    from audit_event where ${sql.join(conditions, sql` and `)} and subject_id <> ''
    group by subject_id order by max(id) desc limit ${auditChoices}`.execute(db)
  return rows
}
