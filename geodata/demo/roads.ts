// The streets: edges of the plan joined into roads where they run straight on, each with a name.

import type { Ground } from './ground.ts'
import type { EdgeRole, Mesh } from './mesh.ts'
import type { Names } from './names.ts'
import type { PlaceList } from './place-list.ts'
import { length, type Point } from './plane.ts'
import type { Random } from './random.ts'
import { joinStraight } from './road-chains.ts'
import { inReadingOrder, nameRoad, withSide } from './road-names.ts'
import { streetProfiles } from './streets.ts'

/** A road of the town, for whatever stands along it. */
export interface Street {
  name: string
  role: EdgeRole
  widthMetres: number
  /** Metres on the ground. */
  line: Point[]
  halfEdges: number[]
}

/** Longer roads change their name on the way: 青禾西路, 青禾东路. */
const longestMetres = 2800

export function layRoads(
  ground: Ground,
  built: boolean[],
  names: Names,
  random: Random,
  places: PlaceList,
): Street[] {
  const { mesh, urban } = ground.plan
  const isRoad = (h: number) => {
    const role = mesh.role[h >> 1]!
    if (role === 'border' || role === 'river') return false
    return role !== 'local' || built[mesh.face[h]!] === true || built[mesh.face[h ^ 1]!] === true
  }
  const isRing = (h: number) => {
    const [left, right] = [mesh.face[h]!, mesh.face[h ^ 1]!]
    return left >= 0 && right >= 0 && urban[left] !== urban[right]
  }
  const chains = joinStraight(mesh, isRoad)
  const order: EdgeRole[] = ['expressway', 'arterial', 'secondary', 'local']
  chains.sort(
    (a, b) => order.indexOf(roleOf(mesh, a)) - order.indexOf(roleOf(mesh, b)) || b.length - a.length,
  )
  const streets: Street[] = []
  for (const chain of chains) {
    const role = roleOf(mesh, chain)
    if (role === 'border' || role === 'river') continue
    const parts = role === 'expressway' ? [chain] : split(ground, chain)
    const name = nameRoad(ground, chain, isRing(chain[0]!), names, random)
    for (const [i, halfEdges] of inReadingOrder(ground, parts).entries()) {
      const line = lineOf(ground, halfEdges)
      const { class: roadClass, widthMetres, lanes } = streetProfiles[role]
      const partName = parts.length === 1 ? name : names.numbered(withSide(name, i, parts, ground))
      places.add('road', partName, ground.line(line), { class: roadClass, widthMetres, lanes, oneway: false })
      streets.push({ name: partName, role, widthMetres, line, halfEdges })
    }
  }
  return streets
}

function roleOf(mesh: Mesh, chain: number[]): EdgeRole {
  return mesh.role[chain[0]! >> 1]!
}

function lineOf(ground: Ground, halfEdges: readonly number[]): Point[] {
  const metres = halfEdges.flatMap((h) => ground.edge(h).metres.slice(0, -1))
  return [...metres, ground.edge(halfEdges.at(-1)!).metres.at(-1)!]
}

function split(ground: Ground, chain: number[]): number[][] {
  const lengths = chain.map((h) => length(ground.edge(h).metres))
  const total = lengths.reduce((sum, each) => sum + each, 0)
  const parts = Math.ceil(total / longestMetres)
  const cut: number[][] = Array.from({ length: parts }, () => [])
  let along = 0
  chain.forEach((h, i) => {
    cut[Math.min(parts - 1, Math.floor(((along + lengths[i]! / 2) / total) * parts))]!.push(h)
    along += lengths[i]!
  })
  return cut.filter((part) => part.length > 0)
}
