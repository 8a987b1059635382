// Which places of a kind are here, what is known of one, and how many are there of each kind? Only those in the
// caller's scope.
import { findKind } from '../../../geodata/kinds/index.ts'
import { can } from '../../contract/access.ts'
import type { placeRoutes } from '../../contract/places.ts'
import { checkArea } from '../../db/areas.ts'
import { parseBox } from '../../db/box.ts'
import { AppError } from '../../db/errors.ts'
import { findTarget, readReach } from '../../db/scope.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { countPlaces, listPlaces } from './list-places.ts'
import { getPlaceDetail } from './place-detail.ts'

export const placeHandlers: Handlers<Omit<typeof placeRoutes, 'search'>> = {
  listPlaces: async ({ db, caller, query: { kind, area, bbox, after = 0, limit } }) => {
    if (!findKind(kind)) throw new AppError('unknown-kind', `There is no kind of place called ${kind}.`)
    if (area) await checkArea(db, area)
    const box = bbox === undefined ? undefined : parseBox(bbox)
    const reach = await readReach(db, caller, 'place.read', area ?? '')
    const rows = await listPlaces(db, { kind, reach, box, after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit, (place) => place.id)
    return { type: 'FeatureCollection', features: items, next }
  },

  getPlace: async ({ db, caller, params: { county, id } }) => {
    const target = await findTarget(db, county, id)
    if (!target) throw new AppError('unknown-place', `County ${county} has no place with the id ${id}.`)
    if (!can(caller, 'place.read', target)) {
      throw new AppError('not-permitted', 'This place lies outside of what your account is in charge of.')
    }
    return getPlaceDetail(db, county, id)
  },

  countPlaces: async ({ db, caller, params: { code } }) => {
    await checkArea(db, code)
    return { items: await countPlaces(db, await readReach(db, caller, 'place.read', code)) }
  },
}
