// Emergency shelters on squares, playing fields and in parks: only part of each site is effective area.
import type { Site } from './facilities.ts'
import type { Ground } from './ground.ts'
import type { Park } from './parks.ts'
import type { PlaceList } from './place-list.ts'
import { between, centroid } from './plane.ts'
import type { Random } from './random.ts'

type Level = 'emergency' | 'short' | 'medium' | 'long' | 'central'

/** m² a person needs, domain.md §1.6. */
const perPerson: Record<Level, number> = { emergency: 0.5, short: 2, medium: 3, long: 4.5, central: 4.5 }

/** Effective share of the land and how many of the sites are shelters, by what they are otherwise. */
const siteRules: Partial<Record<Site['use'], { level: Level; share: number; chance: number }>> = {
  square: { level: 'emergency', share: 0.55, chance: 0.9 },
  'sports-ground': { level: 'medium', share: 0.5, chance: 0.9 },
  school: { level: 'short', share: 0.28, chance: 0.7 },
}

export function placeShelters(
  ground: Ground,
  sites: Site[],
  parks: Park[],
  random: Random,
  places: PlaceList,
) {
  const add = (name: string, at: Parameters<Ground['point']>[0], level: Level, squareMetres: number) => {
    const effective = Math.round(squareMetres / 10) * 10
    places.add('shelter', `${name}应急避难场所`, ground.point(at), {
      level,
      effectiveAreaSquareMetres: effective,
      capacity: Math.floor(effective / perPerson[level]),
    })
  }
  for (const { use, name, parcel, areaSquareMetres } of sites) {
    const rule = siteRules[use]
    if (!rule || !random.chance(rule.chance)) continue
    add(name, ground.metres(parcel.centre), rule.level, areaSquareMetres * rule.share)
  }
  for (const { name, areaSquareMetres, ring } of parks) {
    if (areaSquareMetres < 6000 || !random.chance(areaSquareMetres > 40_000 ? 1 : 0.3)) continue
    const level: Level =
      areaSquareMetres > 60_000 ? 'central' : areaSquareMetres > 12_000 ? 'medium' : 'short'
    // Beside the entrance, not in the lake.
    add(name, between(ring[0]!, centroid(ring), 0.12), level, areaSquareMetres * random.between(0.22, 0.34))
  }
}
