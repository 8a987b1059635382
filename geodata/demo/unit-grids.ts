// The unit grids of the demo's city management: every block of the built town, from the middle of one street to the next, cut
// into equal parts of about 10 000 m². Nothing is left to chance, so that they change nothing else of the county.
import type { UnitGridInput } from '../county-data.ts'
import type { Ground } from './ground.ts'
import type { Block, Parcel, Use } from './parcels.ts'
import { area, centroid, crossLine, distance, halve, type Polygon } from './plane.ts'
import type { Township } from './territory.ts'

const wantedSquareMetres = 10_000
/** A district that ran its platform in for a year before the demo begins. */
const since = '2024-07-01'
const bureau = '县城市管理综合执法局'

/** Land use as GB 50137 groups it. */
const landUse: Partial<Record<Use, string>> = {
  compound: '居住用地',
  commerce: '商业服务业设施用地',
  market: '商业服务业设施用地',
  industry: '工业用地',
  park: '绿地与广场用地',
  'lake-park': '绿地与广场用地',
  'garden-park': '绿地与广场用地',
  square: '绿地与广场用地',
  parking: '道路与交通设施用地',
}
const otherUse = '公共管理与公共服务设施用地'

/** Without codes: they are numbered like those of any county. Blocks tell what the land is used for. */
export function cutUnitGrids(
  ground: Ground,
  townships: readonly Township[],
  blocks: readonly Block[],
): UnitGridInput[] {
  const communities = townships.filter(({ urban }) => urban).flatMap((each) => each.communities)
  const inTown = new Set(communities.map(({ code }) => code))
  return blocks
    .filter(({ communityCode }) => inTown.has(communityCode))
    .flatMap((block) => {
      const face = ground.plan.mesh.polygon(block.face)
      const grade = isOnMainStreet(ground, block.face) ? '一级' : '二级'
      return equalParts(face, Math.max(1, Math.round(area(face) / wantedSquareMetres))).map((part) => {
        const use = nearest(block.parcels, part)?.use
        const isOpenGround = use === 'square' || use === 'parking' || use === 'market'
        return {
          communityCode: block.communityCode,
          geometry: ground.polygon(ground.bendRing(part)),
          landUse: (use && landUse[use]) ?? otherUse,
          grade,
          // Everywhere else 属地兜底.
          ...(isOpenGround && { responsibleBody: bureau }),
          validFrom: since,
        }
      })
    })
}

function isOnMainStreet({ plan: { mesh } }: Ground, face: number): boolean {
  return mesh.around(face).some((h) => ['arterial', 'expressway'].includes(mesh.role[h >> 1] ?? ''))
}

function nearest(parcels: readonly Parcel[], part: Polygon): Parcel | undefined {
  const middle = centroid(part)
  return parcels.toSorted((a, b) => distance(a.centre, middle) - distance(b.centre, middle))[0]
}

/** Cuts a convex polygon across its length until each part has the same area. */
export function equalParts(ring: Polygon, count: number): Polygon[] {
  if (count === 1) return [ring]
  const first = Math.floor(count / 2)
  const [one, other] = cutOff(ring, area(ring) * (first / count))
  return [...equalParts(one, first), ...equalParts(other, count - first)]
}

/** Two halves of which the first has this area; where the cut lies is found by halving the length it may lie in. */
function cutOff(ring: Polygon, squareMetres: number): [Polygon, Polygon] {
  let [low, high] = [0, 1]
  let halves = halve(ring, crossLine(ring, 0.5, 0), 0)
  for (let step = 0; step < 40; step++) {
    const at = (low + high) / 2
    halves = halve(ring, crossLine(ring, at, 0), 0)
    if (halves[0].length > 0 && area(halves[0]) > squareMetres) high = at
    else low = at
  }
  return halves
}
