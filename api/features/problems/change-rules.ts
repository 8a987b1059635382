// Keeps the routing rules: read, added, changed, put into order. What was routed by them stays where it is.
import { sql } from 'kysely'
import type { ProblemRule, RuleDraft, ruleRoutes } from '../../contract/problem-rules.ts'
import type { BodyOf } from '../../contract/route.ts'
import { checkArea } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { changedMeanwhile, noteSetting } from './change-settings.ts'
import { checkUnit } from './check-unit.ts'

interface Rules {
  items: ProblemRule[]
}

export async function listRules(db: Db, county: string): Promise<Rules> {
  const { rows } = await sql<ProblemRule>`
    select rule.id, json_build_object('zh', rule.title_zh, 'en', rule.title_en) as title, rule.categories,
           rule.area_code as area, coalesce(region.name, grid.name) as area_name, rule.answer, rule.unit_id,
           unit.name as unit_name, coalesce(unit.closed_on <= current_date, false) as unit_closed,
           rule.active, rule.version
    from problem_rule rule
    left join unit on unit.county_code = rule.county_code and unit.id = rule.unit_id
    left join region on region.county_code = rule.county_code and region.code = rule.area_code
    left join grid on grid.county_code = rule.county_code and grid.code = rule.area_code and grid.valid_to is null
    where rule.county_code = ${county} order by rule.position, rule.id`.execute(db)
  return { items: rows }
}

/** @throws AppError bad-request, unknown-area, unknown-unit, unit-closed */
export async function checkRule(trx: Db, county: string, { area, answer, unitId }: RuleDraft): Promise<void> {
  if ((answer === 'unit') !== (unitId !== null))
    throw new AppError('bad-request', 'A rule names a unit if that is its answer, and only then.')
  if (area !== null) {
    if (!area.startsWith(county)) throw new AppError('bad-request', `The area ${area} is not in this county.`)
    await checkArea(trx, area)
  }
  if (unitId !== null) await checkUnit(trx, county, unitId)
}

function ruleRow({ title, categories, area, answer, unitId, active }: RuleDraft) {
  return { titleZh: title.zh, titleEn: title.en, categories, areaCode: area, answer, unitId, active }
}

/** Writers of the rules of one county come one after the other. */
async function lockRules(trx: Db, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tuzhi rules'), ${county}::int)`.execute(trx)
}

/** @throws as `checkRule` */
export async function createRule(
  trx: Db,
  caller: Caller,
  county: string,
  fields: BodyOf<typeof ruleRoutes.createProblemRule>,
): Promise<Rules> {
  await lockRules(trx, county)
  await checkRule(trx, county, fields)
  const { id } = await trx
    .insertInto('problemRule')
    .values({
      ...ruleRow(fields),
      countyCode: county,
      position: sql`(select coalesce(min(position), 0) - 1 from problem_rule where county_code = ${county})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteSetting(
    trx,
    caller,
    county,
    { type: 'problem-rule', id, name: fields.title.zh },
    { after: fields },
  )
  return listRules(trx, county)
}

/** @throws AppError unknown-rule, changed-meanwhile, and as `checkRule` */
export async function changeRule(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, ...fields }: BodyOf<typeof ruleRoutes.changeProblemRule>,
): Promise<Rules> {
  await lockRules(trx, county)
  const before = (await listRules(trx, county)).items.find((rule) => rule.id === id)
  if (!before) throw new AppError('unknown-rule', `County ${county} has no routing rule with the id ${id}.`)
  if (before.version !== version) throw changedMeanwhile(before)
  await checkRule(trx, county, fields)
  await trx
    .updateTable('problemRule')
    .set({ ...ruleRow(fields), version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  const subject = { type: 'problem-rule', id, name: fields.title.zh } as const
  await noteSetting(trx, caller, county, subject, { before, after: fields })
  return listRules(trx, county)
}

/** @throws AppError changed-meanwhile when the ids are not those of the rules there are */
export async function orderRules(
  trx: Db,
  caller: Caller,
  county: string,
  ids: readonly number[],
): Promise<Rules> {
  await lockRules(trx, county)
  const before = await listRules(trx, county)
  const present = before.items.map(({ id }) => id)
  if (ids.length !== present.length || present.some((id) => !ids.includes(id))) throw changedMeanwhile(before)
  await sql`
    update problem_rule set position = ordered.place
    from unnest(${[...ids]}::bigint[]) with ordinality as ordered (id, place)
    where county_code = ${county} and problem_rule.id = ordered.id`.execute(trx)
  const subject = { type: 'problem-rules', id: county } as const
  await noteSetting(trx, caller, county, subject, { before: { ids: present }, after: { ids } })
  return listRules(trx, county)
}
