// Pieces that several layers share: what a style is made from, filters by shape, widths and zooms that a kind asks for.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type County, codeLength, type Level } from '../../api/contract/areas.ts'
import type { Catalog, KindInfo } from '../../api/contract/catalog.ts'
import type { CoverageShapes } from '../../api/contract/indicators.ts'
import { labelSuffix } from '../../api/contract/tiles.ts'
import type { DutyLayers } from './duties.ts'
import type { Selection, Show, Theme } from './map-props.ts'
import type { Palette } from './palette.ts'
import type { ProblemMarks } from './problems.ts'

/** What decides the layers; values, hover and class filter do not: they travel as feature state. */
export interface StyleView {
  /** Where the page comes from, `https://host`: tiles come from there too. */
  origin: string
  county: County
  catalog: Pick<Catalog, 'kinds'>
  theme: Theme
  level: Level
  show: Show
  hiddenKinds: ReadonlySet<string>
  /** Unit grids of city management, all of them; a chosen one is drawn in any case. */
  unitGrids: boolean
  /** Kinds that the chosen indicator counts: their symbols show early, the others step back. */
  countedKinds: readonly string[]
  selected: Selection | undefined
  /** Covered and uncovered land, once it is known and wanted. */
  shapes: CoverageShapes | undefined
  /** Kinds and levels coloured by who answers; undefined: nothing is. */
  duties: DutyLayers | undefined
  /** Problems to draw; undefined: none, whatever is shown. */
  problems: ProblemMarks | undefined
  /** Values to print under the names of areas, by code. */
  printedValues: ReadonlyMap<string, string>
  /** The community whose grids are being edited: they are drawn elsewhere. */
  edited?: string
}

/** For layers of a level: the grids that are being edited leave the tiles. */
export function withoutEdited(level: Level, { edited }: StyleView): { filter?: ExpressionSpecification } {
  if (level !== 'grid' || edited === undefined) return {}
  return { filter: ['!=', ['slice', ['get', 'code'], 0, codeLength.community], edited] }
}

export type Role = KindInfo['style']['role']

/** Layers of the kinds with a role, in catalog order, each with its palette. */
export function layersOfRole(
  view: StyleView,
  role: Role,
  palette: Palette,
  draw: (kind: KindInfo, palette: Palette) => LayerSpecification[],
): LayerSpecification[] {
  return view.catalog.kinds
    .filter((kind) => kind.style.role === role && !view.hiddenKinds.has(kind.id))
    .flatMap((kind) => draw(kind, palette))
}

/** Where a kind's features are, and from which zoom on. */
export function placesOf(kind: KindInfo) {
  return { source: 'places', 'source-layer': kind.id, minzoom: kind.style.minZoom }
}

/** One point for each place of a kind, whatever its shape and however many tiles it crosses; none for lines. */
export function labelsOf(kind: KindInfo) {
  return { ...placesOf(kind), 'source-layer': kind.id + labelSuffix }
}

/** A source layer of places may hold several shapes; a fill would close lines, a line would trace points. */
export const isArea = shapeFilter('Polygon')
export const isLine = shapeFilter('LineString')
export const isPoint = shapeFilter('Point')

function shapeFilter(shape: 'Point' | 'LineString' | 'Polygon'): ExpressionSpecification {
  return ['match', ['geometry-type'], [shape, `Multi${shape}`], true, false]
}

/** Pixels at zoom 16 by the class of a line. */
export function widthAt16({ style: { widths } }: KindInfo): ExpressionSpecification | number {
  if (!widths) return 2
  return byProperty(widths.property, widths.values, widths.otherwise)
}

/** A value for each value of a property, as an expression. */
export function byProperty(
  property: string,
  values: Readonly<Record<string, number>>,
  otherwise: number,
): ExpressionSpecification | number {
  return matching(property, Object.entries(values), otherwise)
}

/** `match` over a property; without a case it is what remains. */
export function matching<T extends string | number>(
  property: string,
  cases: readonly (readonly [string, T])[],
  otherwise: T,
): ExpressionSpecification | T {
  if (cases.length === 0) return otherwise
  const expression: unknown[] = ['match', ['get', property], ...cases.flat(), otherwise]
  return expression as ExpressionSpecification // MapLibre types it as a tuple, which no list can be told to be
}

/** Grows a width at zoom 16 with the map: thin hairlines in the county, true to scale in the street. */
export function growing(
  width: ExpressionSpecification | number,
  plus: readonly [overview: number, town: number, street: number] = [0, 0, 0],
): ExpressionSpecification {
  const at = (factor: number, extra: number): ExpressionSpecification => ['+', ['*', width, factor], extra]
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    8,
    at(0.07, plus[0]),
    12,
    at(0.13, plus[0]),
    14,
    at(0.34, plus[1]),
    16,
    at(1, plus[1]),
    19,
    at(4, plus[2]),
  ]
}

/** The font of the product; a style without `glyphs` draws all text with fonts of the machine. */
const families = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'sans-serif']
// MapLibre reads the weight from the name of the first family: these two exist nowhere and say only that.
export const regularFont = ['Map Regular', ...families]
export const strongFont = ['Map Semibold', ...families]

/**
 * MapLibre lays layers of one source layer that look alike out together, and fails on a tile that comes back after one of
 * them has left the style while others are still there and know feature states. Layers coloured by feature state therefore
 * share this with nothing but layers that come and go with them.
 */
export function layTogether(family: string): { filter: ExpressionSpecification } {
  return { filter: ['!=', ['literal', family], ''] }
}
