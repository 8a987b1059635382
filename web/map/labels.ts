// Names on the map: areas, parks, water, land and roads. They give way to each other; what is named last here wins.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { codeLength, type Level, levels } from '../../api/contract/areas.ts'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { labelSuffix } from '../../api/contract/tiles.ts'
import type { Theme } from './map-props.ts'
import type { Palette } from './palette.ts'
import { drawnLines } from './roads.ts'
import {
  byProperty,
  labelsOf,
  layersOfRole,
  matching,
  placesOf,
  type Role,
  regularFont,
  type StyleView,
  strongFont,
  withoutEdited,
} from './style-parts.ts'

/** Layers of place names; a click on a name picks its place. */
export const namePrefix = 'name-'

/** Above this many areas of a level, their values would cover the map that they explain. */
export const mostPrintedValues = 300

/** Grids are numbered in their community: the last three digits, until there is room for the whole name. */
const wholeGridNameZoom = 16

export function placeNameLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const colors: [Role, string][] = [
    ['land-use', palette.labelFaint],
    ['ground', palette.labelFaint],
    ['green', palette.labelGreen],
    ['water', palette.labelWater],
  ]
  return [
    ...layersOfRole(view, 'road', palette, (kind) => lineNames(kind, palette.labelFaint, palette)),
    ...colors.flatMap(([role, color]) =>
      layersOfRole(view, role, palette, (kind) => [
        ...lineNames(kind, color, palette),
        ...areaNames(kind, color, palette),
      ]),
    ),
  ]
}

/** Names of the coloured level, large, with their values where there are few; of the coarser ones, faint. */
export function areaNameLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const index = levels.indexOf(view.level)
  const coarser = levels[index - 1]
  return [
    ...(coarser && coarser !== 'county' ? [areaName(coarser, view, palette)] : []),
    areaName(view.level, view, palette),
  ]
}

function lineNames(kind: KindInfo, color: string, palette: Palette): LayerSpecification[] {
  const { labelZoom, widths } = kind.style
  if (labelZoom === undefined || !kind.shapes.includes('line')) return []
  return [
    {
      id: `${namePrefix}${kind.id}-line`,
      type: 'symbol',
      ...placesOf(kind),
      minzoom: labelZoom,
      filter: drawnLines(kind),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 11, 18, 13],
        'text-letter-spacing': 0.08,
        'text-max-angle': 32,
        'text-padding': 6,
        ...(widths
          ? { 'symbol-sort-key': ['*', -1, byProperty(widths.property, widths.values, widths.otherwise)] }
          : {}),
      },
      paint: halo(color, palette),
    },
  ]
}

function areaNames(kind: KindInfo, color: string, palette: Palette): LayerSpecification[] {
  const { labelZoom } = kind.style
  if (labelZoom === undefined || !kind.shapes.includes('area')) return []
  return [
    {
      id: `${namePrefix}${kind.id}`,
      type: 'symbol',
      ...labelsOf(kind),
      minzoom: labelZoom,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 17, 13],
        'text-max-width': 7,
        'text-line-height': 1.15,
        'text-padding': 6,
      },
      paint: halo(color, palette),
    },
  ]
}

function areaName(level: Level, view: StyleView, palette: Palette): LayerSpecification {
  const isColoured = level === view.level
  return {
    id: `area-name-${level}`,
    type: 'symbol',
    source: 'area-names',
    'source-layer': level + labelSuffix,
    ...withoutEdited(level, view),
    layout: {
      'text-field': isColoured ? nameWithValue(level, view) : ['get', 'name'],
      // Bold is for figures, and for names where there are none.
      'text-font': isColoured && level !== 'grid' ? strongFont : regularFont,
      'text-size': areaTextSize(level, view.theme),
      'text-max-width': 7,
      'text-line-height': 1.2,
      'text-padding': 3,
      // Where two meet, one moves up or down by little more than half its height, and both are read.
      'text-variable-anchor-offset': ['center', [0, 0], 'bottom', [0, -0.7], 'top', [0, 0.7]],
      // What has a value is named before what has none.
      'symbol-sort-key': matching(
        'code',
        [...view.printedValues.keys()].map((code) => [code, 0] as const),
        1,
      ),
    },
    paint: { ...halo(isColoured ? palette.label : palette.labelFaint, palette), 'text-halo-width': 1.5 },
  }
}

/** The wall is read from across the room. */
function areaTextSize(level: Level, theme: Theme): ExpressionSpecification {
  const factor = (theme === 'dark' ? 1.35 : 1) * (level === 'grid' ? 0.9 : 1)
  return ['interpolate', ['linear'], ['zoom'], 9, 11 * factor, 12, 13 * factor, 15, 15 * factor]
}

function nameWithValue(level: Level, { printedValues }: StyleView): ExpressionSpecification {
  const whole: ExpressionSpecification = ['get', 'name']
  if (level === 'grid') {
    const short: ExpressionSpecification = ['slice', ['get', 'code'], codeLength.community]
    return [
      'step',
      ['zoom'],
      withValue(short, printedValues),
      wholeGridNameZoom,
      withValue(whole, printedValues),
    ]
  }
  return withValue(whole, printedValues)
}

function withValue(
  name: ExpressionSpecification,
  values: ReadonlyMap<string, string>,
): ExpressionSpecification {
  if (values.size === 0) return name
  const value = matching(
    'code',
    [...values].map(([code, text]) => [code, `\n${text}`] as const),
    '',
  )
  return [
    'format',
    name,
    { 'font-scale': 0.86, 'text-font': ['literal', regularFont] },
    value,
    { 'text-font': ['literal', strongFont] },
  ]
}

function halo(color: string, palette: Palette) {
  return {
    'text-color': color,
    'text-halo-color': palette.labelHalo,
    'text-halo-width': 1.2,
    'text-halo-blur': 0.3,
  }
}
