// Which blocks inside the ring road are built: a ragged town that ends at streets, in one piece and without holes.
import type { Ground } from './ground.ts'
import type { PlaceList } from './place-list.ts'
import type { Plan } from './plan.ts'
import { type Polygon, widen } from './plane.ts'
import type { Random } from './random.ts'

const kerbMetres = 7

/** By face: part of the built-up area. */
export function builtFaces(plan: Plan, random: Random): boolean[] {
  const { mesh, urban, bank, extent } = plan
  const { halfLength, halfWidth, centre } = extent
  const built = urban.map((inTown, face) => {
    if (!inTown || bank[face]) return false
    const [x, y] = mesh.centre(face)
    const off = ((x - centre[0]) / halfLength) ** 2 + ((y - centre[1]) / halfWidth) ** 2
    return off + random.between(-0.25, 0.25) < 1.02
  })
  bank.forEach((isBank, face) => {
    if (isBank) built[face] = mesh.neighbours(face).some((next) => !bank[next] && built[next])
  })
  keepOnePiece(plan, built)
  while (closePinches(plan, built) || fillHoles(plan, built)) {
    // Closing a pinch may close a hole, and the reverse.
  }
  return built
}

function reachable(plan: Plan, from: number, allowed: (face: number) => boolean): Set<number> {
  const seen = new Set([from])
  const open = [from]
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    for (const next of plan.mesh.neighbours(face)) {
      if (seen.has(next) || !allowed(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}

function keepOnePiece(plan: Plan, built: boolean[]) {
  let largest = new Set<number>()
  const seen = new Set<number>()
  built.forEach((each, face) => {
    if (!each || seen.has(face)) return
    const piece = reachable(plan, face, (next) => built[next]!)
    for (const member of piece) seen.add(member)
    if (piece.size > largest.size) largest = piece
  })
  built.forEach((_, face) => {
    built[face] = largest.has(face)
  })
}

function fillHoles(plan: Plan, built: boolean[]): boolean {
  const country = plan.urban.indexOf(false)
  const outside = reachable(plan, country, (next) => !built[next])
  let filled = false
  built.forEach((each, face) => {
    if (each || outside.has(face)) return
    built[face] = true
    filled = true
  })
  return filled
}

/** Blocks that touch the town in a corner only are built too: an outline must not meet itself. */
function closePinches({ mesh, urban }: Plan, built: boolean[]): boolean {
  let closed = false
  const seen = new Set<number>()
  for (let h = 0; h < mesh.origin.length; h++) {
    if (seen.has(mesh.origin[h]!)) continue
    seen.add(mesh.origin[h]!)
    const faces = mesh.fan(h).map((leaving) => mesh.face[leaving]!)
    const changes = faces.filter((face, i) => built[face] !== built[faces.at(i - 1)!]).length
    if (changes <= 2) continue
    for (const face of faces) {
      if (!urban[face] || built[face]) continue
      built[face] = true
      closed = true
    }
  }
  return closed
}

/**
 * The built-up area; answers its ring in metres. It ends at the kerb inside the outermost streets: on their centre
 * lines it would split them by rounding, beyond them it would reach into villages.
 */
export function drawTown(ground: Ground, built: boolean[], places: PlaceList): Polygon {
  const faces = new Set(built.flatMap((each, face) => (each ? [face] : [])))
  const [outline] = ground.outlines(faces)
  const ring = widen(ground.ringMetres(outline!), -kerbMetres)
  places.add('built-up-area', '青禾县城建成区', ground.polygon(ring), { year: 2025, substitute: false })
  return ring
}
