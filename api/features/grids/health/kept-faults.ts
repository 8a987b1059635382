// Keeps what the last count of a county came to: it takes seconds where grids are many, and holds until shapes change.
import { readTileVersion } from '../../../db/data-version.ts'
import type { Db } from '../../../db/tables.ts'
import { type Counted, countFaults } from './standing-faults.ts'

interface Kept {
  version: number
  counted: Promise<Counted[]>
}

/** One per database, so that two never mix (tests open several); of each county the last count. */
const caches = new WeakMap<Db, Map<string, Kept>>()

/** Counted once even when many open the page at the same moment. @throws AppError unknown-area */
export async function keptFaults(db: Db, county: string): Promise<Counted[]> {
  // Before counting: what is written meanwhile raises it, and is counted when somebody asks next.
  const version = await readTileVersion(db, county)
  const cache = caches.get(db) ?? new Map<string, Kept>()
  caches.set(db, cache)
  const kept = cache.get(county)
  if (kept?.version === version) return kept.counted
  const counted = countFaults(db, county)
  cache.set(county, { version, counted })
  counted.catch(() => cache.delete(county))
  return counted
}
