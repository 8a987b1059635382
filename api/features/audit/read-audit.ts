// Reads lines of the audit log, the newest first, of the areas whose log the reader may see.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../contract/access.ts'
import type { AuditEntry, AuditFilters } from '../../contract/audit.ts'
import { linesInScope } from '../../db/scope.ts'
import type { Db } from '../../db/tables.ts'

export interface AuditLine extends Omit<AuditEntry, 'at'> {
  at: Date
  /** Since 1970: a JavaScript date keeps a thousandth of it only. */
  microseconds: number
}

/** Where a page ends; the next one begins after it. */
export function cursorOf({ microseconds, id }: AuditLine): string {
  return `${microseconds}-${id}`
}

export function toEntry({ microseconds: _microseconds, at, ...line }: AuditLine): AuditEntry {
  return { ...line, at: at.toISOString() }
}

export async function listLines(
  db: Db,
  reader: Actor,
  filters: AuditFilters,
  { after, limit }: { after?: string; limit: number },
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    select audit_event.id, audit_event.at, (extract(epoch from audit_event.at) * 1000000)::bigint as microseconds,
           audit_event.account_id, audit_event.account_name, account.display_name, audit_event.address,
           audit_event.action, audit_event.area_code as area, coalesce(grid.name, region.name, (
             select present.name from grid_version past
             join grid present on present.county_code = past.county_code and present.id = past.grid_id
             where past.county_code = audit_event.county_code and past.code = audit_event.area_code
             order by past.change_id desc limit 1)) as area_name,
           audit_event.subject_type, audit_event.subject_id, audit_event.subject_name,
           audit_event.before, audit_event.after
    from audit_event
    left join account on account.id = audit_event.account_id
    left join region on region.county_code = audit_event.county_code and region.code = audit_event.area_code
    left join grid on grid.county_code = audit_event.county_code and grid.code = audit_event.area_code
      and grid.valid_to is null
    where ${linesInScope(reader)} and ${sql.join(conditionsOf(filters, after), sql` and `)}
    order by audit_event.at desc, audit_event.id desc limit ${limit}`.execute(db)
  return rows
}

function conditionsOf(filters: AuditFilters, after: string | undefined): RawBuilder<unknown>[] {
  const { from, to, account, action, area, subjectType, subjectId, text } = filters
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (after !== undefined) {
    const [microseconds, id] = after.split('-').map(Number)
    conditions.push(sql`(audit_event.at, audit_event.id)
      < (timestamptz 'epoch' + ${microseconds}::float8 * interval '1 microsecond', ${id}::bigint)`)
  }
  if (from) conditions.push(sql`audit_event.at >= ${from}::timestamptz`)
  if (to) conditions.push(sql`audit_event.at < ${to}::timestamptz`)
  if (account) conditions.push(sql`audit_event.account_name = ${account.toLowerCase()}`)
  if (action) conditions.push(sql`audit_event.action = ${action}`)
  if (area)
    conditions.push(sql`(audit_event.area_code like ${`${area}%`} or audit_event.area_code in (
      -- of a grid also what was written under its former codes
      select past.code from grid_version past
      join grid on grid.county_code = past.county_code and grid.id = past.grid_id
      where grid.code = ${area}))`)
  if (subjectType) conditions.push(sql`audit_event.subject_type = ${subjectType}`)
  if (subjectId) conditions.push(sql`audit_event.subject_id = ${subjectId}`)
  if (text) conditions.push(sql`${searched} like ${`%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`)
  return conditions
}

const searched = sql`lower(concat_ws(' ', audit_event.account_name, account.display_name, audit_event.address,
  audit_event.subject_id, audit_event.subject_name, region.name, grid.name,
  audit_event.before, audit_event.after))`
