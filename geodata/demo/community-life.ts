// What every community has: a service centre, mostly a health station and a culture room, here and there a small fire post.
import type { Ground } from './ground.ts'
import { type Block, type Parcel, parcelsOf } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { between, distance, type Point } from './plane.ts'
import type { Random } from './random.ts'
import type { Community } from './territory.ts'

export function furnishCommunities(
  ground: Ground,
  communities: Community[],
  blocks: Block[],
  random: Random,
  places: PlaceList,
) {
  const byCommunity = Map.groupBy(parcelsOf(blocks), (parcel) => parcel.block.communityCode)
  for (const { code, name, centre } of communities) {
    const doors = (byCommunity.get(code) ?? [])
      .filter((parcel) => parcel.use === 'compound' || parcel.use === 'commerce')
      .map((parcel) => streetDoor(parcel))
      .sort((a, b) => distance(a, centre) - distance(b, centre))
    const at = (i: number) => ground.point(ground.metres(doors[Math.min(i, doors.length - 1)] ?? centre))
    const address = `${name}辖区`
    places.add('community-service-centre', `${name}党群服务中心`, at(0), {
      areaSquareMetres: random.integer(35, 110) * 10,
      address,
    })
    if (random.chance(0.7)) places.add('clinic', `${name}卫生服务站`, at(1), { level: 'station', address })
    if (random.chance(0.5)) {
      places.add('culture-centre', `${name}文化活动室`, at(2), {
        level: 'community',
        areaSquareMetres: random.integer(8, 30) * 10,
        address,
      })
    }
    if (random.chance(0.3))
      places.add('elderly-care', `${name}日间照料中心`, at(3), { beds: random.integer(8, 30) })
    if (random.chance(0.25)) places.add('fire-station', `${name}微型消防站`, at(4), { level: 'micro' })
  }
}

/** Just inside a corner of the parcel, where shops face the street. */
function streetDoor({ polygon, centre }: Parcel): Point {
  return between(polygon[0]!, centre, 0.12)
}
