// Which of the incoming places can be written? They wait in a temporary table while PostGIS repairs and judges them.
import { sql } from 'kysely'
import type { PlaceInput } from '../../../geodata/county-data.ts'
import { kinds } from '../../../geodata/kinds/index.ts'
import { isPointOnly } from '../../../geodata/osm-kinds.ts'
import type { Progress } from '../../../geodata/remark.ts'
import { hexWkb } from '../../db/geometry.ts'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'

/** Rows per statement: large enough that the round trip does not count, small enough to show progress. */
const rowsPerStatement = 5000
/** Farther from the county than this no place is taken: its service area cannot reach in. domain.md §5.6. */
export const reachMetres = 20_000

/** About 0.01 m²: less is what remains of a polygon that was digitised as a line. */
const smallestSquareDegrees = 1e-12

/** Fills `incoming_place` for this transaction; `reason` says why a row cannot be written, `repaired` what was mended. */
export async function stagePlaces(
  trx: Db,
  countyCode: string,
  places: readonly PlaceInput[],
  progress?: Progress,
): Promise<void> {
  await sql`drop table if exists incoming_place`.execute(trx)
  await sql`
    create temporary table incoming_place (
      ordinal integer, kind text, source_key text, code text, name text, properties jsonb,
      geom geometry, repaired text, reason text, distance_metres float8, outside boolean not null default false,
      place_id bigint, is_same boolean
    ) on commit drop`.execute(trx)
  for (let start = 0; start < places.length; start += rowsPerStatement) {
    progress?.('stage', start, places.length)
    await insert(trx, places.slice(start, start + rowsPerStatement), start)
  }
  await sql`analyze incoming_place`.execute(trx)
  progress?.('judge')
  await rejectDuplicates(trx)
  await repairShapes(trx)
  await shrinkToPoints(trx)
  await measureDistance(trx, countyCode)
}

async function insert(trx: Db, places: readonly PlaceInput[], start: number): Promise<void> {
  const column = <T>(of: (place: PlaceInput) => T) => places.map(of)
  await sql`
    insert into incoming_place (ordinal, kind, source_key, code, name, properties, geom)
    select ${start}::int + ordinality, kind, source_key, code, name, properties::jsonb, hex::geometry
    from unnest(
      ${column((each) => each.kind)}::text[],
      ${column((each) => each.sourceKey)}::text[],
      ${column((each) => each.code ?? null)}::text[],
      ${column((each) => each.name ?? null)}::text[],
      ${column((each) => JSON.stringify(each.properties))}::text[],
      ${column((each) => hexWkb(each.geometry))}::text[]
    ) with ordinality as file (kind, source_key, code, name, properties, hex, ordinality)`.execute(trx)
}

/** The first row with a natural key wins; clean.ts says the same with line numbers where it sees the whole file. */
async function rejectDuplicates(trx: Db): Promise<void> {
  await sql`
    with repeated as (
      select kind, source_key, min(ordinal) as first from incoming_place
      group by kind, source_key having count(*) > 1
    )
    update incoming_place later set reason = 'duplicate' from repeated
    where later.kind = repeated.kind and later.source_key = repeated.source_key
      and later.ordinal > repeated.first`.execute(trx)
}

/** Self-crossing polygons are made valid and keep their dimension; what has no extent left cannot be written. */
async function repairShapes(trx: Db): Promise<void> {
  await sql`
    update incoming_place set
      repaired = st_isvalidreason(geom),
      geom = st_collectionextract(st_makevalid(geom), st_dimension(geom) + 1)
    where reason is null and st_dimension(geom) > 0 and not st_isvalid(geom)`.execute(trx)
  await sql`
    update incoming_place set reason = 'no-extent'
    where reason is null and (st_isempty(geom)
      or (st_dimension(geom) = 2 and st_area(geom) < ${smallestSquareDegrees}::float8) or (st_dimension(geom) = 1 and st_length(geom) = 0))
  `.execute(trx)
}

/** An outline of something that is a point by its kind, a toilet or a bus stop, becomes a point on its surface. */
async function shrinkToPoints(trx: Db): Promise<void> {
  const pointKinds = kinds.filter(isPointOnly).map((kind) => kind.id)
  await sql`
    update incoming_place set geom = st_pointonsurface(geom)
    where reason is null and kind = any(${pointKinds}::text[]) and st_geometrytype(geom) <> 'ST_Point'`.execute(
    trx,
  )
}

/** Places near the county stay, for their service areas may reach in; those beyond reach are rejected. */
async function measureDistance(trx: Db, countyCode: string): Promise<void> {
  await sql`
    with county as materialized (
      select geom_m, st_srid(geom_m) as srid from region
      where county_code = ${countyCode} and level = 'county' and geom is not null
    ),
    -- a coast has tens of thousands of vertices: in parts, a place is compared with the few beside it
    part as materialized (select st_subdivide(geom_m, 96, ${overlayGrid}) as geom_m from county),
    placed as materialized (
      select i.ordinal, st_transform(i.geom, county.srid) as geom_m from incoming_place i, county where i.reason is null
    ),
    away as (
      select placed.ordinal, st_distance(placed.geom_m, county.geom_m) as metres
      from placed, county
      where not exists (select from part where st_intersects(part.geom_m, placed.geom_m))
    )
    update incoming_place i set
      outside = true, distance_metres = away.metres,
      reason = case when away.metres > ${reachMetres} then 'too-far' end
    from away where away.ordinal = i.ordinal`.execute(trx)
}
