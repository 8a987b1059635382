// Features become rows: attributes flattened to plain values, numbered as a person counts them.
import type { Feature } from 'geojson'
import { BadInput } from '../remark.ts'
import type { Attributes, SourceLayer } from './source.ts'

/** @throws BadInput when there is no feature at all */
export function layerOfFeatures(file: string, features: readonly Feature[], crs?: string): SourceLayer {
  if (features.length === 0) throw new BadInput('empty', { file })
  const rows = features.map((feature, index) => ({
    row: String(index + 1),
    geometry: feature.geometry ?? null,
    attributes: plain(feature.properties ?? {}),
  }))
  return { name: file, format: 'features', rows, crs, notes: [] }
}

/** Lists and objects inside a value are kept as their text: no kind asks for them. */
function plain(properties: Record<string, unknown>): Attributes {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : value === null || value === undefined
          ? null
          : JSON.stringify(value),
    ]),
  )
}
