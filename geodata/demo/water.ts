// The river through the county, the lakes in the parks and ponds among the fields.
import type { Ground } from './ground.ts'
import type { PlaceList } from './place-list.ts'
import { heading, type Point, type Polygon, plus, times } from './plane.ts'
import type { Random } from './random.ts'

export const riverName = '青禾河'

/** Answers the river's ring in metres. */
export function letRiverFlow(ground: Ground, random: Random, places: PlaceList): Polygon {
  const { mesh, riverMetres } = ground.plan
  let [west, east] = [Infinity, -Infinity]
  for (let h = 0; h < mesh.origin.length; h++) {
    if (mesh.role[h >> 1] !== 'river') continue
    const x = mesh.points[mesh.origin[h]!]![0]
    west = Math.min(west, x)
    east = Math.max(east, x)
  }
  const phases = [random.between(0, 6), random.between(0, 6)] as const
  const half = (x: number) =>
    riverMetres * (1 + 0.1 * Math.sin(x / 310 + phases[0]) + 0.07 * Math.sin(x / 140 + phases[1]))
  const south: Point[] = []
  const north: Point[] = []
  // The mouth stays a little inside the county's border.
  for (let x = west + 80; x < east - 80; x += 35) {
    south.push([x, -half(x)])
    north.push([x, half(x)])
  }
  const ring = ground.bend([...south, ...north.reverse()])
  places.add('water', riverName, ground.polygon(ring), { class: 'river' })
  return ring
}

/** A lobed shape inside a convex piece of the plan, for a lake or a wood: `fill` is how far it reaches to the rim. */
export function blobIn(
  ground: Ground,
  plot: Polygon,
  centre: Point,
  fill: number,
  random: Random,
  most = 260,
): Point[] {
  const [two, three] = [random.between(0, 6), random.between(0, 6)]
  const corners = 44
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    const lobe =
      1 -
      0.15 * (1 + Math.sin(2 * angle + two)) -
      0.07 * (1 + Math.sin(3 * angle + three)) -
      0.03 * (1 + Math.sin(7 * angle + two))
    const reach = Math.min(reachOf(plot, centre, angle), most)
    return ground.metres(plus(centre, times(heading(angle), fill * lobe * reach)))
  })
}

/** How far the polygon goes from a point inside it, in a direction. */
function reachOf(plot: Polygon, [x, y]: Point, angle: number): number {
  const [dx, dy] = heading(angle)
  let reach = Infinity
  plot.forEach(([ax, ay], i) => {
    const [bx, by] = plot[(i + 1) % plot.length]!
    const [ex, ey] = [bx - ax, by - ay]
    const cross = dx * ey - dy * ex
    if (Math.abs(cross) < 1e-9) return
    const t = ((ax - x) * ey - (ay - y) * ex) / cross
    const s = ((ax - x) * dy - (ay - y) * dx) / cross
    if (t > 0 && s >= 0 && s <= 1) reach = Math.min(reach, t)
  })
  return Number.isFinite(reach) ? reach : 0
}
