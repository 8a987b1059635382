// Areas on the map: the colours of an indicator (by feature state), their borders, hover and selection.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Level, levelOf, levels } from '../../api/contract/areas.ts'
import { hatchImage } from './images.ts'
import type { Theme } from './map-props.ts'
import type { Palette } from './palette.ts'
import { layTogether, type StyleView, withoutEdited } from './style-parts.ts'

/** What the layers below read; written by `area-states.ts` and by hover and selection. */
export interface AreaState {
  fill?: string
  noData?: boolean
  hover?: boolean
  selected?: boolean
}

/**
 * Begins the name of the layer that a pointer meets over an area of the coloured level. Each level has layers of its own
 * name: MapLibre holds states of a level against a late tile of another one where both are drawn by the same layer.
 */
export const areaHitPrefix = 'area-fill-'

/** In the street the town itself is what one looks at: the colours thin out. */
function fading(theme: Theme): ExpressionSpecification {
  // On the dark wall the same colours need more strength to be told apart.
  const [far, near] = theme === 'light' ? [0.58, 0.4] : [0.74, 0.5]
  return ['interpolate', ['linear'], ['zoom'], 14, far, 17, near]
}

/** Colour, then hatch, of the level that is coloured. */
export function areaFillLayers({ level, show, theme }: StyleView): LayerSpecification[] {
  const isColoured = show === 'areas'
  return [
    {
      id: areaHitPrefix + level,
      type: 'fill',
      ...areasOf(level),
      ...layTogether('values'),
      paint: {
        'fill-color': ['to-color', state('fill'), 'transparent'],
        'fill-opacity': isColoured ? fading(theme) : 0,
        'fill-antialias': false,
      },
    },
    {
      id: `area-hatch-${level}`,
      type: 'fill',
      ...areasOf(level),
      ...layTogether('values'),
      layout: { visibility: isColoured ? 'visible' : 'none' },
      paint: {
        'fill-pattern': hatchImage(theme),
        'fill-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          14,
          ['case', isSet('noData'), 0.75, 0],
          17,
          ['case', isSet('noData'), 0.45, 0],
        ],
      },
    },
  ]
}

/** Borders: coarser levels dashed in grey, the coloured level in white hairlines. */
export function borderLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const { level, show, theme } = view
  const coarser = levels.slice(0, levels.indexOf(level))
  const white = show === 'areas'
  return [
    {
      id: `area-line-${level}`,
      type: 'line',
      ...areasOf(level),
      ...withoutEdited(level, view),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': white ? palette.areaLine : palette.areaOutline,
        'line-width': white ? ['interpolate', ['linear'], ['zoom'], 9, 0.5, 12, 1, 17, 1.6] : 1,
        'line-opacity': white ? 0.95 : theme === 'light' ? 0.7 : 0.9,
      },
    },
    ...[...coarser].reverse().map((each) => boundary(each, palette)),
  ]
}

/** Hover in ink, selection in the accent on a halo; above roads and buildings. */
export function focusLayers({ level, selected }: StyleView, palette: Palette): LayerSpecification[] {
  const selectedLevel = selected?.type === 'area' ? levelOf(selected.code) : undefined
  const focused: Level[] =
    selectedLevel === undefined || selectedLevel === level ? [level] : [level, selectedLevel]
  // The selection lies above the hover: on a shared border the accent wins.
  return [
    ...focused.map((each) =>
      outline(each, 'hover', { id: `${each}-hover`, color: palette.hover, width: 1.5 }),
    ),
    ...focused.flatMap((each) => [
      outline(each, 'selected', { id: `${each}-selected-halo`, color: palette.accentHalo, width: 6 }),
      outline(each, 'selected', { id: `${each}-selected`, color: palette.accent, width: 3 }),
    ]),
  ]
}

function outline(
  level: Level,
  flag: 'hover' | 'selected',
  { id, color, width }: { id: string; color: string; width: number },
): LayerSpecification {
  return {
    id,
    type: 'line',
    ...areasOf(level),
    ...layTogether('focus'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': ['case', isSet(flag), width, 0] },
  }
}

/** The dashes get shorter and thinner from level to level. */
const dashes: Readonly<Record<Level, { dash: number[]; width: number }>> = {
  county: { dash: [6, 2, 1, 2], width: 1.8 },
  township: { dash: [5, 2.5], width: 1.4 },
  community: { dash: [3, 2.5], width: 1.1 },
  grid: { dash: [1.5, 2], width: 0.8 },
}

function boundary(level: Level, palette: Palette): LayerSpecification {
  const { dash, width } = dashes[level]
  return {
    id: `${level}-boundary`,
    type: 'line',
    ...areasOf(level),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.boundary,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, width * 0.6, 13, width, 17, width * 1.6],
      'line-dasharray': dash,
    },
  }
}

function areasOf(level: Level) {
  return { source: 'areas', 'source-layer': level }
}

function state(name: keyof AreaState): ExpressionSpecification {
  return ['feature-state', name]
}

function isSet(name: keyof AreaState): ExpressionSpecification {
  return ['boolean', state(name), false]
}
