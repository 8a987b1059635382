// What stands on each atom: households, people, compounds, facilities, open problems. For totals while a hand is painting;
// what is stored or told to two people PostGIS counts.
import { areaFinder, type Point, type Rings } from './plane.ts'
import type { Subdivision } from './subdivision.ts'

export interface Ground {
  /** Grids in force with what is recorded of them; null: not recorded. */
  grids: readonly { parts: readonly Rings[]; households: number | null; population: number | null }[]
  /** Recorded of the community; counts where its grids have no number. */
  households: number | null
  population: number | null
  /** Each at the point that decides where it belongs. */
  compounds: readonly { at: Point; dwellings: number | null; people: number | null }[]
  facilities: readonly Point[]
  /** null: whoever asks may not see problems here. */
  problems: readonly Point[] | null
}

export interface Counts {
  /** By atom; not whole numbers, as what is recorded of a grid is shared out. null: nothing is known of any. */
  households: readonly number[] | null
  population: readonly number[] | null
  compounds: readonly number[]
  facilities: readonly number[]
  openProblems: readonly number[] | null
}

export function countAtoms(subdivision: Subdivision, ground: Ground): Counts {
  const { atoms } = subdivision
  const atomOf = locator(subdivision)
  const homes = ground.compounds.map((compound) => ({ ...compound, atom: atomOf(compound.at) }))
  const tally = (places: readonly (number | undefined)[]) => {
    const sums = new Array<number>(atoms.length).fill(0)
    for (const atom of places) if (atom !== undefined) sums[atom]! += 1
    return sums
  }
  const gridAt = areaFinder(ground.grids.map(({ parts }) => parts))
  const pools = atoms.map(({ inner }) => gridAt(inner))
  const share = (recorded: (number | null)[], all: number | null, own: (number | null)[]) =>
    shareOut({ recorded, all, pools, homes: homes.map(({ atom }, i) => ({ atom, number: own[i]! })), atoms })
  return {
    households: share(
      ground.grids.map(({ households }) => households),
      ground.households,
      homes.map(({ dwellings }) => dwellings),
    ),
    population: share(
      ground.grids.map(({ population }) => population),
      ground.population,
      homes.map(({ people, dwellings }) => people ?? dwellings),
    ),
    compounds: tally(homes.map(({ atom }) => atom)),
    facilities: tally(ground.facilities.map(atomOf)),
    openProblems: ground.problems && tally(ground.problems.map(atomOf)),
  }
}

interface Sharing {
  recorded: readonly (number | null)[]
  all: number | null
  /** Grid in force of each atom. */
  pools: readonly (number | undefined)[]
  homes: readonly { atom: number | undefined; number: number | null }[]
  atoms: Subdivision['atoms']
}

/**
 * What is recorded of a grid goes to its atoms by the dwellings of compounds, else by land, as the server says when borders
 * are saved (`grids/shares.ts`); without a record the compounds themselves count.
 */
function shareOut({ recorded, all, pools, homes, atoms }: Sharing): number[] | null {
  const own = new Array<number>(atoms.length).fill(0)
  for (const { atom, number } of homes) if (atom !== undefined) own[atom]! += number ?? 0
  const isKnown = recorded.some((each) => each !== null)
  const isCounted = homes.some(({ atom, number }) => atom !== undefined && number !== null)
  if (!isKnown && all === null) return isCounted ? own : null
  const poolOf = (atom: number) => (isKnown ? (pools[atom] ?? -1) : 0)
  const recordOf = (pool: number) => (isKnown ? (recorded[pool] ?? null) : all)
  const dwellings = new Map<number, number>()
  const land = new Map<number, number>()
  atoms.forEach(({ squareMetres }, i) => {
    dwellings.set(poolOf(i), (dwellings.get(poolOf(i)) ?? 0) + own[i]!)
    land.set(poolOf(i), (land.get(poolOf(i)) ?? 0) + squareMetres)
  })
  return atoms.map(({ squareMetres }, i) => {
    const record = recordOf(poolOf(i))
    if (record === null) return own[i]!
    const homesThere = dwellings.get(poolOf(i))!
    return homesThere > 0 ? (record * own[i]!) / homesThere : (record * squareMetres) / land.get(poolOf(i))!
  })
}

/** Which atom holds a point? Undefined outside of all. */
export function locator({ atoms }: Pick<Subdivision, 'atoms'>): (point: Point) => number | undefined {
  return areaFinder(atoms.map(({ rings }) => [rings]))
}

/** Whole numbers that together are what the shares are: nobody is lost or counted twice by rounding. */
export function wholeNumbers(shares: readonly number[]): number[] {
  const whole = shares.map(Math.floor)
  const missing =
    Math.round(shares.reduce((sum, each) => sum + each, 0)) - whole.reduce((sum, each) => sum + each, 0)
  shares
    // What differs by rounding of sums is the same, here and in the database.
    .map((share, i) => ({ i, rest: Math.round((share - whole[i]!) * 1e6) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, missing)
    .forEach(({ i }) => {
      whole[i]! += 1
    })
  return whole
}
