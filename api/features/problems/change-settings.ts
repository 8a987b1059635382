// Changes what problems are judged by: limits, calendar and labels of the county, its categories and its sources.
import { sql } from 'kysely'
import { findKind } from '../../../geodata/kinds/index.ts'
import type {
  ProblemCategory,
  ProblemSettings,
  ProblemSource,
  settingRoutes,
} from '../../contract/problem-settings.ts'
import type { BodyOf } from '../../contract/route.ts'
import { calendarFault } from '../../contract/work-calendar.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { checkUnit } from './check-unit.ts'
import { getCategory, getSource, readProblemSettings } from './read-settings.ts'

interface Changed {
  type: 'problem-settings' | 'problem-category' | 'problem-source' | 'problem-rule' | 'problem-rules'
  id: string | number
  name?: string
}

/** Each change of a setting leaves one line. */
export async function noteSetting(
  trx: Db,
  caller: Caller,
  county: string,
  subject: Changed,
  change: { before?: object; after: object },
): Promise<void> {
  await appendAudit(trx, caller, {
    action: 'problem-settings-changed',
    area: county,
    subject,
    ...(change.before && { before: { ...change.before } }),
    after: { ...change.after },
  })
}

export function changedMeanwhile(current: unknown): AppError {
  return new AppError('changed-meanwhile', 'Somebody else has changed this meanwhile.', { current })
}

/** @throws AppError changed-meanwhile, bad-request */
export async function changeSettings(
  trx: Db,
  caller: Caller,
  county: string,
  { version, ...fields }: BodyOf<typeof settingRoutes.changeProblemSettings>,
): Promise<ProblemSettings> {
  await sql`select from problem_setting where county_code = ${county} for update`.execute(trx)
  const before = await readProblemSettings(trx, county)
  if (before.version !== version) throw changedMeanwhile(before)
  const fault = calendarFault(fields.calendar)
  if (fault)
    throw new AppError('bad-request', `The calendar cannot be used: ${fault.fault} at ${fault.at}.`, fault)
  await trx
    .updateTable('problemSetting')
    .set({
      stepLimits: JSON.stringify(fields.stepLimits),
      calendar: JSON.stringify(fields.calendar),
      labels: JSON.stringify(fields.labels),
      version: sql`version + 1`,
      changedAt: sql`clock_timestamp()`,
    })
    .where('countyCode', '=', county)
    .execute()
  const { stepLimits, labels, calendar } = before
  await noteSetting(
    trx,
    caller,
    county,
    { type: 'problem-settings', id: county },
    {
      before: { stepLimits, labels, calendar },
      after: fields,
    },
  )
  return readProblemSettings(trx, county)
}

type CategoryFields = Omit<BodyOf<typeof settingRoutes.changeProblemCategory>, 'version'>

/** @throws AppError bad-request, unknown-kind, unknown-unit, unit-closed */
async function checkCategoryFields(
  trx: Db,
  county: string,
  code: string,
  fields: CategoryFields,
): Promise<void> {
  const isMajor = code.length === 2
  if (isMajor !== (fields.limits.length === 0))
    throw new AppError(
      'bad-request',
      isMajor
        ? 'A major category has no limits; those below it have.'
        : 'A category needs at least one limit of the handling.',
    )
  const strange = fields.kinds.find((id) => !findKind(id))
  if (strange !== undefined)
    throw new AppError('unknown-kind', `There is no kind of places called ${strange}.`)
  if (fields.unitId !== null) await checkUnit(trx, county, fields.unitId)
}

function categoryRow({ title, limits, stepLimits, ...fields }: CategoryFields) {
  return {
    ...fields,
    titleZh: title.zh,
    titleEn: title.en,
    limits: JSON.stringify(limits),
    stepLimits: JSON.stringify(stepLimits),
  }
}

/** @throws AppError code-taken, unknown-category, bad-request, unknown-kind, unknown-unit, unit-closed */
export async function createCategory(
  trx: Db,
  caller: Caller,
  county: string,
  { code, ...fields }: BodyOf<typeof settingRoutes.createProblemCategory>,
): Promise<ProblemCategory> {
  if (code.length > 2) await getCategory(trx, county, code.slice(0, 2))
  await checkCategoryFields(trx, county, code, fields)
  const made = await trx
    .insertInto('problemCategory')
    .values({ ...categoryRow(fields), countyCode: county, code, departmentWords: [], source: 'local' })
    .onConflict((conflict) => conflict.columns(['countyCode', 'code']).doNothing())
    .returning('code')
    .executeTakeFirst()
  if (!made) throw new AppError('code-taken', `There is a category with the code ${code} already.`)
  const after = await getCategory(trx, county, code)
  await noteSetting(
    trx,
    caller,
    county,
    { type: 'problem-category', id: code, name: after.title.zh },
    { after },
  )
  return after
}

/** Problems keep the code, whatever it is called. @throws AppError unknown-category, changed-meanwhile, and as above */
export async function changeCategory(
  trx: Db,
  caller: Caller,
  county: string,
  code: string,
  { version, ...fields }: BodyOf<typeof settingRoutes.changeProblemCategory>,
): Promise<ProblemCategory> {
  await sql`select from problem_category where county_code = ${county} and code = ${code} for update`.execute(
    trx,
  )
  const before = await getCategory(trx, county, code)
  if (before.version !== version) throw changedMeanwhile(before)
  await checkCategoryFields(trx, county, code, fields)
  await trx
    .updateTable('problemCategory')
    .set({ ...categoryRow(fields), version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('code', '=', code)
    .execute()
  const after = await getCategory(trx, county, code)
  const subject = { type: 'problem-category', id: code, name: after.title.zh } as const
  await noteSetting(trx, caller, county, subject, { before, after })
  return after
}

/** @throws AppError code-taken */
export async function createSource(
  trx: Db,
  caller: Caller,
  county: string,
  { id, title, ...fields }: BodyOf<typeof settingRoutes.createProblemSource>,
): Promise<ProblemSource> {
  const made = await trx
    .insertInto('problemSource')
    .values({ ...fields, countyCode: county, id, titleZh: title.zh, titleEn: title.en })
    .onConflict((conflict) => conflict.columns(['countyCode', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new AppError('code-taken', `There is a source called ${id} already.`)
  const after = await getSource(trx, county, id)
  await noteSetting(trx, caller, county, { type: 'problem-source', id, name: after.title.zh }, { after })
  return after
}

/** @throws AppError unknown-source, changed-meanwhile */
export async function changeSource(
  trx: Db,
  caller: Caller,
  county: string,
  id: string,
  { version, title, ...fields }: BodyOf<typeof settingRoutes.changeProblemSource>,
): Promise<ProblemSource> {
  await sql`select from problem_source where county_code = ${county} and id = ${id} for update`.execute(trx)
  const before = await getSource(trx, county, id)
  if (before.version !== version) throw changedMeanwhile(before)
  await trx
    .updateTable('problemSource')
    .set({ ...fields, titleZh: title.zh, titleEn: title.en, version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  const after = await getSource(trx, county, id)
  await noteSetting(
    trx,
    caller,
    county,
    { type: 'problem-source', id, name: after.title.zh },
    { before, after },
  )
  return after
}
