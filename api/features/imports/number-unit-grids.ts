// Which code does a unit grid get that came without one? The one it has already, where it was imported before; else the
// next in its community. Numbers run on from the highest that was ever used, so that one that ended does not come again.
import { type RawBuilder, sql } from 'kysely'
import type { UnitGridInput } from '../../../geodata/county-data.ts'
import { orderLikeAPage } from '../../contract/grid-order.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import type { Saved } from './batch.ts'

type Row = UnitGridInput & { row: string }
export type Coded = Row & { code: string }

interface Found {
  ordinal: number
  /** Of a unit grid with the same border that is in force, or ended on the same day. */
  known: string | null
  community: string | null
  /** Metres. */
  x: number
  y: number
  height: number
}

/** 001 … 999, then A00 … Z99: what fits into three characters and stays in order. */
const digits = 999
const letters = 26 * 100

export function sequenceText(number: number): string | undefined {
  if (number <= digits) return String(number).padStart(3, '0')
  const further = number - digits - 1
  if (further >= letters) return undefined
  return String.fromCharCode(65 + Math.floor(further / 100)) + String(further % 100).padStart(2, '0')
}

/** The number that three characters stand for; 0 when they are of somebody else's making. */
export function sequenceNumber(text: string): number {
  if (/^\d{3}$/.test(text)) return Number(text)
  if (!/^[A-Z]\d{2}$/.test(text)) return 0
  return digits + 1 + (text.charCodeAt(0) - 65) * 100 + Number(text.slice(1))
}

/** All rows with a code; those that cannot get one are rejected. `coded`: what the same files bring with codes. */
export async function numberUnitGrids(
  trx: Db,
  county: string,
  rows: readonly Row[],
  coded: readonly Coded[],
  saved: Saved,
): Promise<Coded[]> {
  if (rows.length === 0) return []
  const placed = (await place(trx, county, rows)).map((found) => ({ ...found, input: rows[found.ordinal]! }))
  const known = placed.flatMap(({ input, known: code }) => (code === null ? [] : [{ ...input, code }]))
  const fresh = Map.groupBy(
    placed.filter((each) => each.known === null),
    ({ community }) => community ?? '',
  )
  for (const { input } of fresh.get('') ?? [])
    saved.rejected.push({ row: input.row, reason: { code: 'unit-grid-nowhere' } })
  fresh.delete('')
  const last = await lastNumbers(trx, county, coded)
  const numbered: Coded[] = []
  for (const [community, some] of fresh) {
    let number = last.get(community) ?? 0
    for (const { input } of orderLikeAPage(some, ({ x, y, height }) => ({ centre: [x, y], height }))) {
      const sequence = sequenceText(++number)
      if (sequence !== undefined) numbered.push({ ...input, code: community + sequence })
      else
        saved.rejected.push({
          row: input.row,
          reason: { code: 'unit-grid-numbers-used-up', values: { community } },
        })
    }
  }
  if (numbered.length > 0)
    saved.notes.push({
      remark: { code: 'unit-grids-numbered', values: { count: numbered.length } },
      rows: numbered.map(({ row }) => row),
    })
  return [...known, ...numbered]
}

/** SQL: the shape as it is kept; a border that crosses itself is made valid, which the report says. */
export function mended(geom: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when st_isvalid(${geom}) then ${geom} else st_collectionextract(st_makevalid(${geom}), 3) end`
}

/** Where the land of each row lies: the community that is named, else the one that holds its middle. */
async function place(trx: Db, county: string, rows: readonly Row[]): Promise<Found[]> {
  const { rows: found } = await sql<Found>`
    with file as (
      select (ordinality - 1)::int as ordinal, named, ended, ${mended(sql`hex::geometry`)} as geom
      from unnest(${rows.map((each) => each.communityCode ?? null)}::text[],
        ${rows.map((each) => each.validTo ?? null)}::date[],
        ${rows.map((each) => hexWkb(each.geometry))}::text[]) with ordinality as line (named, ended, hex, ordinality)),
    incoming as materialized (
      select *, st_transform(geom, (select metric_srid from deployment)) as geom_m from file)
    select ordinal, (
        -- no limit, which walks all codes in their order in the hope of an early end
        select (array_agg(code order by code))[1] from unit_grid known
        where known.county_code = ${county} and known.geom && incoming.geom
          and (known.valid_to is null or known.valid_to > current_date or known.valid_to = incoming.ended)
          and st_normalize(st_multi(known.geom)) = st_normalize(st_multi(incoming.geom))) as known,
      coalesce(
        (select code from region
         where region.county_code = ${county} and level = 'community' and code = incoming.named),
        (select code from region
         where region.county_code = ${county} and level = 'community' and region.geom_m && incoming.geom_m
           and st_intersects(region.geom_m, incoming.geom_m)
         order by st_distance(region.geom_m, st_pointonsurface(incoming.geom_m)), code limit 1)) as community,
      coalesce(st_x(st_centroid(geom_m)), 0) as x, coalesce(st_y(st_centroid(geom_m)), 0) as y,
      coalesce(st_ymax(geom_m) - st_ymin(geom_m), 0) as height
    from incoming order by ordinal`.execute(trx)
  return found
}

/** The highest number that each community ever used, also by what ended or stands in the same files. */
async function lastNumbers(trx: Db, county: string, coded: readonly Coded[]): Promise<Map<string, number>> {
  const used = await trx.selectFrom('unitGrid').select('code').where('countyCode', '=', county).execute()
  const last = new Map<string, number>()
  for (const { code } of [...used, ...coded]) {
    const community = code.slice(0, 12)
    last.set(community, Math.max(last.get(community) ?? 0, sequenceNumber(code.slice(12))))
  }
  return last
}
