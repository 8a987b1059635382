// May a report be taken as it is? Its category and source are in use, its place exists, its time makes sense.
import { sql } from 'kysely'
import { oldestReportDays } from '../../contract/problem-reports.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { type Category, readCategory } from './locked-problem.ts'

/** Clocks of devices differ a little from ours. */
const clockSlackMs = 5 * 60_000

/** @throws AppError unknown-category, category-closed */
export async function checkCategory(db: Db, county: string, code: string): Promise<Category> {
  const category = await readCategory(db, county, code)
  if (!category) throw new AppError('unknown-category', `There is no category with the code ${code}.`)
  if (!category.active)
    throw new AppError('category-closed', `The category ${category.titleZh} is not in use any more.`)
  return category
}

/** @throws AppError unknown-source */
export async function checkSource(db: Db, county: string, id: string): Promise<void> {
  const source = await db
    .selectFrom('problemSource')
    .select('id')
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!source) throw new AppError('unknown-source', `There is no source of reports called ${id}.`)
}

/** The name of the place that was picked; its code is for those who keep it. @throws AppError unknown-place */
export async function namePlace(db: Db, county: string, id: number): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(name, '#' || id) as name from place where county_code = ${county} and id = ${id}`.execute(
    db,
  )
  if (!rows[0]) throw new AppError('unknown-place', `County ${county} has no place with the id ${id}.`)
  return rows[0].name
}

/** When it was noticed, for a report that waited on a device. @throws AppError bad-request */
export function checkHappened(happenedAt: string | undefined, now: Date): Date | null {
  if (happenedAt === undefined) return null
  const moment = new Date(happenedAt)
  if (moment.getTime() > now.getTime() + clockSlackMs)
    throw new AppError(
      'bad-request',
      'The report says it was noticed later than now; the clock of the device is wrong.',
    )
  if (moment.getTime() < now.getTime() - oldestReportDays * 86_400_000)
    throw new AppError(
      'bad-request',
      `The report is older than ${oldestReportDays} days; look again and report it anew.`,
    )
  return moment
}
