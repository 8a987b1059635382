// The demo county: a fictional Chinese county town from a size and a seed, the same every time.
import type { CountyData } from '../county-data.ts'
import { builtFaces, drawTown } from './built-up.ts'
import { furnishCommunities } from './community-life.ts'
import { buildFacilities } from './facilities.ts'
import { Gardens } from './gardens.ts'
import { Ground } from './ground.ts'
import { buildCompounds } from './homes.ts'
import { allotLand } from './land-use.ts'
import { Names } from './names.ts'
import { cutParcels, parcelsOf } from './parcels.ts'
import { plantParks } from './parks.ts'
import { gridInputs, settlePeople } from './people.ts'
import { PlaceList } from './place-list.ts'
import { planTown } from './plan.ts'
import { area } from './plane.ts'
import { reportProblems } from './problems.ts'
import { Random } from './random.ts'
import { formRegions } from './regions.ts'
import { layRoads } from './roads.ts'
import { settleCountry } from './rural.ts'
import { busySites, placeToilets } from './sanitation.ts'
import { placeShelters } from './shelters.ts'
import { type DemoOptions, scaleOf } from './sizes.ts'
import { countyCode, formTerritory } from './territory.ts'
import { placeBusStops } from './transit.ts'
import { cutUnitGrids } from './unit-grids.ts'
import { assignUnits } from './units.ts'
import { Warp } from './warp.ts'
import { letRiverFlow } from './water.ts'

export type { DemoOptions } from './sizes.ts'

export function generateCounty(options: DemoOptions): CountyData {
  const chance = (name: string) => new Random(options.seed, name)
  const scale = scaleOf(options)
  const plan = planTown(scale, chance('plan'))
  const ground = new Ground(plan, new Warp(chance('warp'), plan.extent))
  const names = new Names(chance('names'))
  const places = new PlaceList()
  const townships = formTerritory(plan, scale, names)
  const communities = townships.filter((each) => each.urban).flatMap((each) => each.communities)
  const people = settlePeople(townships, chance('people'))

  const built = builtFaces(plan, chance('built'))
  const townRing = drawTown(ground, built, places)
  const river = letRiverFlow(ground, chance('river'), places)
  const streets = layRoads(ground, built, names, chance('roads'), places)
  const blocks = cutParcels(plan, built, townships, chance('parcels'))
  allotLand(plan, blocks, townships, chance('land'))
  const parks = plantParks(ground, blocks, built, communities, names, chance('parks'), places)
  for (const parcel of parcelsOf(blocks)) parcel.use ??= 'compound'
  const gardens = new Gardens(ground, chance('gardens'))
  gardens.plantBelts(blocks)
  const sites = buildFacilities(ground, blocks, names, chance('facilities'), gardens, places)
  const compounds = buildCompounds(ground, blocks, people, names, chance('homes'), gardens, places)
  gardens.addTo(places)
  furnishCommunities(ground, communities, blocks, chance('community'), places)
  const landmarks = [...sites.filter((site) => site.name && site.key), ...compounds].map(
    ({ name, parcel }) => ({
      name,
      at: ground.metres(parcel.centre),
    }),
  )
  placeBusStops(ground, townRing, river, streets, blocks, communities, landmarks, chance('transit'), places)
  placeToilets(ground, area(townRing), busySites(ground, sites, parks), blocks, chance('toilets'), places)
  placeShelters(ground, sites, parks, chance('shelters'), places)
  settleCountry(ground, townships, built, names, chance('country'), places)

  const grids = gridInputs(ground, townships, people, names)
  const leaders = grids.flatMap(({ leaderName }) => leaderName ?? [])
  const year = { count: scale.problems, until: options.until ?? new Date() }

  return {
    county: countyCode,
    source: '图治演示数据（虚构）',
    demo: true,
    regions: formRegions(ground, townships, people),
    grids,
    unitGrids: cutUnitGrids(ground, townships, blocks),
    places: places.places,
    ...assignUnits(townships, compounds, places.places, names, chance('units'), chance('duties')),
    problems: { [Symbol.iterator]: () => reportProblems(places.places, leaders, year, chance('problems')) },
  }
}
