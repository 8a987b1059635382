// Which code has each grid of a file? The one it names, as it is called today; one without gets that of the grid it is, or
// the next number of its community, in the order of a page.
import { sql } from 'kysely'
import type { GridInput, GridRow } from '../../../geodata/county-data.ts'
import type { Origin } from '../../../geodata/prepare.ts'
import type { Note, Remark } from '../../../geodata/remark.ts'
import { codeLength } from '../../contract/areas.ts'
import { orderLikeAPage, placeOfShape } from '../../contract/grid-order.ts'
import type { GridShape } from '../../contract/grids.ts'
import { hexWkb } from '../../db/geometry.ts'
import { nextCodes, numberOf } from '../../db/grid-numbers.ts'
import type { Db } from '../../db/tables.ts'

type Row = GridRow & Origin
type Coded = GridInput & Origin

export interface CodedGrids {
  coded: Coded[]
  rejected: (Origin & { reason: Remark })[]
  notes: (Note & { file: string | undefined; rows: string[] })[]
}

/** Call after the regions of the file are saved. */
export async function codeGrids(trx: Db, county: string, rows: readonly Row[]): Promise<CodedGrids> {
  const result: CodedGrids = { coded: [], rejected: [], notes: [] }
  const named = rows.flatMap((row) => (row.code === undefined ? [] : [{ ...row, code: row.code }]))
  await takeNamed(trx, county, named, result)
  await numberOthers(
    trx,
    county,
    rows.filter(({ code }) => code === undefined),
    result,
  )
  return result
}

/** Under the code of today; a code whose grid ended names nothing any more. */
async function takeNamed(
  trx: Db,
  county: string,
  rows: readonly (Row & { code: string })[],
  { coded, rejected, notes }: CodedGrids,
): Promise<void> {
  const { rows: known } = await sql<{ code: string; present: string | null }>`
    with past as (
      select code, grid_id, change_id from grid_version where county_code = ${county} and code = any(${codesOf(rows)})
      union all
      select code, id, null from grid where county_code = ${county} and code = any(${codesOf(rows)}))
    select distinct on (past.code) past.code, grid.code as present
    from past left join grid on grid.county_code = ${county} and grid.id = past.grid_id and grid.valid_to is null
    order by past.code, grid.code = past.code desc nulls last, past.change_id desc nulls last`.execute(trx)
  const presentOf = new Map(known.map(({ code, present }) => [code, present]))
  for (const row of rows) {
    const present = presentOf.get(row.code)
    if (present === null) {
      const reason = { code: 'grid-code-ended', values: { code: row.code } } as const
      rejected.push({ file: row.file, row: row.row, reason })
      continue
    }
    if (present !== undefined && present !== row.code)
      notes.push({
        remark: { code: 'grid-renumbered', values: { code: row.code, present } },
        file: row.file,
        rows: [row.row],
      })
    coded.push({ ...row, code: present ?? row.code, name: row.name ?? row.code })
  }
}

function codesOf(rows: readonly { code: string }[]) {
  return sql`${rows.map(({ code }) => code)}::text[]`
}

interface Held {
  number: number
  community: string | null
  communityName: string | null
  /** Of the grid in force that it is: by its name there, else by its very border. */
  same: string | null
}

async function numberOthers(
  trx: Db,
  county: string,
  rows: readonly Row[],
  result: CodedGrids,
): Promise<void> {
  if (rows.length === 0) return
  const areal = rows.filter(({ geometry }) => geometry.type.endsWith('Polygon'))
  const reject = ({ file, row }: Origin, reason: Remark) => result.rejected.push({ file, row, reason })
  for (const row of rows)
    if (!areal.includes(row)) reject(row, { code: 'needs-area', values: { type: row.geometry.type } })
  const found = await findCommunities(trx, county, areal)
  const fresh = new Map<string, (Held & { row: Row })[]>()
  for (const [i, row] of areal.entries()) {
    const held = found[i]! // one for each
    if (held.community === null) {
      const asked = row.community
      reject(
        row,
        asked ? { code: 'community-unknown', values: { code: asked } } : { code: 'community-not-found' },
      )
    } else if (held.same !== null)
      result.coded.push({ ...row, code: held.same, name: row.name ?? nameOf(held, held.same) })
    else fresh.set(held.community, [...(fresh.get(held.community) ?? []), { ...held, row }])
  }
  let count = 0
  for (const [community, grids] of fresh) {
    const beside = result.coded.flatMap(({ code }) => (code.startsWith(community) ? [code] : []))
    const codes = await nextCodes(trx, county, community, grids.length, beside)
    const inOrder = orderLikeAPage(grids, ({ row }) => placeOfShape(row.geometry as GridShape)) // areal, as was looked at
    for (const [i, held] of inOrder.entries()) {
      const code = codes?.[i]
      if (code === undefined) reject(held.row, { code: 'grid-numbers-used-up', values: { code: community } })
      else {
        result.coded.push({ ...held.row, code, name: held.row.name ?? nameOf(held, code) })
        count += 1
      }
    }
  }
  if (count > 0)
    result.notes.push({ remark: { code: 'grids-numbered', values: { count } }, file: undefined, rows: [] })
}

function nameOf({ communityName }: Held, code: string): string {
  return `${communityName ?? code.slice(0, codeLength.community)}第${numberOf(code)}网格`
}

/** By the code or the only community of that name, else by where it lies. */
async function findCommunities(trx: Db, county: string, rows: readonly Row[]): Promise<Held[]> {
  const { rows: found } = await sql<Held>`
    with file as materialized (
      select number, name, community,
             case when st_isvalid(geom) then geom else st_collectionextract(st_makevalid(geom), 3) end as geom
      from (
        select number, name, community, hex::geometry as geom
        from unnest(${rows.map(({ name }) => name ?? null)}::text[],
          ${rows.map(({ community }) => community ?? null)}::text[],
          ${rows.map(({ geometry }) => hexWkb(geometry))}::text[]) with ordinality as row (name, community, hex, number)
      ) as parsed),
    held as (
      select file.*, region.code as community_code, region.name as community_name
      from file left join lateral (
        select min(code) as code, min(name) as name from region
        where county_code = ${county} and level = 'community' and case
          when file.community is not null then file.community in (region.code, region.name)
          else region.geom && file.geom and st_intersects(region.geom, st_pointonsurface(file.geom)) end
        having count(*) = 1) region on true)
    select held.number::int, held.community_code as community, held.community_name, (
      select grid.code from grid
      where grid.county_code = ${county} and grid.community_code = held.community_code and grid.valid_to is null
        and (grid.name = held.name or st_normalize(st_multi(grid.geom)) = st_normalize(st_multi(held.geom)))
      order by grid.name = held.name desc nulls last, grid.code limit 1) as same
    from held order by number`.execute(trx)
  return found
}
