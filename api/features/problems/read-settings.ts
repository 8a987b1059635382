// What problems of a county are judged by, for forms and screens: categories, sources, limits, calendar, labels.
import { type RawBuilder, sql } from 'kysely'
import type { ProblemCategory, ProblemSettings, ProblemSource } from '../../contract/problem-settings.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'

const titleColumn = sql`json_build_object('zh', title_zh, 'en', title_en) as title`

async function selectCategories(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
): Promise<ProblemCategory[]> {
  const { rows } = await sql<ProblemCategory>`
    select category.code, ${titleColumn}, category.limits, category.step_limits, category.keywords, category.kinds,
           category.unit_id, unit.name as unit_name, category.active, category.position, category.source,
           category.version
    from problem_category category
    left join unit on unit.county_code = category.county_code and unit.id = category.unit_id
    where category.county_code = ${county} and ${chosen}
    order by category.position, category.code`.execute(db)
  return rows
}

/** @throws AppError unknown-category */
export async function getCategory(db: Db, county: string, code: string): Promise<ProblemCategory> {
  const [category] = await selectCategories(db, county, sql`category.code = ${code}`)
  if (!category) throw new AppError('unknown-category', `There is no category with the code ${code}.`)
  return category
}

async function selectSources(db: Db, county: string, chosen: RawBuilder<unknown>): Promise<ProblemSource[]> {
  const { rows } = await sql<ProblemSource>`
    select id, ${titleColumn}, by_caller, active, position, version from problem_source
    where county_code = ${county} and ${chosen} order by position, id`.execute(db)
  return rows
}

/** @throws AppError unknown-source */
export async function getSource(db: Db, county: string, id: string): Promise<ProblemSource> {
  const [source] = await selectSources(db, county, sql`id = ${id}`)
  if (!source) throw new AppError('unknown-source', `There is no source of reports called ${id}.`)
  return source
}

/** Call after `ensureProblemSetup`. */
export async function readProblemSettings(db: Db, county: string): Promise<ProblemSettings> {
  const own = await db
    .selectFrom('problemSetting')
    .select(['stepLimits', 'calendar', 'labels', 'version'])
    .where('countyCode', '=', county)
    .executeTakeFirstOrThrow()
  return {
    ...own,
    categories: await selectCategories(db, county, sql`true`),
    sources: await selectSources(db, county, sql`true`),
  }
}
