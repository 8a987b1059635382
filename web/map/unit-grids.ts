// Unit grids 单元网格 of city management: thin violet lines with short numbers, so that nobody takes them for grids 网格, whose
// borders are white, or grey and dashed. Only where somebody switched them on, and the chosen one alone otherwise.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { labelSuffix, unitGridMinZoom } from '../../api/contract/tiles.ts'
import type { Palette } from './palette.ts'
import { regularFont, type StyleView } from './style-parts.ts'

/** The source and the layer in its tiles. */
export const unitGridSource = 'unit-grids'
const sourceLayer = 'unit-grid'

/** The layer that a pointer meets over a unit grid. */
export const unitGridHit = 'unit-grid-hit'

/** A hundred metres have room for three figures. */
const labelZoom = 15.5

export function drawsUnitGrids({ unitGrids, selected }: Pick<StyleView, 'unitGrids' | 'selected'>): boolean {
  return unitGrids || selected?.type === 'unit-grid'
}

/** Lines and what a click meets, under symbols and names. */
export function unitGridLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  if (!drawsUnitGrids(view)) return []
  const all: LayerSpecification[] = view.unitGrids
    ? [
        { id: unitGridHit, type: 'fill', ...from(sourceLayer), paint: { 'fill-opacity': 0 } },
        {
          id: 'unit-grid-line',
          type: 'line',
          ...from(sourceLayer),
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': palette.unitGrid,
            'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.5, 16, 0.9, 19, 1.4],
            'line-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.55, 16, 0.85],
          },
        },
      ]
    : []
  return [...all, ...chosen(view, palette)]
}

/** Last three digits, as on the signs of the collectors. */
export function unitGridNames(view: StyleView, palette: Palette): LayerSpecification[] {
  if (!drawsUnitGrids(view)) return []
  return [
    {
      id: 'unit-grid-name',
      type: 'symbol',
      ...from(sourceLayer + labelSuffix),
      minzoom: labelZoom,
      ...(!view.unitGrids && { filter: isChosen(view) }),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15.5, 10, 18, 13],
        'text-letter-spacing': 0.05,
        'text-padding': 2,
      },
      paint: {
        'text-color': palette.unitGrid,
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 1.2,
        'text-halo-blur': 0.3,
      },
    },
  ]
}

function chosen(view: StyleView, palette: Palette): LayerSpecification[] {
  if (view.selected?.type !== 'unit-grid') return []
  const line = (id: string, color: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    ...from(sourceLayer),
    filter: isChosen(view),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  })
  return [
    line('unit-grid-selected-halo', palette.accentHalo, 6),
    line('unit-grid-selected', palette.accent, 3),
  ]
}

function isChosen({ selected }: StyleView): ExpressionSpecification {
  return ['==', ['get', 'code'], selected?.type === 'unit-grid' ? selected.code : '']
}

function from(layer: string) {
  return { source: unitGridSource, 'source-layer': layer, minzoom: unitGridMinZoom }
}
