// Reads a vector tile the way the map's own decoder does.
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

export interface Decoded {
  id: number | undefined
  type: 'point' | 'line' | 'polygon' | 'unknown'
  tags: Record<string, unknown>
  /** Points, lines or rings in tile units, y pointing down. */
  parts: [number, number][][]
}

/** Features by layer. */
export function decodeTile(bytes: Uint8Array): Record<string, Decoded[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => {
        const feature = layer.feature(i)
        return {
          id: feature.id,
          type: (['unknown', 'point', 'line', 'polygon'] as const)[feature.type],
          tags: { ...feature.properties },
          parts: feature.loadGeometry().map((part) => part.map(({ x, y }): [number, number] => [x, y])),
        }
      }),
    ]),
  )
}
