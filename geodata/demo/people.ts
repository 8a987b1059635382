// How many people live where, and who leads each grid.
import type { GridInput } from '../county-data.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import type { Random } from './random.ts'
import type { Township } from './territory.ts'

export interface GridPeople {
  households: number
  population: number
}

/** By grid code: 300 to 500 households in town, as domain.md §2.1 has it; fewer among the fields. */
export function settlePeople(townships: Township[], random: Random): Map<string, GridPeople> {
  const grids = townships.flatMap((township) => township.communities.flatMap((each) => each.grids))
  return new Map(
    grids.map(({ code, urban }) => {
      const households = urban ? random.integer(310, 495) : random.integer(140, 320)
      const perHousehold = urban ? random.between(2.35, 2.85) : random.between(2.9, 3.5)
      return [code, { households, population: Math.round(households * perHousehold) }]
    }),
  )
}

export function gridInputs(
  ground: Ground,
  townships: Township[],
  people: Map<string, GridPeople>,
  names: Names,
): GridInput[] {
  return townships.flatMap((township) =>
    township.communities.flatMap((community) =>
      community.grids.map((grid) => ({
        code: grid.code,
        name: grid.name,
        geometry: ground.union(grid.faces),
        leaderName: names.person(),
        ...people.get(grid.code)!,
      })),
    ),
  )
}
