// From when on is something cut by a border? Less on the other side is two drawings of one wall.
import { type RawBuilder, sql } from 'kysely'

/** m² and share of the area; product; 不穿越建筑物: CJ/T 349-2010, DB11 unit grids. */
export const cutSquareMetres = 1
const cutShare = 0.01

/** SQL: from how many m² on the other side of a border is something of this area cut? */
export function cutFrom(area: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`greatest(${sql.lit(cutSquareMetres)}, ${sql.lit(cutShare)} * ${area})`
}
