// Facilities: a symbol each where there is room, a dot of the kind's colour where there is none.
import type { LayerSpecification } from 'maplibre-gl'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { symbolImage } from './images.ts'
import type { Palette } from './palette.ts'
import { labelsOf, layersOfRole, regularFont, type StyleView } from './style-parts.ts'

/** Kinds that the chosen indicator does not count wait until the street is in sight. */
const othersFromZoom = 15

/** Layers in which a click finds a place start with these. */
export const dotPrefix = 'dot-'
export const symbolPrefix = 'symbol-'

export function dotLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  return layersOfRole(view, 'facility', palette, (kind) => [dots(kind, view, palette)])
}

export function symbolLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  // The topmost layer is placed first: the kinds of the indicator win the room.
  const ofIndicator = (kind: KindInfo) => view.countedKinds.includes(kind.id)
  const draw = (wanted: boolean) => (kind: KindInfo) =>
    ofIndicator(kind) === wanted ? [symbols(kind, view, palette)] : []
  return [
    ...layersOfRole(view, 'facility', palette, draw(false)),
    ...layersOfRole(view, 'facility', palette, draw(true)),
  ]
}

function firstZoom(kind: KindInfo, { countedKinds }: StyleView): number {
  const { minZoom } = kind.style
  return countedKinds.includes(kind.id) ? minZoom : Math.max(minZoom, othersFromZoom)
}

function dots(kind: KindInfo, view: StyleView, palette: Palette): LayerSpecification {
  return {
    id: `${dotPrefix}${kind.id}`,
    type: 'circle',
    ...labelsOf(kind),
    minzoom: firstZoom(kind, view),
    paint: {
      'circle-color': kind.style.color,
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 2.2, 16, 4],
      'circle-stroke-color': palette.symbolRing,
      'circle-stroke-width': 1,
    },
  }
}

function symbols(kind: KindInfo, view: StyleView, palette: Palette): LayerSpecification {
  const { labelZoom } = kind.style
  return {
    id: `${symbolPrefix}${kind.id}`,
    type: 'symbol',
    ...labelsOf(kind),
    minzoom: firstZoom(kind, view),
    layout: {
      'icon-image': symbolImage(kind.id, view.theme),
      'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.78, 15, 1],
      'icon-padding': 1,
      ...(labelZoom === undefined
        ? {}
        : {
            'text-field': ['step', ['zoom'], '', labelZoom, ['coalesce', ['get', 'name'], '']],
            'text-font': regularFont,
            'text-size': 12,
            'text-max-width': 8,
            'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
            'text-radial-offset': 0.95,
            'text-justify': 'auto',
            'text-optional': true,
          }),
    },
    paint: {
      'text-color': palette.label,
      'text-halo-color': palette.labelHalo,
      'text-halo-width': 1.2,
    },
  }
}
