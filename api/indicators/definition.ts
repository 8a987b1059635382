// What an indicator is: data. The method that its measure names is the code that computes it.
import type { KindId } from '../../geodata/kinds/index.ts'
import type { IndicatorInfo, IndicatorLevel } from '../contract/catalog.ts'
import type { Substitute } from '../contract/indicators.ts'

/** Places that do not count although they are of the kind: all conditions of a rule must hold; `null` is "unknown". */
export interface Exclusion {
  when: Record<string, readonly (string | boolean | null)[]>
  note: 'skipped-not-open' | 'skipped-outside'
}

/** From `minSquareMetres` of the whole place (not of its clipped part) on, `radiusMetres`. */
export interface SizeClass {
  minSquareMetres: number
  radiusMetres: number
}

/**
 * Denominator land. `residential-land` is 居住用地 inside the built-up area; where a county has none, its compounds
 * stand in and every value says so (domain.md §7.3).
 */
export type LandLayer = 'built-up-area' | 'residential-land'

/** How the number is computed: kept as facts per piece, or counted at the moment of asking. */
export type Measure = KeptMeasure | LiveMeasure

/** Open problems change with every report and step, so they are counted when somebody asks (`live.ts`), never kept. */
export interface LiveMeasure {
  method: 'open-problems'
  per: 'households' | 'grids'
}

export function isLive(measure: Measure): measure is LiveMeasure {
  return measure.method === 'open-problems'
}

/** Each member is one file in methods/. */
export type KeptMeasure =
  | {
      method: 'coverage'
      kind: KindId
      exclude?: readonly Exclusion[]
      radii: readonly SizeClass[]
      land: LandLayer
    }
  | { method: 'density'; kind: KindId; exclude?: readonly Exclusion[]; land: LandLayer }
  | { method: 'length-density'; kind: KindId; classes: readonly string[]; land: LandLayer }
  | { method: 'area-ratio'; of: AreaSource; land: LandLayer }
  | { method: 'per-head'; of: AreaSource; land: LandLayer }
  | { method: 'share'; kind: KindId; having: 'assigned-unit' }

/** Land whose area is a numerator, clipped to the denominator's land and counted once where it overlaps. */
export type AreaSource =
  | { from: 'places'; kinds: readonly KindId[] }
  /** Centre lines widened to their recorded width, else to the usual width of their class. */
  | { from: 'widened-lines'; kind: KindId; usualWidthMetres: Readonly<Record<string, number>> }
  /** A recorded area, taken whole where the place lies inside the land. */
  | { from: 'property'; kind: KindId; property: string }
  | { from: 'grids' }

export interface Definition {
  id: string
  title: { zh: string; en: string }
  group: IndicatorInfo['group']
  unit: { zh: string; en: string }
  /** Value and verdict are rounded to this many decimals. */
  decimals: number
  factor: number
  numerator: IndicatorInfo['numerator']
  denominator: Omit<IndicatorInfo['denominator'], 'titleWith'>
  measure: Measure
  /** The target that decides. A level without a source does not compile. */
  target: IndicatorLevel | null
  otherLevels: readonly IndicatorLevel[]
  /** 或逐年提升: a value below the target passes when it rose against the year before. */
  orRisingYearly: boolean
  definition: { zh: string; en: string }
  source: string
  /** Rises whenever the same data would give another number. */
  version: number
}

/** Kinds whose places are counted in the numerator. */
export function kindsOf(measure: Measure): readonly KindId[] {
  if (isLive(measure)) return []
  if ('kind' in measure) return [measure.kind]
  switch (measure.of.from) {
    case 'places':
      return measure.of.kinds
    case 'grids':
      return []
    default:
      return [measure.of.kind]
  }
}

const denominators = {
  compounds: { zh: '建成区内小区用地', en: 'Compounds of the built-up area' },
  'file-bounds': { zh: '代用建成区面积', en: 'Substitute built-up area' },
  residents: { zh: '常住人口', en: 'Resident population' },
} satisfies Record<Substitute, { zh: string; en: string }>

function titleWith(measure: Measure): IndicatorInfo['denominator']['titleWith'] {
  if (measure.method === 'share' || isLive(measure)) return {}
  if (measure.method === 'per-head') return { residents: denominators.residents }
  return measure.land === 'residential-land'
    ? { compounds: denominators.compounds }
    : { 'file-bounds': denominators['file-bounds'] }
}

/** What the catalog tells the web of a definition. */
export function describe(definition: Definition): IndicatorInfo {
  const { measure, ...rest } = definition
  return {
    ...rest,
    otherLevels: [...definition.otherLevels],
    denominator: { ...definition.denominator, titleWith: titleWith(measure) },
    method: measure.method,
    live: isLive(measure),
    kinds: [...kindsOf(measure)],
    radii: measure.method === 'coverage' ? [...measure.radii] : [],
    levels: ['county', 'township', 'community', 'grid'],
  }
}
