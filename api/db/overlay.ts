// How shapes are cut and joined: as they are on a server, on a very fine grid by the embedded engine.
import { sql } from 'kysely'

/** In the text of a statement; what a server is sent in its place, see `withoutGrid`. */
const onGrid = '(2 ^ -27 /* overlay */)'
const onDegreeGrid = '(2 ^ -37 /* overlay */)'
const free = '-1'

/**
 * Third argument of `st_intersection`, `st_difference`, `st_subdivide` and second of `st_union`; metres.
 *
 * Overlays on a fixed grid cannot fail for numerical reasons. Overlays without one try, fail inside GEOS for some valid
 * polygons and try again; PGlite's build loses the statement at that first failure (electric-sql/pglite issue 916).
 * A server cuts without a grid, about twice as fast, and takes the grid for a statement that fails (server-pool.ts).
 *
 * 2⁻²⁷ m is 7 nanometres: the engines then agree to 10⁻⁹ of an area, where a micrometre left 5 · 10⁻⁸. As a power of
 * two it divides coordinates of millions of metres without rounding.
 */
export const overlayGrid = sql.raw(onGrid)

/** The same of an overlay in degrees: 2⁻³⁷° is not quite a micrometre. */
export const degreeGrid = sql.raw(onDegreeGrid)

/**
 * A micrometre on both engines, where a line and a border have to count as one although reprojection left them
 * 10⁻⁸ m apart.
 */
export const borderGrid = sql.lit(0.000001)

/** The statement as a server tries it first; undefined when it has no overlay. */
export function withoutGrid(statement: string): string | undefined {
  const changed = statement.replaceAll(onGrid, free).replaceAll(onDegreeGrid, free)
  return changed === statement ? undefined : changed
}

/** Did an overlay fail for numerical reasons, so that the grid may help? */
export function isOverlayFault(error: unknown): boolean {
  return error instanceof Error && error.message.includes('TopologyException')
}
