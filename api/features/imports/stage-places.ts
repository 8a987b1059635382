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
const rowsPerStatement = 2000
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
      geom geometry, geom_m geometry, repaired text, reason text, distance_metres float8, outside boolean not null default false,
      place_id bigint, is_same boolean
    ) on commit drop`.execute(trx)
  // While the database takes some rows, the next ones are packed.
  let taken: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < places.length; start += rowsPerStatement) {
    progress?.('stage', start, places.length)
    const packed = pack(places.slice(start, start + rowsPerStatement))
    await taken
    taken = insert(trx, packed, start)
    // Lets the statement go out before this thread is busy again.
    await new Promise(setImmediate)
  }
  await taken
  // No plan depends on the shapes and properties, which take most of the time.
  await sql`analyze incoming_place (ordinal, kind, source_key, name, reason, repaired, outside, place_id, is_same)`.execute(
    trx,
  )
  progress?.('judge')
  await rejectDuplicates(trx)
  await repairShapes(trx)
  await shrinkToPoints(trx)
  await measureMended(trx)
  await measureDistance(trx, countyCode)
}

/** Columns of rows, as `unnest` takes them. */
type Packed = readonly (string | null)[][]

function pack(places: readonly PlaceInput[]): Packed {
  return [
    places.map((each) => each.kind),
    places.map((each) => each.sourceKey),
    places.map((each) => each.code ?? null),
    places.map((each) => each.name ?? null),
    places.map((each) => JSON.stringify(each.properties)),
    places.map((each) => hexWkb(each.geometry)),
  ]
}

async function insert(trx: Db, packed: Packed, start: number): Promise<void> {
  const columns = packed.map((column) => sql`${column}::text[]`)
  await sql`
    insert into incoming_place (ordinal, kind, source_key, code, name, properties, geom, geom_m)
    select ${start}::int + ordinality, kind, source_key, code, name, properties::jsonb, hex::geometry,
      st_transform(hex::geometry, metric_srid)
    from deployment,
      unnest(${sql.join(columns)}) with ordinality
        as file (kind, source_key, code, name, properties, hex, ordinality)`.execute(trx)
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
      geom = st_collectionextract(st_makevalid(geom), st_dimension(geom) + 1), geom_m = null
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
    update incoming_place set geom = st_pointonsurface(geom), geom_m = null
    where reason is null and kind = any(${pointKinds}::text[]) and st_geometrytype(geom) <> 'ST_Point'`.execute(
    trx,
  )
}

/** What was mended has another shape in metres too. */
async function measureMended(trx: Db): Promise<void> {
  await sql`
    update incoming_place set geom_m = st_transform(geom, metric_srid) from deployment
    where geom_m is null and reason is null`.execute(trx)
}

/** Places near the county stay, for their service areas may reach in; those beyond reach are rejected. */
async function measureDistance(trx: Db, countyCode: string): Promise<void> {
  await sql`
    with county as materialized (
      select geom_m from region
      where county_code = ${countyCode} and level = 'county' and geom is not null
    ),
    -- a coast has tens of thousands of vertices: in parts, a place is compared with the few beside it
    part as materialized (select st_subdivide(geom_m, 96, ${overlayGrid}) as geom_m from county),
    away as (
      select i.ordinal, st_distance(i.geom_m, county.geom_m) as metres
      from incoming_place i, county
      where i.reason is null and not exists (select from part where st_intersects(part.geom_m, i.geom_m))
    )
    update incoming_place i set
      outside = true, distance_metres = away.metres,
      reason = case when away.metres > ${reachMetres} then 'too-far' end
    from away where away.ordinal = i.ordinal`.execute(trx)
}
