// The streets: edges of the plan joined into roads where they run straight on, each with a name.

import type { Ground } from './ground.ts'
import type { EdgeRole, Mesh } from './mesh.ts'
import type { Names } from './names.ts'
import type { PlaceList } from './place-list.ts'
import { bankMetres } from './plan.ts'
import { dot, length, minus, type Point, unit } from './plane.ts'
import type { Random } from './random.ts'
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
/** Still straight on: the cosine of 32°. */
const straightOn = 0.85

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

export function lineOf(ground: Ground, halfEdges: readonly number[]): Point[] {
  const metres = halfEdges.flatMap((h) => ground.edge(h).metres.slice(0, -1))
  return [...metres, ground.edge(halfEdges.at(-1)!).metres.at(-1)!]
}

/** Roads as chains of half-edges: at every crossing the straightest pair of the same class is one road. */
function joinStraight(mesh: Mesh, isRoad: (h: number) => boolean): number[][] {
  /** By half-edge that arrives at a crossing: the one by which the road leaves it. */
  const onward = new Map<number, number>()
  const seen = new Set<number>()
  for (let h = 0; h < mesh.origin.length; h++) {
    const vertex = mesh.origin[h]!
    if (seen.has(vertex)) continue
    seen.add(vertex)
    pairUp(mesh, mesh.fan(h).filter(isRoad), onward)
  }
  const chains: number[][] = []
  const used = new Set<number>()
  for (let h = 0; h < mesh.origin.length; h++) {
    if (used.has(h >> 1) || !isRoad(h)) continue
    let start = h
    // Back to the road's beginning: forward along the twin; a ring road comes round to itself.
    for (let back = onward.get(start ^ 1); back !== undefined && back >> 1 !== h >> 1; ) {
      start = back ^ 1
      back = onward.get(back)
    }
    const chain: number[] = []
    for (let step: number | undefined = start; step !== undefined && !used.has(step >> 1); ) {
      used.add(step >> 1)
      chain.push(step)
      step = onward.get(step)
    }
    chains.push(chain)
  }
  return chains
}

function pairUp(mesh: Mesh, leaving: number[], onward: Map<number, number>) {
  const direction = (h: number) => {
    const [from, to] = mesh.ends(h)
    return unit(minus(to, from))
  }
  const pairs: { a: number; b: number; straight: number }[] = []
  for (const [i, a] of leaving.entries()) {
    for (const b of leaving.slice(i + 1)) {
      if (mesh.role[a >> 1] !== mesh.role[b >> 1]) continue
      const straight = -dot(direction(a), direction(b))
      if (straight > straightOn) pairs.push({ a, b, straight })
    }
  }
  const taken = new Set<number>()
  for (const { a, b } of pairs.sort((x, y) => y.straight - x.straight)) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    onward.set(a ^ 1, b)
    onward.set(b ^ 1, a)
  }
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

function span(ground: Ground, halfEdges: readonly number[]): Point {
  const [from] = ground.plan.mesh.ends(halfEdges[0]!)
  const [, to] = ground.plan.mesh.ends(halfEdges.at(-1)!)
  return minus(to, from)
}

function runsEast(ground: Ground, halfEdges: readonly number[]): boolean {
  const [east, north] = span(ground, halfEdges)
  return Math.abs(east) >= Math.abs(north)
}

/** From the west, or from the north. */
function inReadingOrder(ground: Ground, parts: number[][]): number[][] {
  const whole = parts.flat()
  const [east, north] = span(ground, whole)
  const forward = runsEast(ground, whole) ? east > 0 : north < 0
  return forward ? parts : parts.map((part) => part.map((h) => h ^ 1).reverse()).reverse()
}

const wellKnown = {
  arterial: ['青禾', '人民', '建设', '迎宾', '文昌', '新华', '朝阳', '振兴', '长安', '禾丰', '民主', '团结'],
  secondary: [
    '和平',
    '文化',
    '胜利',
    '友谊',
    '育才',
    '翠湖',
    '康宁',
    '光明',
    '富民',
    '工业',
    '麦香',
    '体育',
    '锦绣',
  ],
  local: [
    '学府',
    '槐荫',
    '杏花',
    '柳荫',
    '书院',
    '钟楼',
    '粮站',
    '车站',
    '菜园',
    '水塔',
    '染坊',
    '磨坊',
    '桂花',
    '竹园',
  ],
}

function nameRoad(ground: Ground, chain: number[], ring: boolean, names: Names, random: Random): string {
  const { mesh, extent } = ground.plan
  const role = roleOf(mesh, chain)
  const [x, y] = mesh.ends(chain[Math.floor(chain.length / 2)]!)[0]
  if (role === 'expressway') return names.numbered('青禾北绕城公路')
  if (ring) {
    const [east, north] = [
      (x - extent.centre[0]) / extent.halfLength,
      (y - extent.centre[1]) / extent.halfWidth,
    ]
    const beside = Math.abs(east) > 1.6 * Math.abs(north) ? '' : north > 0 ? '北' : '南'
    const across = Math.abs(north) > 1.6 * Math.abs(east) ? '' : east > 0 ? '东' : '西'
    return names.numbered(`环城${across}${beside}路`)
  }
  if (
    role === 'secondary' &&
    Math.abs(y) < ground.plan.riverMetres + bankMetres + 10 &&
    runsEast(ground, chain)
  ) {
    return names.numbered(y > 0 ? '滨河北路' : '滨河南路')
  }
  if (role === 'arterial')
    return names.unique(wellKnown.arterial, runsEast(ground, chain) ? ['大道', '路'] : ['路', '大街'])
  if (role === 'secondary')
    return names.unique(wellKnown.secondary, runsEast(ground, chain) ? ['路'] : ['街', '路'])
  return names.unique(
    random.chance(0.5) ? wellKnown.local : [],
    runsEast(ground, chain) ? ['路', '巷', '街'] : ['巷', '街'],
  )
}

/** 青禾大道 in two parts: 青禾大道西段 and 青禾大道东段. */
function withSide(name: string, i: number, parts: number[][], ground: Ground): string {
  const sides = runsEast(ground, parts.flat()) ? ['西', '东'] : ['北', '南']
  if (parts.length > 3) return `${name}${i + 1}段`
  const side = i === 0 ? sides[0] : i === parts.length - 1 ? sides[1] : '中'
  return `${name}${side}段`
}
