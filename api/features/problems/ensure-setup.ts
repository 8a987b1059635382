// Gives a county what problems are judged by: categories, sources, rules, limits and calendar, as rows that it changes.
import { sql } from 'kysely'
import type { Limit } from '../../contract/clock.ts'
import { problemCategoryPresets, problemMajors } from '../../contract/problem-categories.ts'
import { limitSources, stepLimits } from '../../contract/problem-limits.ts'
import { categoryStandard } from '../../contract/problem-matter.ts'
import { unknownArea } from '../../db/areas.ts'
import { fillDepartments } from '../../db/problem-departments.ts'
import { findSettings, type ProblemSettings } from '../../db/problem-settings.ts'
import type { Db } from '../../db/tables.ts'
import { departmentWords } from './department-words.ts'
import { presetCalendar } from './preset-calendar.ts'
import { presetRules } from './preset-rules.ts'

const sources = [
  { id: 'patrol', zh: '巡查', en: 'Patrol', byCaller: false },
  { id: 'hotline', zh: '热线', en: 'Hotline', byCaller: true },
  { id: 'public', zh: '群众反映', en: 'Told by residents', byCaller: true },
  { id: 'letter', zh: '来信来访', en: 'Letter or visit', byCaller: true },
  { id: 'inspection', zh: '督查检查', en: 'Inspection', byCaller: false },
  { id: 'video', zh: '视频', en: 'Video', byCaller: false },
] as const

/** How long each status may be waited in, but for the handling, which the category says. */
const limitsByStatus: Record<string, Limit> = {
  reported: stepLimits.accept,
  verifying: stepLimits.verify,
  accepted: stepLimits.file,
  filed: stepLimits.dispatch,
  handled: stepLimits.check,
  checked: stepLimits.close,
  reply: stepLimits.supervise,
}

/** The settings of a county, made at first use. Several at once make them once. @throws AppError unknown-area */
export async function ensureProblemSetup(db: Db, county: string): Promise<ProblemSettings> {
  const known = await findSettings(db, county)
  if (known) return known
  if (db.isTransaction) await setUp(db, county)
  else await db.transaction().execute((trx) => setUp(trx, county))
  return (await findSettings(db, county))! // written a moment ago
}

async function setUp(trx: Db, county: string): Promise<void> {
  // Held against whoever removes the county meanwhile, not against imports.
  const { rows } = await sql`select from county_state where county_code = ${county} for key share`.execute(
    trx,
  )
  if (rows.length === 0) throw unknownArea(county)
  await sql`select pg_advisory_xact_lock(hashtext('tuzhi problems'), ${county}::int)`.execute(trx)
  if (await findSettings(trx, county)) return
  await trx.insertInto('problemCategory').values(categoriesOf(county)).execute()
  await fillDepartments(trx, county)
  await trx
    .insertInto('problemSource')
    .values(
      sources.map(({ id, zh, en, byCaller }, position) => ({
        countyCode: county,
        id,
        titleZh: zh,
        titleEn: en,
        byCaller,
        position,
      })),
    )
    .execute()
  await trx
    .insertInto('problemRule')
    .values(
      presetRules.map(({ answer, zh, en, categories = [] }, position) => ({
        countyCode: county,
        position,
        titleZh: zh,
        titleEn: en,
        categories,
        areaCode: null,
        answer,
        unitId: null,
      })),
    )
    .execute()
  await trx
    .insertInto('problemSetting')
    .values({
      countyCode: county,
      stepLimits: JSON.stringify(limitsByStatus),
      calendar: JSON.stringify(presetCalendar()),
      labels: '{}',
    })
    .execute()
}

function categoriesOf(county: string) {
  const majors = problemMajors.map(({ code, title }) => ({
    ...{ code, title, source: categoryStandard, limits: '[]', keywords: [], kinds: [], departmentWords: [] },
  }))
  const matters = problemCategoryPresets.map((preset) => ({
    code: preset.code,
    title: preset.title,
    source: preset.standard ?? 'local',
    limits: JSON.stringify(preset.limits.map((rule) => ({ ...rule, source: limitSources[rule.source] }))),
    keywords: [...preset.keywords],
    kinds: [...preset.kinds],
    departmentWords: [...departmentWords[preset.department]],
  }))
  return [...majors, ...matters].map(({ title, ...category }, position) => ({
    ...category,
    countyCode: county,
    titleZh: title.zh,
    titleEn: title.en,
    stepLimits: '{}',
    unitId: null,
    position,
  }))
}
