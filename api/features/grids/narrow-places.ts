// Where is a grid narrower than a lane that a car passes?
import { type RawBuilder, sql } from 'kysely'
import { degreesSrid } from '../../db/geometry.ts'
import { overlayGrid } from '../../db/overlay.ts'
import { thresholds } from './thresholds.ts'

/** Half of the width that the narrowest place of a grid should have. */
const narrowMetres = thresholds.narrow.value / 2

/** SQL: into how many parts a disc of that width comes; 0 where it comes nowhere. */
export const widePartsOf = (geometry: RawBuilder<unknown>) =>
  sql<number>`st_numgeometries(st_buffer(${geometry}, ${-narrowMetres}))`

/** SQL: in degrees what the widest brush that fits elsewhere cannot reach, between the parts that it can. */
export const narrowPlacesOf = (geometry: RawBuilder<unknown>) => sql`(
  select st_transform(coalesce(st_collect(neck.geom_m), st_pointonsurface(${geometry})), ${degreesSrid}::int)
  from (
    select (st_dump(st_difference(${geometry}, wide.geom_m, ${overlayGrid}))).geom as geom_m, wide.geom_m as wide
    from (select st_buffer(st_buffer(${geometry}, ${-narrowMetres}), ${narrowMetres}) as geom_m) wide) neck
  where (select count(*) from st_dump(neck.wide) each where st_dwithin(each.geom, neck.geom_m, 0.01)) > 1)`
