// Reads problems as an export tells them: everything about each, and who took which step.
import { sql } from 'kysely'
import type { ProblemAction, ProblemStatus } from '../../contract/problem-workflow.ts'
import { maskPhone } from '../../db/phones.ts'
import { problemsHeld, problemsInSight } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridAt } from '../../db/unit-grids.ts'
import type { Caller } from '../handler.ts'

type Name = string | null

export interface ExportRow {
  id: number
  number: string | null
  status: ProblemStatus
  category: string
  majorZh: Name
  majorEn: Name
  categoryZh: Name
  categoryEn: Name
  sourceZh: Name
  sourceEn: Name
  source: string
  words: string
  placeName: Name
  lng: number
  lat: number
  area: string
  townshipName: Name
  communityName: Name
  gridName: Name
  /** Of city management, as the borders lie today. */
  unitGridCode: Name
  unitName: Name
  reporterName: string
  callerName: Name
  /** All but a few digits hidden. */
  maskedPhone: string | null
  happenedAt: Date | null
  reportedAt: Date
  acceptedAt: Date | null
  filedAt: Date | null
  dispatchedAt: Date | null
  handledAt: Date | null
  checkedAt: Date | null
  closedAt: Date | null
  handleDueAt: Date | null
  dueAt: Date | null
  wasOverdue: boolean
  appeal: 'asked' | 'granted' | 'refused' | null
  returns: number
  reworks: number
  extensions: number
  suspensions: number
  supervisions: number
  followers: number
  version: number
  updatedAt: Date
  /** Who took a step last. */
  actors: Partial<Record<ProblemAction, string>>
}

/** Steps whose actor has a column. */
export const namedSteps = ['accept', 'confirm', 'file', 'dispatch', 'handle', 'pass', 'close'] as const

/** In the order of `ids`; those that the caller may not export (any more) are left out. */
export async function readExport(
  db: Db,
  county: string,
  caller: Caller,
  ids: readonly number[],
): Promise<ExportRow[]> {
  const [{ rows }, actors] = await Promise.all([
    sql<Omit<ExportRow, 'maskedPhone' | 'actors'> & { callerPhone: string | null }>`
      select problem.id, problem.number, problem.status, problem.category_code as category,
             major.title_zh as major_zh, major.title_en as major_en, category.title_zh as category_zh,
             category.title_en as category_en, problem.source, source.title_zh as source_zh, source.title_en as source_en,
             problem.words, problem.place_name, st_x(problem.geom) as lng, st_y(problem.geom) as lat,
             problem.area_code as area, township.name as township_name, community.name as community_name,
             grid.name as grid_name, ${unitGridAt(county, sql`problem.geom_m`)} as unit_grid_code,
             unit.name as unit_name, problem.reporter_name, problem.caller_name,
             problem.caller_phone, problem.happened_at, problem.reported_at, problem.accepted_at, problem.filed_at,
             problem.dispatched_at, problem.handled_at, problem.checked_at, problem.closed_at, problem.handle_due_at,
             problem.step_due_at as due_at, problem.was_overdue, problem.appeal, problem.returns, problem.reworks,
             problem.extensions, problem.suspensions, problem.supervisions, problem.followers, problem.version,
             problem.updated_at
      from unnest(${ids}::bigint[]) with ordinality as wanted (id, place)
      join problem on problem.county_code = ${county} and problem.id = wanted.id
      left join problem_category category on category.county_code = ${county} and category.code = problem.category_code
      left join problem_category major on major.county_code = ${county} and major.code = left(problem.category_code, 2)
      left join problem_source source on source.county_code = ${county} and source.id = problem.source
      left join region township on township.county_code = ${county} and township.code = left(problem.area_code, 9)
        and township.level = 'township'
      left join region community on community.county_code = ${county} and community.code = left(problem.area_code, 12)
        and community.level = 'community'
      left join grid on grid.county_code = ${county} and grid.id = problem.grid_id
      left join unit on unit.county_code = ${county} and unit.id = problem.unit_id
      where ${problemsInSight(caller)} and ${problemsHeld(caller, 'data.export')}
      order by wanted.place`.execute(db),
    readActors(db, county, ids),
  ])
  return rows.map(({ callerPhone, ...row }) => ({
    ...row,
    maskedPhone: maskPhone(callerPhone),
    actors: actors.get(row.id) ?? {},
  }))
}

async function readActors(
  db: Db,
  county: string,
  ids: readonly number[],
): Promise<Map<number, ExportRow['actors']>> {
  const { rows } = await sql<{ problemId: number; action: ProblemAction; actorName: string | null }>`
    select distinct on (problem_id, action) problem_id, action, actor_name from problem_event
    where county_code = ${county} and problem_id = any(${ids}::bigint[]) and action = any(${namedSteps}::text[])
    order by problem_id, action, seq desc`.execute(db)
  const actors = new Map<number, ExportRow['actors']>()
  for (const { problemId, action, actorName } of rows)
    if (actorName !== null) actors.set(problemId, { ...actors.get(problemId), [action]: actorName })
  return actors
}
