// What was left out, replaced or assumed for an indicator, counted and said in an official's words.
import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Note } from '../contract/indicators.ts'
import type { Db } from '../db/tables.ts'
import { isExcluded } from './counted.ts'
import { type Definition, kindsOf, type LandLayer, type Measure } from './definition.ts'
import type { LandBasis } from './land.ts'

type NoteCode = Static<typeof Note>['code']

const words: Record<NoteCode, { zh: (n: number) => string; en: (n: number) => string }> = {
  'no-places': {
    zh: () => '尚未录入相关设施，不能得出数值',
    en: () => 'No such place has been recorded, so nothing can be said',
  },
  'no-built-up-area': { zh: () => '尚未录入建成区范围', en: () => 'The built-up area has not been recorded' },
  'no-denominator': {
    zh: () => '尚未录入居住用地和小区',
    en: () => 'Neither residential land nor compounds have been recorded',
  },
  'no-population': { zh: () => '尚未录入人口', en: () => 'No population has been recorded' },
  'no-grids': { zh: () => '尚未划分网格', en: () => 'No grids have been drawn' },
  'no-units': { zh: () => '尚未登记包抓单位', en: () => 'No unit has been assigned to anything' },
  'substitute-denominator': {
    zh: () => '没有居住用地数据，以小区范围作替代分母',
    en: () => 'No residential land is recorded: compounds stand in as the denominator',
  },
  'substitute-built-up-area': {
    zh: () => '没有建成区边界，以数据范围代替，结果仅供参考',
    en: () => 'No official built-up area: the bounds of the file stand in, for reference only',
  },
  'skipped-small': {
    zh: (n) => `${n} 处面积低于最低规模，不计`,
    en: (n) => `${n} below the smallest size class, not counted`,
  },
  'skipped-outside': {
    zh: (n) => `${n} 处在建成区外，不计`,
    en: (n) => `${n} outside the built-up area, not counted`,
  },
  'skipped-not-open': {
    zh: (n) => `${n} 座为活动式、不对外开放或开放情况不明，不计`,
    en: (n) => `${n} mobile, closed to the public or not known to be open, not counted`,
  },
  'skipped-no-area': {
    zh: (n) => `${n} 处未登记有效面积，不计`,
    en: (n) => `${n} without a recorded effective area, not counted`,
  },
  'assumed-width': {
    zh: (n) => `${n} 条道路未登记路宽，按等级取常用宽度`,
    en: (n) => `${n} roads without a recorded width: the usual width of their class was taken`,
  },
  'counted-once': {
    zh: (n) => `${n} 条线为双幅路或往返重复，合计一次`,
    en: (n) => `${n} lines are halves of a divided road or stored in both directions, counted once together`,
  },
  'population-resident': {
    zh: () => '没有城区人口数据，按常住人口计',
    en: () => 'No urban population is recorded: the resident population was taken',
  },
}

export function note(code: NoteCode, count = 0): Note {
  return { code, ...(count > 0 ? { count } : {}), zh: words[code].zh(count), en: words[code].en(count) }
}

/** Notes of one indicator for the whole county; `hasData` false: no numerator can be said. */
export async function notesOf(
  db: Db,
  county: string,
  { measure }: Definition,
  land: Record<LandLayer, LandBasis>,
): Promise<{ hasData: boolean; notes: Note[] }> {
  const notes: Note[] = []
  const missing = await missingNumerator(db, county, measure)
  if (missing) notes.push(note(missing))
  if ('land' in measure) {
    if (land['built-up-area'] === 'missing') notes.push(note('no-built-up-area'))
    else if (land[measure.land] === 'missing') notes.push(note('no-denominator'))
    if (land['built-up-area'] === 'substitute') notes.push(note('substitute-built-up-area'))
    if (measure.land === 'residential-land' && land['residential-land'] === 'substitute')
      notes.push(note('substitute-denominator'))
  }
  for (const [code, condition] of countedNotes(county, measure)) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from place
      where county_code = ${county} and kind in (${sql.join([...kindsOf(measure)])}) and ${condition}`.execute(
      db,
    )
    if (rows[0] && rows[0].count > 0) notes.push(note(code, rows[0].count))
  }
  return { hasData: !missing, notes }
}

/** Missing data is not zero: without one recorded place the numerator cannot be said. */
async function missingNumerator(db: Db, county: string, measure: Measure): Promise<NoteCode | undefined> {
  const kinds = kindsOf(measure)
  if (kinds.length > 0) {
    const found = await db
      .selectFrom('place')
      .select('id')
      .where('countyCode', '=', county)
      .where('kind', 'in', kinds)
      .limit(1)
      .executeTakeFirst()
    if (!found) return 'no-places'
  } else {
    const found = await db
      .selectFrom('grid')
      .select('id')
      .where('countyCode', '=', county)
      .where('validTo', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (!found) return 'no-grids'
  }
  if (measure.method === 'share') {
    const found = await db
      .selectFrom('assignment')
      .select('id')
      .where('countyCode', '=', county)
      .limit(1)
      .executeTakeFirst()
    if (!found) return 'no-units'
  }
  return undefined
}

/** What to count, as a condition on `place`. */
function countedNotes(county: string, measure: Measure): [NoteCode, RawBuilder<unknown>][] {
  const counted: [NoteCode, RawBuilder<unknown>][] = []
  if ('exclude' in measure && measure.exclude) counted.push(['skipped-not-open', isExcluded(measure.exclude)])
  if (measure.method === 'coverage') {
    const smallest = Math.min(...measure.radii.map((each) => each.minSquareMetres))
    if (smallest > 0) counted.push(['skipped-small', sql`st_area(geom_m) < ${smallest}`])
  }
  const classes =
    measure.method === 'length-density'
      ? [...measure.classes]
      : 'of' in measure && measure.of.from === 'widened-lines'
        ? Object.keys(measure.of.usualWidthMetres)
        : undefined
  if (classes) {
    const counts = sql`properties ->> 'class' in (${sql.join(classes)})`
    counted.push([
      'counted-once',
      sql`${counts} and exists (select from line_share where line_share.county_code = ${county} and place_id = place.id)`,
    ])
    if (measure.method !== 'length-density')
      counted.push(['assumed-width', sql`${counts} and properties ->> 'widthMetres' is null`])
  }
  if ('of' in measure && measure.of.from === 'property')
    counted.push(['skipped-no-area', sql`properties ->> ${measure.of.property} is null`])
  return counted
}
