// Which land is measured? The layers of the mosaic, cut by pieces, each square metre once, in parts small enough to join.
import { sql } from 'kysely'
import { overlayGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'
import type { LandLayer } from './definition.ts'
import { interiorsMeet, isLand } from './mosaic.ts'

/** About 96 vertices keep a row out of TOAST and make contains-tests cheap. */
export const partVertices = 96

/** What was taken for a land layer: its own places, a substitute, or nothing. */
export type LandBasis = 'recorded' | 'substitute' | 'missing'

/** `whole` holds the pieces themselves, in parts. */
export type PartLayer = LandLayer | 'whole'

/** Rebuilds the layer `whole` from `piece`. */
export async function rebuildWhole(db: Db, county: string): Promise<void> {
  await sql`delete from land_part where county_code = ${county} and layer = 'whole'`.execute(db)
  await sql`
    insert into land_part (county_code, layer, piece_id, geom_m)
    select county_code, 'whole', id, st_subdivide(geom_m, ${partVertices}, ${overlayGrid}) from piece
    where county_code = ${county}`.execute(db)
  await sql`analyze land_part`.execute(db)
}

/**
 * Rebuilds the land layers of `land_part` from the layer `whole` and `place`; answers what each rests on.
 * Residential land is clipped to the built-up area; without any, compounds stand in (domain.md §7.3).
 */
export async function rebuildLand(db: Db, county: string): Promise<Record<LandLayer, LandBasis>> {
  await sql`delete from land_part where county_code = ${county} and layer <> 'whole'`.execute(db)
  const builtUp = await cutLayer(db, county, 'built-up-area', 'built-up-area', 'whole')
  if (builtUp === 0) return { 'built-up-area': 'missing', 'residential-land': 'missing' }
  const basis = await builtUpBasis(db, county)
  if ((await cutLayer(db, county, 'residential-land', 'residential-land', 'built-up-area')) > 0) {
    return { 'built-up-area': basis, 'residential-land': 'recorded' }
  }
  const substitute = await cutLayer(db, county, 'residential-land', 'compound', 'built-up-area')
  return { 'built-up-area': basis, 'residential-land': substitute > 0 ? 'substitute' : 'missing' }
}

/** The same for some pieces alone, after others of them changed: the land itself and what each layer rests on stay. */
export async function refreshLand(db: Db, county: string, pieces: readonly number[]): Promise<void> {
  const kind = await residentialKind(db, county)
  await sql`
    delete from land_part where county_code = ${county} and piece_id = any(${pieces}::bigint[])`.execute(db)
  await sql`
    insert into land_part (county_code, layer, piece_id, geom_m)
    select county_code, 'whole', id, st_subdivide(geom_m, ${partVertices}, ${overlayGrid}) from piece
    where county_code = ${county} and id = any(${pieces}::bigint[])`.execute(db)
  await cutLayer(db, county, 'built-up-area', 'built-up-area', 'whole', pieces)
  await cutLayer(db, county, 'residential-land', kind, 'built-up-area', pieces)
}

/** What the residential land of the county was made of: compounds only where no residential land lies in the town. */
async function residentialKind(db: Db, county: string): Promise<'residential-land' | 'compound'> {
  const { rows } = await sql`
    select from place join land_part part on part.county_code = ${county} and part.layer = 'built-up-area'
      and part.geom_m && place.geom_m and ${interiorsMeet(sql`part.geom_m`, sql`place.geom_m`)}
    where place.county_code = ${county} and place.kind = 'residential-land' and st_dimension(place.geom_m) = 2
    limit 1`.execute(db)
  return rows.length > 0 ? 'residential-land' : 'compound'
}

/** Cuts the polygons of a kind by a layer that is there already, all of it or some pieces; answers how many parts came of it. */
async function cutLayer(
  db: Db,
  county: string,
  layer: LandLayer,
  kind: string,
  by: PartLayer,
  pieces?: readonly number[],
): Promise<number> {
  const onPieces = pieces
    ? sql`exists (
        select from piece where piece.county_code = ${county} and piece.id = any(${pieces}::bigint[])
          and piece.geom_m && place.geom_m)`
    : sql`true`
  const ofPieces = pieces ? sql`part.piece_id = any(${pieces}::bigint[])` : sql`true`
  const { numAffectedRows } = await sql`
    with source as (
      select id as place_id, st_subdivide(geom_m, ${partVertices}, ${overlayGrid}) as geom_m from place
      where county_code = ${county} and kind = ${kind} and st_dimension(geom_m) = 2 and ${onPieces}),
    cut as materialized (
      select row_number() over () as id, source.place_id, part.piece_id,
             case when st_contains(part.geom_m, source.geom_m) then source.geom_m
                  else st_collectionextract(st_intersection(part.geom_m, source.geom_m, ${overlayGrid}), 3) end as geom_m
      from source
      join land_part part on part.county_code = ${county} and part.layer = ${by} and ${ofPieces}
        and st_intersects(part.geom_m, source.geom_m)),
    -- places of a kind may overlap; dissolved, each square metre stands once. So are the parts of one place again
    sharing as materialized (
      select distinct mine.id from cut mine
      join cut other on other.piece_id = mine.piece_id and other.id <> mine.id
        and (other.place_id = mine.place_id
          or (other.geom_m && mine.geom_m and ${interiorsMeet(sql`other.geom_m`, sql`mine.geom_m`)}))),
    part as materialized (
      select piece_id, geom_m from cut where id not in (select id from sharing)
      union all
      select piece_id, st_union(geom_m, ${overlayGrid}) from cut where id in (select id from sharing) group by piece_id),
    wide as (
      select piece_id from part group by piece_id
      having ${isLand(sql`st_collect(geom_m)`)})
    insert into land_part (county_code, layer, piece_id, geom_m)
    select ${county}, ${layer}, piece_id, st_subdivide(geom_m, ${partVertices}, ${overlayGrid})
    from part join wide using (piece_id) where not st_isempty(geom_m)`.execute(db)
  if (!pieces) await sql`analyze land_part`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** A built-up area made from a file's bounds is a substitute and says so. */
async function builtUpBasis(db: Db, county: string): Promise<LandBasis> {
  const { rows } = await sql<{ substitute: boolean }>`
    select coalesce(bool_and(coalesce((properties ->> 'substitute')::boolean, false)), false) as substitute
    from place where county_code = ${county} and kind = 'built-up-area'`.execute(db)
  return rows[0]?.substitute ? 'substitute' : 'recorded'
}
