// Roads from the town to every hamlet.
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import type { PlaceList } from './place-list.ts'
import { between, distance, minus, type Point, plus, times } from './plane.ts'
import type { Hamlet } from './rural.ts'

/**
 * A tree of roads from the town's ring out to every hamlet, nearest first; answers, by face, in which directions
 * roads leave the hamlet. Each road crosses a border in the middle, so roads of convex cells never meet elsewhere.
 */
export function layCountryRoads(
  ground: Ground,
  hamlets: Map<number, Hamlet>,
  names: Names,
  places: PlaceList,
): Map<number, Point[]> {
  const { mesh } = ground.plan
  const leaving = new Map<number, Point[]>([...hamlets.keys()].map((face) => [face, []]))
  const reached = new Set<number>()
  const open = [...hamlets.values()].flatMap((hamlet) => {
    const gate = findGate(ground, hamlet)
    return gate ? [roadTo(undefined, hamlet, [gate, hamlet.centre], distance(gate, hamlet.centre))] : []
  })
  while (open.length > 0) {
    const nearest = open.reduce((best, each, i) => (each.far < open[best]!.far ? i : best), 0)
    const [{ from, to, line, far }] = open.splice(nearest, 1) as [(typeof open)[number]] // the loop runs while there is one
    if (reached.has(to.face)) continue
    reached.add(to.face)
    const main = to.rank !== 'hamlet'
    const name = main
      ? names.numbered(`青${to.village.slice(0, 1)}公路`)
      : names.numbered(`${to.village.replace(/村$/, '')}通组路`)
    places.add('road', name, ground.line(ground.bend(rounded(line), 60, 1.5)), {
      class: main ? 'secondary' : 'local',
      widthMetres: main ? 9 : 5.5,
      lanes: main ? 2 : 1,
      oneway: false,
    })
    for (const h of mesh.around(to.face)) {
      const next = hamlets.get(mesh.face[h ^ 1]!)
      if (!next || reached.has(next.face)) continue
      const [a, b] = mesh.ends(h)
      const crossing = times(plus(a, b), 0.5)
      const metres = distance(to.centre, crossing) + distance(crossing, next.centre)
      // A bridge is dear.
      const cost = mesh.role[h >> 1] === 'river' ? 3 * metres : metres
      open.push(roadTo(to, next, [to.centre, crossing, next.centre], far * 0.6 + cost))
    }
    leaving.get(to.face)!.push(minus(line.at(-2)!, to.centre))
    if (from) leaving.get(from.face)!.push(minus(line[1]!, from.centre))
  }
  return leaving
}

/** The corner on the border becomes a bend. */
function rounded(line: Point[]): Point[] {
  const [a, corner, b] = line
  if (!a || !corner || !b) return line
  const [from, to] = [between(corner, a, 0.45), between(corner, b, 0.45)]
  const bend = Array.from({ length: 9 }, (_, i) =>
    between(between(from, corner, i / 8), between(corner, to, i / 8), i / 8),
  )
  return [a, ...bend, b]
}

/** A road that could be built; `from` is undefined where it begins at the town. */
const roadTo = (from: Hamlet | undefined, to: Hamlet, line: Point[], far: number) => ({ from, to, line, far })

/** A corner of the ring road where a street of the town comes out. */
function findGate(ground: Ground, { face, centre }: Hamlet): Point | undefined {
  const { mesh, urban } = ground.plan
  const gates = mesh
    .around(face)
    .filter((h) =>
      mesh.fan(h).some((leaving) => urban[mesh.face[leaving]!] && urban[mesh.face[leaving ^ 1]!]),
    )
    .filter((h) =>
      mesh.fan(h).some((leaving) => ['arterial', 'secondary'].includes(mesh.role[leaving >> 1]!)),
    )
    .map((h) => mesh.points[mesh.origin[h]!]!)
  return gates.sort((a, b) => distance(a, centre) - distance(b, centre))[0]
}
