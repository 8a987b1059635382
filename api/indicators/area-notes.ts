// What was left out, assumed or found missing for the value of one area? Counted where that area's number is made.
import { type RawBuilder, sql } from 'kysely'
import { type IndicatorValue, isMissing, type Note } from '../contract/indicators.ts'
import type { Db } from '../db/tables.ts'
import { isExcluded } from './counted.ts'
import { type AreaSource, type KeptMeasure, kindsOf, type SizeClass } from './definition.ts'
import { type CountCode, countNote, note } from './notes.ts'

interface AreaLand {
  county: string
  /** SQL: the parts of the area that are judged, and all of its parts, as `geom_m`. */
  land: RawBuilder<unknown>
  whole: RawBuilder<unknown>
}

/** All notes of a value; `countyWide` are those that hold wherever in the county one looks. */
export async function notesOfArea(
  db: Db,
  { county, land, whole }: AreaLand,
  value: IndicatorValue,
  measure: KeptMeasure,
  countyWide: readonly Note[],
): Promise<Note[]> {
  const notes = [...countyWide]
  if (value.value === null && !countyWide.some(isMissing)) notes.push(note(whyNoValue(value, measure)))
  if (value.substitutes.includes('residents')) notes.push(note('population-resident'))
  const counted = countedNotes(county, measure)
  if (counted.length === 0) return notes
  const counts = counted.map(
    ([code, condition], position) => sql`
      select ${position}::int as position, ${code} as code, count(*)::int as count from place
      where county_code = ${county} and kind in (${sql.join([...kindsOf(measure)])}) and ${condition}`,
  )
  const { rows } = await sql<{ code: CountCode; count: number }>`
    with area_part as materialized (${land}), area_whole as materialized (${whole})
    select code, count from (${sql.join(counts, sql` union all `)}) counted where count > 0 order by position`.execute(
    db,
  )
  return [...notes, ...rows.map(({ code, count }) => countNote(code, count))]
}

/** The county has what it needs; what is it that this area has not? */
function whyNoValue({ numerator }: IndicatorValue, measure: KeptMeasure) {
  if (measure.method === 'share') return 'no-places-here'
  if (measure.land === 'residential-land') return 'no-residential-land-here'
  return numerator === null ? 'no-built-up-area-here' : 'no-population'
}

/** What to count, as a condition on `place`; `area_part` and `area_whole` are at hand. */
function countedNotes(county: string, measure: KeptMeasure): [CountCode, RawBuilder<unknown>][] {
  switch (measure.method) {
    case 'coverage': {
      const { minSquareMetres, radiusMetres } = smallestOf(measure.radii)
      // had it counted it would have served some of the land
      const near = sql`exists (
        select from area_part where st_dwithin(area_part.geom_m, place.geom_m, ${radiusMetres}))`
      const excluded = isExcluded(measure.exclude)
      return [
        ['skipped-not-open', sql`${excluded} and ${near}`],
        ['skipped-small', sql`not ${excluded} and st_area(geom_m) < ${minSquareMetres} and ${near}`],
      ]
    }
    case 'density': {
      const excluded = isExcluded(measure.exclude)
      return [
        ['skipped-not-open', sql`${excluded} and ${standsIn('area_part')}`],
        ['skipped-outside', sql`not ${excluded} and ${standsOutside}`],
      ]
    }
    case 'length-density':
      return [countedOnce(county, measure.classes)]
    case 'area-ratio':
    case 'per-head':
      return notesOfSource(county, measure.of)
    case 'share':
      return []
  }
}

function notesOfSource(county: string, source: AreaSource): [CountCode, RawBuilder<unknown>][] {
  switch (source.from) {
    case 'widened-lines': {
      const classes = Object.keys(source.usualWidthMetres)
      const unknown = sql`properties ->> 'widthMetres' is null and ${runsOnLand(classes)}`
      return [countedOnce(county, classes), ['assumed-width', unknown]]
    }
    case 'property': {
      const recorded = sql`properties ->> ${source.property} is not null`
      return [
        ['skipped-no-area', sql`not ${recorded} and ${standsIn('area_part')}`],
        ['skipped-outside', sql`${recorded} and ${standsOutside}`],
      ]
    }
    case 'places':
    case 'grids':
      return []
  }
}

/** The size class from which on a place serves at all. */
function smallestOf(radii: readonly SizeClass[]): SizeClass {
  return radii.reduce((smallest, each) => (each.minSquareMetres < smallest.minSquareMetres ? each : smallest))
}

function countedOnce(county: string, classes: readonly string[]): [CountCode, RawBuilder<unknown>] {
  const twin = sql`exists (
    select from line_share where line_share.county_code = ${county} and line_share.place_id = place.id)`
  return ['counted-once', sql`${twin} and ${runsOnLand(classes)}`]
}

function standsIn(parts: 'area_part' | 'area_whole'): RawBuilder<boolean> {
  const part = sql.table(parts)
  return sql`exists (select from ${part} where st_intersects(${part}.geom_m, st_pointonsurface(place.geom_m)))`
}

const standsOutside = sql`${standsIn('area_whole')} and not ${standsIn('area_part')}`

/** Inside it or along its border (where grids meet); a side street that ends at the border does neither. */
function runsOnLand(classes: readonly string[]): RawBuilder<boolean> {
  return sql`properties ->> 'class' in (${sql.join([...classes])}) and exists (
    select from area_part where st_intersects(area_part.geom_m, place.geom_m)
      and st_relate(area_part.geom_m, place.geom_m) ~ '^(1|...1)')`
}
