// Problems as lists and details show them: one row each with the names of what it refers to.
import { type RawBuilder, sql } from 'kysely'
import type { ProblemRow } from '../contract/problems.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

/** SQL: a moment as ISO text, null of none. */
export function momentOf(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** SQL: the columns of `ProblemRow` over `problem` and `problemJoins`. */
export const problemColumns = sql`
  problem.id, problem.county_code as county, problem.number, problem.status, problem.category_code as category,
  json_build_object('zh', category.title_zh, 'en', category.title_en) as category_title, problem.source,
  problem.words, problem.place_name, json_build_array(st_x(problem.geom), st_y(problem.geom)) as position,
  problem.area_code as area, grid.name as grid_name, community.name as community_name, problem.unit_id,
  unit.name as unit_name, problem.reporter_name, ${momentOf(sql`problem.reported_at`)} as reported_at,
  ${momentOf(sql`problem.step_due_at`)} as due_at, ${momentOf(sql`problem.step_nearly_due_at`)} as nearly_due_at,
  problem.limit_clock as handling_clock,
  ${momentOf(sql`problem.closed_at`)} as closed_at, problem.returns, problem.reworks, problem.extensions,
  problem.supervised, problem.followers, problem.version,
  (select photo_id from problem_photo shown
   where shown.county_code = problem.county_code and shown.problem_id = problem.id
   order by shown.seq, shown.position limit 1) as photo_id`

/** SQL: what the columns name; each is looked up by its key, so choose and order the rows of `problem` first. */
export const problemJoins = sql`
  join problem_category category
    on category.county_code = problem.county_code and category.code = problem.category_code
  left join grid on grid.county_code = problem.county_code and grid.id = problem.grid_id
  left join region community
    on community.county_code = problem.county_code and community.code = problem.region_code
    and community.level = 'community'
  left join unit on unit.county_code = problem.county_code and unit.id = problem.unit_id`

const rowsOf = (county: string, chosen: RawBuilder<unknown>) => sql<ProblemRow>`
  select ${problemColumns} from problem ${problemJoins}
  where problem.county_code = ${county} and ${chosen}`

/** `chosen`: a condition on `problem` whose text takes few forms. In no order. */
export async function selectProblemRows(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
): Promise<ProblemRow[]> {
  const { rows } = await executePrepared(db, rowsOf(county, chosen))
  return rows
}

export async function findProblemRow(db: Db, county: string, id: number): Promise<ProblemRow | undefined> {
  const { rows } = await executePrepared(db, rowsOf(county, sql`problem.id = ${id}`))
  return rows[0]
}
