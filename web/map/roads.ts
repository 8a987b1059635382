// Roads with casing: white, wider and slightly warmer by class, the narrow ones first.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { KindInfo } from '../../api/contract/catalog.ts'
import type { Palette } from './palette.ts'
import {
  byProperty,
  growing,
  isLine,
  layersOfRole,
  placesOf,
  type StyleView,
  widthAt16,
} from './style-parts.ts'

/** Thinner than this at zoom 16 it is a path: a dashed line without casing. */
const pathPixels = 2

export function roadLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  return [
    ...layersOfRole(view, 'road', palette, pathLayers),
    ...layersOfRole(view, 'road', palette, casingLayers),
    ...layersOfRole(view, 'road', palette, surfaceLayers),
  ]
}

/** Lines of a kind that are drawn at the present zoom: alleys stay out of the overview. */
export function drawnLines(kind: KindInfo): ExpressionSpecification {
  const { minZooms, minZoom } = kind.style
  if (!minZooms) return isLine
  const from = byProperty(minZooms.property, minZooms.values, minZoom)
  return ['all', isLine, ['>=', ['zoom'], from]]
}

function pathLayers(kind: KindInfo, palette: Palette): LayerSpecification[] {
  return [
    {
      ...line(kind, `${kind.id}-path`, isPath(kind)),
      paint: {
        'line-color': palette.path,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 17, 1.6],
        'line-dasharray': [3, 2],
      },
    },
  ]
}

function casingLayers(kind: KindInfo, palette: Palette): LayerSpecification[] {
  return [
    {
      ...line(kind, `${kind.id}-casing`, isRoad(kind)),
      paint: {
        'line-color': [
          'interpolate',
          ['linear'],
          widthAt16(kind),
          8,
          palette.casings[0],
          13,
          palette.casings[1],
        ],
        'line-width': growing(widthAt16(kind), [0.8, 1.3, 2.4]),
        // In the overview the casing alone would draw a grey web over the county.
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 13, 1],
      },
    },
  ]
}

function surfaceLayers(kind: KindInfo, palette: Palette): LayerSpecification[] {
  return [
    {
      ...line(kind, `${kind.id}-surface`, isRoad(kind)),
      paint: { 'line-color': warmth(kind, palette), 'line-width': growing(widthAt16(kind), [0.2, 0, 0]) },
    },
  ]
}

function line(kind: KindInfo, id: string, width: ExpressionSpecification) {
  return {
    id,
    type: 'line' as const,
    ...placesOf(kind),
    filter: ['all', drawnLines(kind), width] satisfies ExpressionSpecification,
    layout: {
      'line-cap': 'round' as const,
      'line-join': 'round' as const,
      'line-sort-key': widthAt16(kind),
    },
  }
}

const isPath = (kind: KindInfo): ExpressionSpecification => ['<', widthAt16(kind), pathPixels]
const isRoad = (kind: KindInfo): ExpressionSpecification => ['>=', widthAt16(kind), pathPixels]

function warmth(kind: KindInfo, palette: Palette): ExpressionSpecification {
  const [narrow, middle, wide] = palette.roads
  return ['interpolate', ['linear'], widthAt16(kind), 6, narrow, 9, middle, 13, wide]
}
