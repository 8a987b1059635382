// Which places of a kind are here, what is known of one, and how many are there of each kind?
import { findKind } from '../../../geodata/kinds/index.ts'
import type { placeRoutes } from '../../contract/places.ts'
import { checkArea } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { parseBox } from './box.ts'
import { countPlaces, listPlaces } from './list-places.ts'
import { getPlaceDetail } from './place-detail.ts'

export const placeHandlers: Handlers<Omit<typeof placeRoutes, 'search'>> = {
  listPlaces: async ({ db, query: { kind, area, bbox, after = 0, limit } }) => {
    if (!findKind(kind)) throw new AppError('unknown-kind', `There is no kind of place called ${kind}.`)
    if (area) await checkArea(db, area)
    const box = bbox === undefined ? undefined : parseBox(bbox)
    const rows = await listPlaces(db, { kind, area, box, after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit, (place) => place.id)
    return { type: 'FeatureCollection', features: items, next }
  },

  getPlace: ({ db, params }) => getPlaceDetail(db, params.county, params.id),

  countPlaces: async ({ db, params }) => {
    await checkArea(db, params.code)
    return { items: await countPlaces(db, params.code) }
  },
}
