// The place that is selected: a ring around a symbol, an outline around an area, a glow along a line.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { symbolImage } from './images.ts'
import type { Palette } from './palette.ts'
import { isArea, isLine, isPoint, labelsOf, type StyleView } from './style-parts.ts'

export function pickedPlaceLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const { selected } = view
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
    ...pickedSymbol(view, kind, id),
  ]
}

/** Its symbol, also where those of its kind wait for the street or gave way to others. */
function pickedSymbol({ catalog, theme }: StyleView, kindId: string, id: number): LayerSpecification[] {
  const kind = catalog.kinds.find((each) => each.id === kindId)
  if (kind?.style.role !== 'facility') return []
  return [
    {
      id: 'picked-symbol',
      type: 'symbol',
      ...labelsOf(kind),
      source: 'picked-place',
      filter: ['==', ['id'], id],
      layout: { 'icon-image': symbolImage(kindId, theme), 'icon-overlap': 'always' },
    },
  ]
}
