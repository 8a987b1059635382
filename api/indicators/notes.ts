// What was missing, replaced, left out or assumed for an indicator, in an official's words; here what holds for a whole county.
import type { Static } from 'typebox'
import type { countNotes, Note, Substitute } from '../contract/indicators.ts'
import type { Db } from '../db/tables.ts'
import { type KeptMeasure, kindsOf, type LandLayer } from './definition.ts'
import type { LandBasis } from './land.ts'

export type NoteCode = Static<typeof Note>['code']
export type CountCode = (typeof countNotes)[number]

/** Facts of the whole county say so: they also stand under one of its grids. */
const words: Record<Exclude<NoteCode, CountCode>, { zh: string; en: string }> = {
  'no-places': {
    zh: '全县尚未录入相关设施，不能得出数值',
    en: 'No such place has been recorded in the county, so nothing can be said',
  },
  'no-built-up-area': {
    zh: '全县尚未录入建成区范围',
    en: 'The built-up area of the county has not been recorded',
  },
  'no-denominator': {
    zh: '全县尚未录入居住用地和小区',
    en: 'Neither residential land nor compounds have been recorded in the county',
  },
  'no-grids': { zh: '全县尚未划分网格', en: 'No grids have been drawn in the county' },
  'no-units': { zh: '全县尚未登记包抓单位', en: 'No unit has been assigned to anything in the county' },
  'no-problems': {
    zh: '全县尚未上报过问题，不能得出数值',
    en: 'No problem has ever been reported in the county, so nothing can be said',
  },
  'no-households': { zh: '该区域尚未录入户数', en: 'The households of this area have not been recorded' },
  'no-grids-here': { zh: '该区域内没有网格', en: 'There is no grid in this area' },
  'no-population': { zh: '该区域尚未录入人口', en: 'The population of this area has not been recorded' },
  'no-places-here': { zh: '该区域内没有相关设施', en: 'There is no such place in this area' },
  'no-built-up-area-here': { zh: '该区域内没有建成区', en: 'No part of the built-up area lies in this area' },
  'no-residential-land-here': {
    zh: '该区域内没有建成区居住用地',
    en: 'There is no residential land of the built-up area in this area',
  },
  'substitute-denominator': {
    zh: '全县没有居住用地数据，以建成区内的小区范围作替代分母',
    en: 'No residential land is recorded in the county: compounds in the built-up area stand in as the denominator',
  },
  'substitute-built-up-area': {
    zh: '全县没有建成区边界，以导入数据的范围代替，结果仅供参考',
    en: 'The county has no official built-up area: the bounds of the imported file stand in, for reference only',
  },
  'population-resident': {
    zh: '没有城区人口数据，按常住人口计',
    en: 'No urban population is recorded: the resident population was taken',
  },
}

const countWords: Record<CountCode, { zh: (n: number) => string; en: (n: number) => string }> = {
  'skipped-small': {
    zh: (n) => `涉及本区域的 ${n} 处面积低于最低规模，不计`,
    en: (n) => `${n} that would concern this area are below the smallest size class, not counted`,
  },
  'skipped-outside': {
    zh: (n) => `区域内有 ${n} 处在建成区外，不计`,
    en: (n) => `${n} in this area stand outside the built-up area, not counted`,
  },
  'skipped-not-open': {
    zh: (n) => `涉及本区域的 ${n} 座为活动式、不对外开放或开放情况不明，不计`,
    en: (n) =>
      `${n} that would concern this area are mobile, closed to the public or not known to be open, not counted`,
  },
  'skipped-no-area': {
    zh: (n) => `区域内有 ${n} 处未登记有效面积，不计`,
    en: (n) => `${n} in this area have no recorded effective area, not counted`,
  },
  'assumed-width': {
    zh: (n) => `区域内有 ${n} 条道路未登记路宽，按等级取常用宽度`,
    en: (n) => `${n} roads in this area have no recorded width: the usual width of their class was taken`,
  },
  'counted-once': {
    zh: (n) => `区域内有 ${n} 条线为双幅路或往返重复，合计一次`,
    en: (n) =>
      `${n} lines in this area are halves of a divided road or stored in both directions, counted once together`,
  },
}

/** What each substitute means, as the catalog tells it. */
export const substituteWords: Record<Substitute, { zh: string; en: string }> = {
  compounds: words['substitute-denominator'],
  'file-bounds': words['substitute-built-up-area'],
  residents: words['population-resident'],
}

export function note(code: Exclude<NoteCode, CountCode>): Note {
  return { code, ...words[code] }
}

export function countNote(code: CountCode, count: number): Note {
  return { code, count, zh: countWords[code].zh(count), en: countWords[code].en(count) }
}

/** What an indicator lacks or replaces in the whole county; `hasData` false: no numerator can be said. */
export async function notesOf(
  db: Db,
  county: string,
  { measure }: { measure: KeptMeasure },
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
  return { hasData: !missing, notes }
}

/** Missing data is not zero: without one recorded place the numerator cannot be said. */
async function missingNumerator(
  db: Db,
  county: string,
  measure: KeptMeasure,
): Promise<'no-places' | 'no-grids' | 'no-units' | undefined> {
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
