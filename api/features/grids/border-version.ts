// Which versions of a grid have the borders that it has now? Whoever keeps its notice raises the version too, and so does a
// file that says who leads it: that is nothing to somebody who draws on its borders.
import { sql } from 'kysely'

/** SQL: of a `grid`, the first version with its present borders and code; the one before was kept when they changed. */
export const bordersSince = sql<number>`(
  select coalesce(max(former.version), 0) + 1 from grid_version former
  where former.county_code = grid.county_code and former.grid_id = grid.id)`

export interface BorderVersions {
  version: number
  bordersSince: number
}

/** Were the borders that somebody saw in `version` the present ones? */
export function hasBordersOf(grid: BorderVersions, version: number): boolean {
  return grid.bordersSince <= version && version <= grid.version
}
