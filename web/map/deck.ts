// The heat surface as deck.gl layers: cells coloured by distance, and a line around the blind ones. Loaded only when shown.
import { LineLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Surface } from '../../api/contract/indicators.ts'
import { surfaceClasses } from './classes.ts'
import type { Theme } from './map-props.ts'
import { surfaceSlot } from './style.ts'
import { cellsOf } from './surface-cells.ts'

/** Where in the order of MapLibre's layers a deck layer is drawn. */
type Slotted = { beforeId: string }

const cellOpacity = 0.62

/** A flat map needs no depth; with it the cells would hide what MapLibre draws after them. */
const flat = { depthWriteEnabled: false, depthCompare: 'always' } as const

/** Starts drawing on a map; the answer shows a surface, or none. */
export function startSurfaces(map: MapLibreMap): (surface: Surface | undefined, theme: Theme) => void {
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] })
  map.addControl(overlay)
  let layers: ReturnType<typeof surfaceLayers> = []
  let waiting = false
  const draw = () => {
    overlay.setProps({ layers })
    waiting = false
  }
  // deck.gl takes its place among MapLibre's layers only while all tiles are there; else it would cover the names.
  map.on('idle', () => {
    if (layers.length > 0 && (waiting || !isInPlace(map))) draw()
  })
  return (surface, theme) => {
    layers = surface ? surfaceLayers(surface, theme) : []
    if (layers.length === 0 || map.isStyleLoaded()) draw()
    else waiting = true
  }
}

/** The layer group of deck.gl stands right before the slot. */
function isInPlace(map: MapLibreMap): boolean {
  const order = map.getLayersOrder()
  return map.getLayer(order[order.indexOf(surfaceSlot) - 1] ?? '')?.type === 'custom'
}

function surfaceLayers(surface: Surface, theme: Theme) {
  const { count, corners, classes, blindEdges } = cellsOf(surface)
  // deck.gl's types leave out `startIndices`, which its binary polygons need.
  const cellData = {
    length: count,
    startIndices: Uint32Array.from({ length: count + 1 }, (_, cell) => cell * 5),
    attributes: {
      getPolygon: { value: corners, size: 2 },
      getFillColor: { value: cornerColors(classes, surface.breaksMetres), size: 4, normalized: true },
    },
  }
  return [
    new SolidPolygonLayer<unknown, Slotted>({
      id: 'surface-cells',
      beforeId: surfaceSlot,
      data: cellData,
      _normalize: false,
      opacity: cellOpacity,
      parameters: flat,
    }),
    new LineLayer<unknown, Slotted>({
      id: 'surface-blind',
      beforeId: surfaceSlot,
      data: {
        length: blindEdges.length / 4,
        attributes: {
          getSourcePosition: { value: blindEdges, size: 2, stride: 32, offset: 0 },
          getTargetPosition: { value: blindEdges, size: 2, stride: 32, offset: 16 },
        },
      },
      getColor: theme === 'light' ? [31, 35, 41, 230] : [255, 255, 255, 230],
      getWidth: 2,
      widthUnits: 'pixels',
      parameters: flat,
    }),
  ]
}

/** RGBA for each of the five corners of each cell. */
function cornerColors(classes: Uint8Array, breaksMetres: readonly number[]): Uint8Array {
  const palette = surfaceClasses(breaksMetres).map(({ color }) => [
    Number.parseInt(color.slice(1, 3), 16),
    Number.parseInt(color.slice(3, 5), 16),
    Number.parseInt(color.slice(5, 7), 16),
    255,
  ])
  const colors = new Uint8Array(classes.length * 5 * 4)
  classes.forEach((index, cell) => {
    for (let corner = 0; corner < 5; corner++) colors.set(palette[index] ?? [], (cell * 5 + corner) * 4)
  })
  return colors
}
