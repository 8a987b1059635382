// The land between the river and the riverside roads: parks with a path along the water, elsewhere a green belt.
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import type { Reach } from './near.ts'
import { interior } from './parcels.ts'
import { type AddPark, servesFewMore } from './parks.ts'
import type { PlaceList } from './place-list.ts'
import { area, centroid, extent, type Polygon } from './plane.ts'
import type { Random } from './random.ts'

const words = ['柳浪', '望河', '听涛', '芦花', '晴川', '白沙', '垂虹', '观澜', '渡口', '长堤']

export function greenBanks(
  ground: Ground,
  built: boolean[],
  names: Names,
  random: Random,
  reach: Reach,
  places: PlaceList,
  addPark: AddPark,
) {
  const { plan } = ground
  const faces = plan.bank.flatMap((isBank, face) => (isBank && built[face] ? [face] : []))
  for (const face of random.shuffle(faces)) {
    const plot = interior(plan, face)
    if (plot.length === 0) continue
    const ring = ground.bendRing(plot)
    const squareMetres = area(ring)
    if (squareMetres > 2500 && random.chance(0.85) && servesFewMore(reach, ring, 500)) {
      const name = names.unique(random.shuffle(words).slice(0, 2), ['滨河公园', '滨河园'])
      addPark(name, 'special', ring)
      layWalkway(ground, plot, name, places)
    } else {
      places.add('green-space', undefined, ground.polygon(ring), {
        class: 'protective',
        areaSquareMetres: Math.round(squareMetres),
      })
    }
  }
}

/** A path along the water, at home in the park. */
function layWalkway(ground: Ground, plot: Polygon, name: string, places: PlaceList) {
  const [west, east] = extent(plot, [1, 0])
  const y = centroid(plot)[1] * 0.86
  const line = ground.bend([
    [west + 9, y],
    [east - 9, y],
  ])
  places.add('road', `${name}步道`, ground.line(line), { class: 'path', widthMetres: 3 })
}
