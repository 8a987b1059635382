// Who answers for what, on the map: places and areas in the colour of their unit, hatched where there is none.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Level, levelOf } from '../../api/contract/areas.ts'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { labelSuffix } from '../../api/contract/tiles.ts'
import { gapImage } from './images.ts'
import type { Palette } from './palette.ts'
import { growing, isArea, isLine, isPoint, layTogether, type StyleView, widthAt16 } from './style-parts.ts'
import type { DutyState } from './unit-colours.ts'

/** Tiles of places once more, so that switching this on does not lay out the whole map anew. */
export const dutySource = 'duties'

/** Layers in which a click finds a place start with this. */
export const dutyHitPrefix = 'duty-hit-'

/** Below roads and buildings. */
export function dutyFillLayers(view: StyleView): LayerSpecification[] {
  return [
    ...levelsOf(view).map((level) => ({
      id: `duty-area-${level}`,
      type: 'fill' as const,
      source: 'areas',
      'source-layer': level,
      ...layTogether('duties'),
      paint: { 'fill-color': areaColor, 'fill-opacity': 0.22 },
    })),
    ...kindsOf(view).flatMap((kind) => (kind.shapes.includes('area') ? fills(kind, view) : [])),
  ]
}

/** Above them. */
export function dutyLineLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    ...levelsOf(view).map((level) => ({
      id: `duty-area-line-${level}`,
      type: 'line' as const,
      source: 'areas',
      'source-layer': level,
      ...layTogether('duties'),
      layout: round,
      paint: {
        'line-color': areaColor,
        'line-width': [
          'case',
          ['to-boolean', ['feature-state', 'duty']],
          2.5,
          0,
        ] satisfies ExpressionSpecification,
      },
    })),
    ...kindsOf(view).flatMap((kind): LayerSpecification[] => [
      {
        id: `duty-outline-${kind.id}`,
        type: 'line',
        ...placesIn(kind),
        filter: isArea,
        layout: round,
        paint: {
          'line-color': ['case', is('picked'), palette.accent, color],
          'line-width': ['case', is('picked'), 3, is('open'), 2, 1.5],
          'line-opacity': ['case', is('faint'), 0.25, 1],
        },
      },
      {
        id: `${dutyHitPrefix}line-${kind.id}`,
        type: 'line',
        ...placesIn(kind),
        filter: isLine,
        layout: round,
        paint: {
          'line-color': ['case', is('picked'), palette.accent, color],
          'line-width': growing(widthAt16(kind), [2, 2, 2]),
          'line-opacity': ['case', is('faint'), 0.2, 0.85],
        },
      },
      dots(kind, palette),
    ]),
  ]
}

const color: ExpressionSpecification = ['to-color', ['feature-state', 'color'], 'transparent']
const areaColor: ExpressionSpecification = ['to-color', ['feature-state', 'duty'], 'transparent']

function is(name: keyof DutyState): ExpressionSpecification {
  return ['boolean', ['feature-state', name], false]
}

function fills(kind: KindInfo, { theme }: StyleView): LayerSpecification[] {
  return [
    {
      id: `${dutyHitPrefix}fill-${kind.id}`,
      type: 'fill',
      ...placesIn(kind),
      filter: isArea,
      paint: {
        'fill-color': color,
        'fill-opacity': ['case', is('faint'), 0.1, is('open'), 0.12, theme === 'light' ? 0.6 : 0.72],
      },
    },
    {
      id: `duty-gap-${kind.id}`,
      type: 'fill',
      ...placesIn(kind),
      filter: isArea,
      paint: {
        'fill-pattern': gapImage(theme),
        'fill-opacity': ['case', ['all', is('open'), ['!', is('faint')]], 0.9, 0],
      },
    },
  ]
}

/** A facility is a point wherever its name goes; of other kinds only what came as a point is. */
function dots(kind: KindInfo, palette: Palette): LayerSpecification {
  const places = placesIn(kind)
  return {
    id: `${dutyHitPrefix}dot-${kind.id}`,
    type: 'circle',
    ...(kind.style.role === 'facility'
      ? { ...places, 'source-layer': kind.id + labelSuffix }
      : { ...places, filter: isPoint }),
    paint: {
      // A ring of the colour around the symbol, where there is one.
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 4, 13, 9, 16, 13],
      'circle-color': ['case', is('open'), palette.symbolRing, color],
      'circle-opacity': ['case', is('faint'), 0.25, 1],
      'circle-stroke-color': ['case', is('picked'), palette.accent, is('open'), color, palette.symbolRing],
      'circle-stroke-width': ['case', is('picked'), 3, is('open'), 2.5, 1.5],
      'circle-stroke-opacity': ['case', is('faint'), 0.25, 1],
    },
  }
}

function placesIn(kind: KindInfo) {
  return { source: dutySource, 'source-layer': kind.id, minzoom: kind.style.minZoom }
}

function kindsOf({ catalog, duties }: StyleView): KindInfo[] {
  return catalog.kinds.filter(({ id }) => duties?.kinds.includes(id))
}

function levelsOf({ duties }: StyleView): readonly Level[] {
  return duties?.levels ?? []
}

/** What decides the layers: which kinds and levels hold something with a colour. Colours travel as feature state. */
export interface DutyLayers {
  kinds: readonly string[]
  levels: readonly Level[]
}

export function dutyLayersFor(kinds: Iterable<string>, codes: Iterable<string>): DutyLayers {
  const levels = new Set<Level>()
  for (const code of codes) {
    const level = levelOf(code)
    if (level) levels.add(level)
  }
  return { kinds: [...kinds], levels: [...levels] }
}
