// How shapes are cut and joined: on a grid of a micrometre, in every overlay of the product.
import { sql } from 'kysely'

/**
 * Third argument of `st_intersection`, `st_difference`, `st_subdivide` and second of `st_union`, metres.
 *
 * Overlays on a fixed grid cannot fail for numerical reasons. Overlays without one try, fail inside GEOS for some valid
 * polygons and try again; PGlite's build loses the statement at that first failure (electric-sql/pglite issue 916).
 * It also makes a line on a border and the border itself one line, though reprojection left them 10⁻⁸ m apart.
 */
export const overlayGrid = sql.lit(0.000001)
