// Micro grids on the map: thin lines inside a grid that is looked at closely, with number and name.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { codeLength } from '../../api/contract/areas.ts'
import { labelSuffix } from '../../api/contract/tiles.ts'
import type { Palette } from './palette.ts'
import { regularFont, type StyleView } from './style-parts.ts'

/** What the list of layers calls them. */
export const microGridLayer = 'micro-grid'
/** Begins the name of the layer that a pointer meets. */
export const microHitPrefix = 'micro-grid-hit'

/** Thirty households are a thumb's breadth there, and names of grids are whole one zoom later. */
const lineZoom = 15.5
const nameZoom = 16.5

export function microGridLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const { selected, hiddenKinds } = view
  if (hiddenKinds.has(microGridLayer)) return []
  const chosen = selected?.type === 'area' ? selected.micro : undefined
  const shapes = { source: 'areas', 'source-layer': microGridLayer, minzoom: lineZoom } as const
  return [
    {
      id: microHitPrefix,
      type: 'fill',
      ...shapes,
      paint: { 'fill-color': 'transparent', 'fill-opacity': 0 },
    },
    {
      id: 'micro-grid-line',
      type: 'line',
      ...shapes,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.boundary,
        'line-width': ['interpolate', ['linear'], ['zoom'], lineZoom, 0.5, 18, 1.1],
        'line-opacity': 0.75,
      },
    },
    ...(chosen === undefined ? [] : [outlineOf(chosen, shapes, palette)]),
  ]
}

function outlineOf(
  code: string,
  shapes: { source: string; 'source-layer': string; minzoom: number },
  palette: Palette,
): LayerSpecification {
  return {
    id: 'micro-grid-selected',
    type: 'line',
    ...shapes,
    filter: ['==', ['get', 'code'], code],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': 2, 'line-dasharray': [2, 1] },
  }
}

export function microGridNameLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  if (view.hiddenKinds.has(microGridLayer)) return []
  const number: ExpressionSpecification = ['slice', ['get', 'code'], codeLength.grid]
  return [
    {
      id: 'micro-grid-name',
      type: 'symbol',
      source: 'area-names',
      'source-layer': microGridLayer + labelSuffix,
      minzoom: nameZoom,
      layout: {
        // 微网格07 says its number itself.
        'text-field': [
          'case',
          ['in', number, ['get', 'name']],
          ['get', 'name'],
          ['concat', number, ' ', ['get', 'name']],
        ],
        'text-font': regularFont,
        'text-size': 12,
        'text-max-width': 7,
        'text-padding': 3,
      },
      paint: {
        // Read on every colour of an indicator.
        'text-color': palette.label,
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 1.2,
      },
    },
  ]
}
