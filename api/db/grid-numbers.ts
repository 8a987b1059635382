// Which numbers of a community did no grid ever have? A code that was used once is never used again.
import { sql } from 'kysely'
import { codeLength } from '../contract/areas.ts'
import type { Db } from './tables.ts'

const digits = codeLength.grid - codeLength.community
const highestNumber = 10 ** digits - 1

/** Of grids in force, of those that ended, and those that grids had before they were renumbered. */
export async function readUsedNumbers(db: Db, county: string, community: string): Promise<Set<number>> {
  const { rows } = await sql<{ code: string }>`
    select code from grid where county_code = ${county} and community_code = ${community}
    union
    select code from grid_version where county_code = ${county} and code like ${`${community}%`}`.execute(db)
  return new Set(rows.map(({ code }) => numberOf(code)))
}

export function numberOf(code: string): number {
  return Number(code.slice(codeLength.community))
}

export function codeOf(community: string, number: number): string {
  return community + String(number).padStart(digits, '0')
}

/** Those from `begin` on that nobody had, in their order. */
export function freeFrom(begin: number, used: ReadonlySet<number>): number[] {
  return Array.from({ length: Math.max(0, highestNumber - begin + 1) }, (_, index) => begin + index).filter(
    (each) => !used.has(each),
  )
}

/** The next codes of the community, or, after 999, those that no grid ever had; undefined when there are too few. */
export async function nextCodes(
  trx: Db,
  county: string,
  community: string,
  count: number,
  /** Others that are about to be written beside them. */
  beside: readonly string[] = [],
): Promise<string[] | undefined> {
  const used = await readUsedNumbers(trx, county, community)
  for (const code of beside) used.add(numberOf(code))
  const highest = Math.max(0, ...used)
  const free = [...freeFrom(highest + 1, used), ...freeFrom(1, used).filter((each) => each < highest)]
  return free.length < count ? undefined : free.slice(0, count).map((each) => codeOf(community, each))
}
