// Public toilets: by markets, parks and squares first, then at street corners, spread over the town.
import type { Site } from './facilities.ts'
import type { Ground } from './ground.ts'
import { PointIndex } from './near.ts'
import type { Block } from './parcels.ts'
import type { Park } from './parks.ts'
import type { PlaceList } from './place-list.ts'
import { between, centroid, minus, type Point, plus, times, unit } from './plane.ts'
import type { Random } from './random.ts'

export interface ToiletSite {
  name: string
  at: Point
}

const busyUses = new Set<Site['use']>([
  'market',
  'square',
  'parking',
  'sports-ground',
  'hospital',
  'culture-centre',
])

/** Where many people pass: the sites first asked for a toilet. */
export function busySites(ground: Ground, sites: Site[], parks: Park[]): ToiletSite[] {
  return [
    ...sites
      .filter((site) => busyUses.has(site.use))
      .map(({ name, parcel }) => ({
        name,
        at: ground.metres(between(parcel.polygon[0]!, parcel.centre, 0.1)),
      })),
    ...parks
      .filter((park) => park.areaSquareMetres > 1500)
      .map(({ name, ring }) => ({ name, at: between(ring[0]!, centroid(ring), 0.1) })),
  ]
}

export function placeToilets(
  ground: Ground,
  townSquareMetres: number,
  busySites: ToiletSite[],
  blocks: Block[],
  random: Random,
  places: PlaceList,
) {
  const wanted = Math.round((townSquareMetres / 1e6) * random.between(4.4, 4.8))
  const chosen = new PointIndex<ToiletSite>(400)
  const sites = [...random.shuffle(busySites), ...random.shuffle(corners(ground, blocks))]
  let count = 0
  // First far apart, then closer, until the town has as many as it reports.
  for (const apart of [430, 330, 230, 150]) {
    for (const site of sites) {
      if (count >= wanted) return
      if (chosen.within(site.at, apart).length > 0) continue
      chosen.add(site.at, site)
      count++
      addToilet(ground, site, count, random, places)
    }
  }
}

/** On the pavement, just outside a corner of each block. */
function corners(ground: Ground, blocks: Block[]): ToiletSite[] {
  return blocks.map(({ polygon, parcels }) => {
    const corner = ground.metres(polygon[0]!)
    const middle = ground.metres(parcels[0]!.centre)
    return { name: '', at: plus(corner, times(unit(minus(corner, middle)), 2)) }
  })
}

function addToilet(ground: Ground, site: ToiletSite, number: number, random: Random, places: PlaceList) {
  const attached = site.name !== '' && random.chance(0.35)
  const men = random.integer(4, 9)
  const name = site.name ? `${site.name}公厕` : `${number}号公厕`
  places.add('toilet', name, ground.point(site.at), {
    form: attached ? 'attached' : random.chance(0.06) ? 'mobile' : 'detached',
    openToPublic: !attached || random.chance(0.85),
    grade: random.pick(['一类', '二类', '二类', '三类']),
    menPlaces: men,
    womenPlaces: Math.round(men * random.between(1.2, 1.8)),
    accessible: random.chance(0.72),
    openingHours: random.chance(0.6) ? '00:00-24:00' : '06:00-22:00',
  })
}
