// Collects the places of the county and gives each its key.
import type { Geometry } from 'geojson'
import type { PlaceInput } from '../county-data.ts'
import type { KindId } from '../kinds/index.ts'

export class PlaceList {
  readonly places: PlaceInput[] = []
  #counts = new Map<KindId, number>()

  add(
    kind: KindId,
    name: string | undefined,
    geometry: Geometry,
    properties: Record<string, unknown>,
  ): PlaceInput {
    const number = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, number)
    const place: PlaceInput = {
      kind,
      ...(name === undefined ? {} : { name }),
      geometry,
      properties,
      sourceKey: `${kind}-${String(number).padStart(5, '0')}`,
    }
    this.places.push(place)
    return place
  }
}
