// Covered and uncovered land of a coverage indicator, shown instead of the colours of areas.
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'
import type { StyleView } from './style-parts.ts'

const source = 'coverage'

export function coverageSources({ show, shapes }: StyleView): Record<string, SourceSpecification> {
  if (show !== 'coverage') return {}
  // The contract leaves geometries open; these are polygons and multipolygons in degrees.
  const data = (shapes ?? { type: 'FeatureCollection', features: [] }) as FeatureCollection
  return { [source]: { type: 'geojson', data } }
}

export function coverageLayers({ show }: StyleView, palette: Palette): LayerSpecification[] {
  if (show !== 'coverage') return []
  return [land('covered', palette.covered, 0.35), land('uncovered', palette.uncovered, 0.55)]
}

/** The edge of the service area; above buildings, or its dashes would be lost among them. */
export function serviceLayers({ show }: StyleView, palette: Palette): LayerSpecification[] {
  if (show !== 'coverage') return []
  return [
    {
      id: 'coverage-service',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'service'],
      paint: {
        'line-color': palette.service,
        'line-width': 1,
        'line-dasharray': [4, 3],
        'line-opacity': 0.8,
      },
    },
  ]
}

function land(part: 'covered' | 'uncovered', color: string, opacity: number): LayerSpecification {
  return {
    id: `coverage-${part}`,
    type: 'fill',
    source,
    filter: ['==', ['get', 'part'], part],
    paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': false },
  }
}
