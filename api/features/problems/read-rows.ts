// Reads problems as a list shows them, with the names of what they are at and of who handles them.
import { type RawBuilder, sql } from 'kysely'
import type { ProblemRow } from '../../contract/problems.ts'
import type { Db } from '../../db/tables.ts'

type Moments = 'reportedAt' | 'dueAt' | 'nearlyDueAt' | 'closedAt'

interface Row extends Omit<ProblemRow, Moments | 'categoryTitle' | 'position'> {
  reportedAt: Date
  dueAt: Date | null
  nearlyDueAt: Date | null
  closedAt: Date | null
  titleZh: string | null
  titleEn: string | null
  lng: number
  lat: number
}

/** `chosen`: a condition on `problem`. In no order. */
export async function selectRows(db: Db, county: string, chosen: RawBuilder<unknown>): Promise<ProblemRow[]> {
  const { rows } = await sql<Row>`
    select problem.id, problem.county_code as county, problem.number, problem.status, problem.category_code as category,
           category.title_zh, category.title_en, problem.source, problem.words, problem.place_name,
           st_x(problem.geom) as lng, st_y(problem.geom) as lat, problem.area_code as area, grid.name as grid_name,
           community.name as community_name, problem.unit_id, unit.name as unit_name, problem.reporter_name,
           problem.reported_at, problem.step_due_at as due_at, problem.step_nearly_due_at as nearly_due_at,
           problem.closed_at, problem.returns, problem.reworks, problem.extensions, problem.supervised,
           problem.followers, problem.version, (
             select photo_id from problem_photo
             where county_code = problem.county_code and problem_id = problem.id
             order by seq, position limit 1) as photo_id
    from problem
    left join problem_category category on category.county_code = problem.county_code
      and category.code = problem.category_code
    left join grid on grid.county_code = problem.county_code and grid.id = problem.grid_id
    left join region community on community.county_code = problem.county_code
      and community.code = left(problem.area_code, 12) and community.level = 'community'
    left join unit on unit.county_code = problem.county_code and unit.id = problem.unit_id
    where problem.county_code = ${county} and ${chosen}`.execute(db)
  return rows.map(({ lng, lat, titleZh, titleEn, reportedAt, dueAt, nearlyDueAt, closedAt, ...row }) => ({
    ...row,
    position: [lng, lat],
    categoryTitle: { zh: titleZh ?? row.category, en: titleEn ?? row.category },
    reportedAt: reportedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    nearlyDueAt: nearlyDueAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }))
}
