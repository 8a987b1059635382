// Which parcel becomes what: one list of demands, met community by community, the rest is homes.
import { type Block, carve, type Parcel, parcelsOf, type Use } from './parcels.ts'
import type { Plan } from './plan.ts'
import { distance } from './plane.ts'
import type { Random } from './random.ts'
import type { Community, Township } from './territory.ts'
import { offCentre } from './warp.ts'

interface Demand {
  use: Use
  /** One for so many grids of 300 to 500 households. */
  grids: number
  squareMetres: [number, number]
  /** 1 asks for the middle of the town, 0 takes any place. */
  central: number
}

/** In the order in which they choose. Rates: domain.md §1.5 to §1.8, rounded to what a county town has. */
const demands: Demand[] = [
  { use: 'government', grids: 1000, squareMetres: [24_000, 34_000], central: 1 },
  { use: 'square', grids: 1000, squareMetres: [15_000, 20_000], central: 1 },
  { use: 'hospital', grids: 60, squareMetres: [22_000, 32_000], central: 0.5 },
  { use: 'culture-centre', grids: 30, squareMetres: [6000, 9000], central: 0.6 },
  { use: 'sports-ground', grids: 40, squareMetres: [16_000, 26_000], central: 0.2 },
  { use: 'school', grids: 9, squareMetres: [15_000, 28_000], central: 0 },
  { use: 'fire-station', grids: 45, squareMetres: [4000, 6000], central: 0 },
  { use: 'market', grids: 12, squareMetres: [3000, 6500], central: 0.2 },
  { use: 'square', grids: 24, squareMetres: [2500, 6000], central: 0.2 },
  { use: 'kindergarten', grids: 7, squareMetres: [3500, 5500], central: 0 },
  { use: 'elderly-care', grids: 22, squareMetres: [2500, 4000], central: 0 },
  { use: 'clinic', grids: 15, squareMetres: [1400, 2600], central: 0 },
  { use: 'parking', grids: 8, squareMetres: [2000, 5000], central: 0.3 },
  { use: 'office', grids: 4, squareMetres: [4000, 12_000], central: 0.5 },
]

/** Gives parcels their use; those left without one are for parks and homes. */
export function allotLand(plan: Plan, blocks: Block[], townships: Township[], random: Random) {
  const communities = townships.filter((each) => each.urban).flatMap((each) => each.communities)
  pickLargeParks(plan, blocks, communities).forEach((block, i) => {
    for (const parcel of block.parcels) parcel.use = i % 2 === 0 ? 'lake-park' : 'garden-park'
  })
  markDistricts(plan, blocks, random)
  const byCommunity = Map.groupBy(blocks, (block) => block.communityCode)
  for (const demand of demands) meet(plan, demand, communities, byCommunity, random)
}

/** Two large parks for every 42 grids, apart from each other: the largest blocks around the middle. */
function pickLargeParks(plan: Plan, blocks: Block[], communities: Community[]): Block[] {
  const grids = communities.reduce((sum, each) => sum + each.grids.length, 0)
  const wanted = 2 * Math.max(1, Math.round(grids / 42))
  const size = (block: Block) => block.parcels.reduce((sum, each) => sum + each.areaSquareMetres, 0)
  const suitable = blocks
    .filter(({ face }) => {
      const off = offCentre(plan.extent, plan.mesh.centre(face))
      return off > 0.25 && off < 0.7
    })
    .sort((a, b) => size(b) - size(a))
  const picked: Block[] = []
  for (const block of suitable) {
    if (picked.length === wanted) break
    const here = plan.mesh.centre(block.face)
    const apart = picked.every((other) => distance(plan.mesh.centre(other.face), here) > 1200)
    if (apart) picked.push(block)
  }
  return picked
}

/** Industry downstream at the edge, shops in the middle. */
function markDistricts(plan: Plan, blocks: Block[], random: Random) {
  for (const { face, parcels } of blocks) {
    const [x] = plan.mesh.centre(face)
    const off = offCentre(plan.extent, plan.mesh.centre(face))
    const downstream = x / plan.extent.halfLength
    const industrial = downstream > 0.52 && off > 0.7 && random.chance(0.72)
    for (const parcel of parcels) {
      if (parcel.use) continue
      if (industrial) parcel.use = 'industry'
      else if (off < 0.3 && random.chance(0.2)) parcel.use = 'commerce'
      else if (random.chance(0.025)) parcel.use = 'commerce'
    }
  }
}

function meet(
  plan: Plan,
  demand: Demand,
  communities: Community[],
  byCommunity: Map<string, Block[]>,
  random: Random,
) {
  // Rare things go to the middle first; a whole one is due at the start, so the smallest town has each kind.
  const order = random
    .shuffle(communities)
    .sort((a, b) => demand.central * (offCentre(plan.extent, a.centre) - offCentre(plan.extent, b.centre)))
  let due = 1 - order[0]!.grids.length / demand.grids
  for (const community of order) {
    due += community.grids.length / demand.grids
    const blocks = byCommunity.get(community.code) ?? []
    while (due >= 0.999) {
      const squareMetres = random.between(...demand.squareMetres)
      const site = bestSite(plan, parcelsOf(blocks), squareMetres, demand.central, random)
      if (!site) break
      carve(site, squareMetres, demand.use)
      due--
    }
  }
}

function bestSite(
  plan: Plan,
  parcels: Parcel[],
  squareMetres: number,
  central: number,
  random: Random,
): Parcel | undefined {
  const freeInGrid = new Map<string, number>()
  for (const { use, block } of parcels) {
    const { gridCode } = block
    if (use === undefined) freeInGrid.set(gridCode, (freeInGrid.get(gridCode) ?? 0) + 1)
  }
  let best: Parcel | undefined
  let least = Infinity
  for (const parcel of parcels) {
    if (parcel.use !== undefined || parcel.areaSquareMetres < 0.8 * squareMetres) continue
    // A grid keeps homes: its last free parcel is not given away whole.
    const takesAll = squareMetres / parcel.areaSquareMetres > 0.6
    if (takesAll && freeInGrid.get(parcel.block.gridCode)! < 2) continue
    const cost = 3 * central * offCentre(plan.extent, parcel.centre) + random.next()
    if (cost < least) [best, least] = [parcel, cost]
  }
  return best
}
