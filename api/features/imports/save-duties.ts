// Writes the duty log of a county that comes in rows (demo, backup).
import { sql } from 'kysely'
import type { DutyInput } from '../../../geodata/county-data.ts'
import type { Db } from '../../db/tables.ts'

/** `assignmentIds`: of the assignments that the entries name by number; entries of one that was left out go with it. */
export async function saveDuties(
  trx: Db,
  county: string,
  duties: readonly DutyInput[],
  assignmentIds: readonly (number | null)[],
): Promise<void> {
  const kept = duties.filter(({ assignment }) => assignmentIds[assignment] != null)
  if (kept.length === 0) return
  await sql`
    insert into duty (county_code, assignment_id, kind, happened_on, words, author_name, created_at)
    -- written on the day itself, so that nobody may correct it any more
    select ${county}, assignment_id, kind, happened_on, words, author_name, happened_on
    from unnest(
      ${kept.map(({ assignment }) => assignmentIds[assignment] ?? null)}::bigint[],
      ${kept.map(({ kind }) => kind)}::text[],
      ${kept.map(({ happenedOn }) => happenedOn)}::date[],
      ${kept.map(({ words }) => words)}::text[],
      ${kept.map(({ authorName }) => authorName)}::text[]
    ) as list (assignment_id, kind, happened_on, words, author_name)`.execute(trx)
}
