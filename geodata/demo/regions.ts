// Counties, streets, townships, communities and villages as regions: their outlines and how many people live there.
import type { RegionInput } from '../county-data.ts'
import type { Ground } from './ground.ts'
import type { GridPeople } from './people.ts'
import { type Community, countyCode, countyName, type Township } from './territory.ts'

/** Share of the townspeople who live there half a year or longer without being registered 暂住人口. */
const temporaryShare = 0.09

type People = Required<
  Pick<RegionInput, 'urbanPopulation' | 'temporaryPopulation' | 'residentPopulation' | 'households'>
>

/** The county first, then each township with its communities; every number is the sum of those below it. */
export function formRegions(
  ground: Ground,
  townships: Township[],
  people: Map<string, GridPeople>,
): RegionInput[] {
  const listed = townships.map((township) => {
    const communities = township.communities.map((community) => ({
      code: community.code,
      name: community.name,
      geometry: ground.union(facesOf([community])),
      ...peopleOf(community, people),
    }))
    const own = {
      code: township.code,
      name: township.name,
      geometry: ground.union(facesOf(township.communities)),
      ...sum(communities),
    }
    return [own, ...communities]
  })
  const county = {
    code: countyCode,
    name: countyName,
    geometry: ground.union(facesOf(townships.flatMap((each) => each.communities))),
    ...sum(listed.map(([township]) => township!)),
    properties: { fictional: true, note: '演示数据，地名、人名、单位均为虚构' },
  }
  return [county, ...listed.flat()]
}

function facesOf(communities: Community[]): Set<number> {
  return new Set(communities.flatMap((each) => each.grids.flatMap((grid) => [...grid.faces])))
}

function peopleOf(community: Community, people: Map<string, GridPeople>): People {
  const grids = community.grids.map((grid) => people.get(grid.code)!)
  const residents = grids.reduce((total, grid) => total + grid.population, 0)
  const temporary = community.urban ? Math.round(residents * temporaryShare) : 0
  return {
    // 城区人口 counts the town only: villages have none.
    urbanPopulation: community.urban ? residents - temporary : 0,
    temporaryPopulation: temporary,
    residentPopulation: residents,
    households: grids.reduce((total, grid) => total + grid.households, 0),
  }
}

function sum(parts: People[]): People {
  const total = (key: keyof People) => parts.reduce((all, part) => all + part[key], 0)
  return {
    urbanPopulation: total('urbanPopulation'),
    temporaryPopulation: total('temporaryPopulation'),
    residentPopulation: total('residentPopulation'),
    households: total('households'),
  }
}
