// The place that is selected: a ring around a symbol, an outline around an area, a glow along a line.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'
import { isArea, isLine, isPoint, type StyleView } from './style-parts.ts'

export function pickedPlaceLayers({ selected }: StyleView, palette: Palette): LayerSpecification[] {
  if (selected?.type !== 'place') return []
  const { kind, id } = selected
  const shaped = (shape: ExpressionSpecification) => ({
    source: 'picked-place',
    'source-layer': kind,
    filter: ['all', shape, ['==', ['id'], id]] satisfies ExpressionSpecification,
  })
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'picked-line-halo',
      type: 'line',
      ...shaped(isLine),
      layout: round,
      paint: { 'line-color': palette.accent, 'line-width': 12, 'line-opacity': 0.25 },
    },
    {
      id: 'picked-line',
      type: 'line',
      ...shaped(isLine),
      layout: round,
      paint: { 'line-color': palette.accent, 'line-width': 3 },
    },
    {
      id: 'picked-area-fill',
      type: 'fill',
      ...shaped(isArea),
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.14 },
    },
    {
      id: 'picked-area',
      type: 'line',
      ...shaped(isArea),
      layout: round,
      paint: { 'line-color': palette.accent, 'line-width': 3 },
    },
    {
      id: 'picked-point',
      type: 'circle',
      ...shaped(isPoint),
      paint: {
        'circle-radius': 14,
        'circle-color': palette.accent,
        'circle-opacity': 0.14,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 3,
      },
    },
  ]
}
