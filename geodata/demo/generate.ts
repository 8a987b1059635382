// The demo county: a fictional Chinese county town from a size and a seed, the same every time.
import type { CountyData, RegionInput } from '../county-data.ts'
import { builtFaces } from './built-up.ts'
import { buildFacilities } from './facilities.ts'
import { Ground } from './ground.ts'
import { buildCompounds, gridInputs, settlePeople } from './homes.ts'
import { allotLand } from './land-use.ts'
import { Names } from './names.ts'
import { cutParcels, parcelsOf } from './parcels.ts'
import { plantParks } from './parks.ts'
import { PlaceList } from './place-list.ts'
import { planTown } from './plan.ts'
import { Random } from './random.ts'
import { formRegions } from './regions.ts'
import { layRoads } from './roads.ts'
import { type DemoOptions, scaleOf } from './sizes.ts'
import { countyCode, formTerritory } from './territory.ts'
import { Warp } from './warp.ts'
import { letRiverFlow } from './water.ts'

export type { DemoOptions, Size } from './sizes.ts'

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
  places.add(
    'built-up-area',
    '青禾县城建成区',
    ground.union(new Set(built.flatMap((each, face) => (each ? [face] : [])))),
    {
      year: 2025,
      substitute: false,
    },
  )
  letRiverFlow(ground, chance('river'), places)
  const streets = layRoads(ground, built, names, chance('roads'), places)
  const blocks = cutParcels(plan, built, townships, chance('parcels'))
  allotLand(plan, blocks, townships, chance('land'))
  const parks = plantParks(ground, blocks, built, communities, names, chance('parks'), places)
  for (const parcel of parcelsOf(blocks)) parcel.use ??= 'compound'
  const sites = buildFacilities(ground, blocks, names, chance('facilities'), places)
  const compounds = buildCompounds(ground, blocks, people, names, chance('homes'), places)

  const regions: RegionInput[] = formRegions(ground, townships, people)
  return {
    county: countyCode,
    source: '图治演示数据（虚构）',
    demo: true,
    regions,
    grids: gridInputs(ground, townships, people, names),
    places: places.places,
    units: [],
    assignments: [],
  }
}
