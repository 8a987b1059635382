// Where do incoming micro grids lie, which of them are there already, and which lie on top of one another?
import { sql } from 'kysely'
import type { MicroGridInput } from '../../../geodata/county-data.ts'
import { codeLength } from '../../contract/areas.ts'
import type { GridShape } from '../../contract/grids.ts'
import { cutFrom } from '../../db/cut.ts'
import { asGeoJson, hexWkb } from '../../db/geometry.ts'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'

export interface StagedMicroGrid {
  /** Position among the rows. */
  ordinal: number
  code: string | null
  isEmpty: boolean
  repaired: boolean
  outcome: 'accepted' | 'updated' | 'unchanged'
  /** The one with this code, or of this shape, that is in force. */
  knownCode: string | null
  knownGridId: number | null
  knownGrid: string | null
  isSameShape: boolean
  /** Somebody had this code and has it no more. */
  knownEnded: boolean
  /** The grid that its code or its row names. */
  askedGrid: string | null
  /** That grid if it is in force, else the one with the largest part of it. */
  gridId: number | null
  grid: string | null
  /** m² outside of that grid, where it is more than two drawings of one border. */
  outside: number | null
  /** The grid with the next largest part of it, and whether that part is more than two drawings of one border. */
  other: string | null
  isCrossing: boolean
  geometry: GridShape
}

/** Of two shapes that share land the later one, with the earlier row, or one that is stored already. */
export interface Overlap {
  ordinal: number
  with: number | null
  code: string | null
  area: number
}

/** Fills `incoming_micro_grid` for this transaction. */
export async function stageMicroGrids(
  trx: Db,
  county: string,
  rows: readonly MicroGridInput[],
): Promise<{ staged: StagedMicroGrid[]; overlaps: Overlap[] }> {
  await sql`drop table if exists incoming_micro_grid`.execute(trx)
  await sql`
    create temporary table incoming_micro_grid (
      ordinal integer, code text, asked_grid text, name text, leader_name text, leader_phone text, households integer,
      population integer, geom geometry, geom_m geometry, repaired boolean, known_id bigint, same_shape boolean
    ) on commit drop`.execute(trx)
  await insert(trx, county, rows)
  const staged = await judge(trx, county)
  const { rows: overlaps } = await sql<Overlap>`
    with pair as (
      select later.ordinal, earlier.ordinal as with, null::text as code, later.geom_m as one, earlier.geom_m as other
      from incoming_micro_grid later
      join incoming_micro_grid earlier on earlier.ordinal < later.ordinal and earlier.geom_m && later.geom_m
      -- what lies there already was judged when it came
      where not (later.same_shape and earlier.same_shape and later.known_id <> earlier.known_id)
      union all
      select incoming.ordinal, null, micro.code, incoming.geom_m, micro.geom_m
      from incoming_micro_grid incoming
      join micro_grid micro on micro.county_code = ${county} and micro.valid_to is null
        and micro.geom_m && incoming.geom_m
      where not incoming.same_shape and not exists (
        select from incoming_micro_grid replacing where replacing.known_id = micro.id)),
    shared as (
      select ordinal, "with", code, st_area(st_intersection(one, other, ${overlayGrid})) as area,
             least(st_area(one), st_area(other)) as smaller
      from pair where st_relate(one, other, 'T********'))
    select ordinal, "with", code, area from shared
    where area > ${cutFrom(sql`smaller`)}
    order by ordinal, "with" nulls first, code`.execute(trx)
  return { staged, overlaps }
}

/** A Shapefile turns rings round and knows no single polygons: the same land all the same. */
const sameShape = sql`st_normalize(st_multi(micro.geom)) = st_normalize(st_multi(mended.geom))`

async function insert(trx: Db, county: string, rows: readonly MicroGridInput[]): Promise<void> {
  const column = <T>(of: (row: MicroGridInput, ordinal: number) => T) => rows.map(of)
  await sql`
    insert into incoming_micro_grid
    select ordinal, code, asked_grid, name, leader_name, leader_phone, households, population, geom,
      st_transform(geom, (select metric_srid from deployment)), repaired, known.id, coalesce(known.same_shape, false)
    from (
      select *, not st_isvalid(drawn) as repaired, case
        when st_isvalid(drawn) then drawn else st_collectionextract(st_makevalid(drawn), 3) end as geom
      from (
        select *, hex::geometry as drawn from unnest(
          ${column((_, ordinal) => ordinal)}::int[],
          ${column(({ code }) => code ?? null)}::text[],
          ${column(({ code, gridCode }) => code?.slice(0, codeLength.grid) ?? gridCode ?? null)}::text[],
          ${column(({ name }) => name ?? null)}::text[],
          ${column(({ leaderName }) => leaderName ?? null)}::text[],
          ${column(({ leaderPhone }) => leaderPhone ?? null)}::text[],
          ${column(({ households }) => households ?? null)}::int[],
          ${column(({ population }) => population ?? null)}::int[],
          ${column(({ geometry }) => hexWkb(geometry))}::text[]
        ) as file (ordinal, code, asked_grid, name, leader_name, leader_phone, households, population, hex)
      ) parsed) mended
    left join lateral (
      select micro.id, ${sameShape} as same_shape from micro_grid micro
      where micro.county_code = ${county} and micro.valid_to is null and micro.code = mended.code
      union all
      select micro.id, true from micro_grid micro
      where mended.code is null and micro.county_code = ${county} and micro.valid_to is null
        and micro.geom && mended.geom and ${sameShape}
      limit 1) known on true`.execute(trx)
}

async function judge(trx: Db, county: string): Promise<StagedMicroGrid[]> {
  const { rows } = await sql<StagedMicroGrid>`
    with held as (
      select incoming.ordinal, grid.id, grid.code,
             st_area(case when st_contains(grid.geom_m, incoming.geom_m) then incoming.geom_m
                          else st_intersection(incoming.geom_m, grid.geom_m, ${overlayGrid}) end) as area
      from incoming_micro_grid incoming
      join grid on grid.county_code = ${county} and grid.valid_to is null and grid.geom_m && incoming.geom_m
        and st_intersects(grid.geom_m, incoming.geom_m)
      where not incoming.same_shape),
    ranked as (
      select *, row_number() over (partition by ordinal order by area desc, code) as rank from held where area > 0)
    select incoming.ordinal, incoming.code, st_isempty(incoming.geom) as is_empty, incoming.repaired,
      case when known.id is null then 'accepted'
        when incoming.same_shape
          and coalesce(incoming.name, known.name) = known.name
          and coalesce(incoming.leader_name, known.leader_name) is not distinct from known.leader_name
          and coalesce(incoming.leader_phone, known.leader_phone) is not distinct from known.leader_phone
          and coalesce(incoming.households, known.households) is not distinct from known.households
          and coalesce(incoming.population, known.population) is not distinct from known.population
        then 'unchanged' else 'updated' end as outcome,
      known.code as known_code, known.grid_id as known_grid_id,
      left(known.code, ${codeLength.grid}::int) as known_grid,
      incoming.same_shape as is_same_shape,
      known.id is null and exists (
        select from micro_grid ended where ended.county_code = ${county} and ended.code = incoming.code) as known_ended,
      incoming.asked_grid, own.id as grid_id, own.code as grid,
      case when st_area(incoming.geom_m) - coalesce(inside.area, 0) > limits.least
        then st_area(incoming.geom_m) - coalesce(inside.area, 0) end as outside,
      other.code as other, coalesce(inside.area, 0) > limits.least and coalesce(other.area, 0) > limits.least as is_crossing,
      ${asGeoJson(sql`incoming.geom`)} as geometry
    from incoming_micro_grid incoming
    cross join lateral (select ${cutFrom(sql`st_area(incoming.geom_m)`)} as least) limits
    left join micro_grid known on known.county_code = ${county} and known.id = incoming.known_id
    left join lateral (
      select id, code from grid
      where incoming.asked_grid is not null and grid.county_code = ${county} and grid.valid_to is null
        and grid.code = incoming.asked_grid
      union all
      select id, code from ranked
      where incoming.asked_grid is null and ranked.ordinal = incoming.ordinal and ranked.rank = 1) own on true
    left join ranked inside on inside.ordinal = incoming.ordinal and inside.id = own.id
    left join lateral (
      select code, area from ranked
      where ranked.ordinal = incoming.ordinal and ranked.id is distinct from own.id order by rank limit 1) other on true
    order by incoming.ordinal`.execute(trx)
  return rows
}
