// Which lines stand twice? The two directions of a directed network and the two lines of a dual carriageway count once.
import { sql } from 'kysely'
import { overlayGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'

/** The two lines of a dual carriageway lie closer than this: domain.md §1.4, metres. */
const twinMetres = 40

/** Rebuilds `line_share` for the roads of a county. */
export async function rebuildLineShares(db: Db, county: string): Promise<void> {
  await sql`delete from line_share where county_code = ${county}`.execute(db)
  await sql`
    with line as (
      select id, least(st_asbinary(geom_m), st_asbinary(st_reverse(geom_m))) as shape
      from place where county_code = ${county} and kind = 'road' and st_dimension(geom_m) = 1),
    repeated as (select md5(shape) as shape, count(*) as times from line group by 1 having count(*) > 1)
    insert into line_share (county_code, place_id, share, reason)
    select ${county}, line.id, 1.0 / repeated.times, 'both-directions'
    from line join repeated on repeated.shape = md5(line.shape)`.execute(db)
  await collectRoads(db, county)
  // Beside means inside a band with flat ends, so that the next section of the same road is no twin.
  await sql`
    with beside as materialized (
      select mine.id, mine.geom_m, bool_and(mine.oneway) as known,
             st_union(st_buffer(twin.geom_m, ${twinMetres}, 'endcap=flat'), ${overlayGrid}) as band
      from road_line mine
      join road_line twin on twin.called = mine.called and twin.id <> mine.id and case
          when mine.oneway and twin.oneway then cos(mine.bearing - twin.bearing) < -0.5
          -- many files know names but no directions
          else mine.named and mine.oneway is null and twin.oneway is null and abs(cos(mine.bearing - twin.bearing)) > 0.9
        end
        and st_dwithin(mine.geom_m, twin.geom_m, ${twinMetres})
      group by mine.id, mine.geom_m),
    measured as (
      select id, known, st_length(st_intersection(geom_m, band, ${overlayGrid})) / nullif(st_length(geom_m), 0) as part from beside)
    insert into line_share (county_code, place_id, share, reason)
    select ${county}, id, 1 - least(part, 1) / 2, 'dual-carriageway' from measured
    -- without directions only a long common run is evidence enough
    where part > case when known then 0.2 else 0.7 end`.execute(db)
  await sql`drop table road_line`.execute(db)
  await sql`analyze line_share`.execute(db)
}

/**
 * `road_line`: what may have a twin, for this transaction. A table of their own: among all places a road has sixty
 * neighbours that are none, and the planner knows how many rows there are.
 */
async function collectRoads(db: Db, county: string): Promise<void> {
  await sql`
    create temporary table road_line on commit drop as
    select id, properties ->> 'class' || '/' || coalesce(name, '') as called, (properties ->> 'oneway')::boolean as oneway,
           geom_m, st_azimuth(st_startpoint(geom_m), st_endpoint(geom_m)) as bearing, name is not null as named
    from place
    where county_code = ${county} and kind = 'road' and st_geometrytype(geom_m) = 'ST_LineString'
      and properties ->> 'class' in ('expressway', 'arterial', 'secondary', 'local')
      -- narrow streets without a name run side by side too, without being one road
      and (name is not null or properties ->> 'class' <> 'local')
      and not exists (select from line_share where county_code = ${county} and place_id = place.id)`.execute(
    db,
  )
  // serves: the twins of a road
  await sql`create index on road_line using gist (geom_m)`.execute(db)
  await sql`analyze road_line`.execute(db)
}
