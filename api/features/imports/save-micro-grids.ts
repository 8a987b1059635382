// Writes micro grids: each in one grid, beside the others, under a code of its own. Rows without a code are numbered in
// their grids. A shape that is there already under its code, or without one in the file, is judged no second time.
import { sql } from 'kysely'
import type { MicroGridInput } from '../../../geodata/county-data.ts'
import type { Remark } from '../../../geodata/remark.ts'
import { codeLength } from '../../contract/areas.ts'
import { orderLikeAPage, placeOfShape } from '../../contract/grid-order.ts'
import { microCodeLength } from '../../contract/micro-grids.ts'
import { freeMicroCodes, usedMicroCodes } from '../../db/micro-grids.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'
import { phoneOfLeader } from './phone-of-leader.ts'
import { type StagedMicroGrid, stageMicroGrids } from './stage-micro-grids.ts'

/** Also names the row, since not all have codes: by a key of the caller, and as a person knows it. */
type Row = MicroGridInput & { row: string; told: string }

/** A row that is taken: in which grid, and under which code as soon as that is known. */
interface Taken {
  staged: StagedMicroGrid
  gridId: number
  grid: string
  code: string | undefined
}

export async function saveMicroGrids(trx: Db, batch: Batch, rows: readonly Row[]): Promise<Saved> {
  const saved = nothingSaved()
  const { staged, overlaps } = await stageMicroGrids(trx, batch.countyCode, rows)
  const reject = (ordinal: number, reason: Remark) =>
    saved.rejected.push({ row: rows[ordinal]?.row ?? '', reason })
  const taken = new Map<number, Taken>()
  const seen = new Set<string>()
  for (const each of staged) {
    const reason = seen.has(each.code ?? '') ? duplicate(each) : reasonAgainst(each)
    if (each.code !== null) seen.add(each.code)
    if (reason) reject(each.ordinal, reason)
    else taken.set(each.ordinal, { staged: each, ...homeOf(each) })
  }
  for (const { ordinal, with: other, code, area } of overlaps) {
    // The first one stands: what was rejected itself is in nobody's way.
    if (!taken.has(ordinal) || (other !== null && !taken.has(other))) continue
    taken.delete(ordinal)
    const values = { area: Math.round(area), code: code ?? '', row: rows[other ?? -1]?.told ?? '' }
    reject(ordinal, { code: code ? 'micro-grid-overlaps' : 'micro-grid-overlaps-row', values })
  }
  await number(trx, batch.countyCode, taken, reject, saved)
  await write(trx, batch, rows, taken)
  for (const { staged: each } of taken.values()) saved[each.outcome] += 1
  const repaired = [...taken.values()].filter(
    ({ staged: each }) => each.repaired && each.outcome !== 'unchanged',
  )
  if (repaired.length > 0)
    saved.notes.push({
      remark: { code: 'repaired' },
      rows: repaired.map(({ staged: { ordinal } }) => rows[ordinal]?.row ?? ''),
    })
  return saved
}

function homeOf({ knownGridId, knownGrid, knownCode, gridId, grid, code }: StagedMicroGrid) {
  if (knownGridId !== null && knownGrid !== null && knownCode !== null)
    return { gridId: knownGridId, grid: knownGrid, code: knownCode }
  return { gridId: gridId!, grid: grid!, code: code ?? undefined } // a row that lies nowhere was rejected
}

/** Two files may both have a code that each of them has once. */
function duplicate({ code }: StagedMicroGrid): Remark {
  return { code: 'duplicate-code', values: { code: code ?? '' } }
}

/** Why this row cannot be taken, whatever the others are; undefined when it can. */
function reasonAgainst(each: StagedMicroGrid): Remark | undefined {
  const { code, askedGrid, outcome, knownEnded, isEmpty, grid, gridId, outside, other, isCrossing } = each
  if (outcome === 'unchanged' || each.isSameShape) return undefined
  if (isEmpty) return { code: 'no-area' }
  if (knownEnded) return { code: 'micro-grid-code-ended', values: { code: code ?? '' } }
  if (askedGrid !== null && gridId === null)
    return { code: 'micro-grid-of-none', values: { grid: askedGrid } }
  if (grid === null) return { code: 'micro-grid-nowhere' }
  if (isCrossing) return { code: 'micro-grid-crosses', values: { grid, other: other ?? '' } }
  if (outside !== null) return { code: 'micro-grid-outside', values: { grid, area: Math.round(outside) } }
  return undefined
}

/** Gives codes to rows without one, as one reads a map; rows for which none is left are rejected. */
async function number(
  trx: Db,
  county: string,
  taken: Map<number, Taken>,
  reject: (ordinal: number, reason: Remark) => void,
  saved: Saved,
): Promise<void> {
  const nameless = [...taken.values()].filter(({ code }) => code === undefined)
  const used = await usedMicroCodes(
    trx,
    county,
    nameless.map(({ grid }) => grid),
  )
  for (const [grid, some] of Map.groupBy(nameless, (each) => each.grid)) {
    const inFile = [...taken.values()].flatMap(({ code }) => (code?.startsWith(grid) ? [code] : []))
    const free = freeMicroCodes(grid, [...(used.get(grid) ?? []), ...inFile])
    const inOrder = orderLikeAPage(some, ({ staged: { geometry } }) => placeOfShape(geometry))
    for (const [position, each] of inOrder.entries()) {
      each.code = free[position]
      if (each.code !== undefined) continue
      taken.delete(each.staged.ordinal)
      reject(each.staged.ordinal, { code: 'micro-grid-codes-used-up', values: { grid } })
    }
  }
  const count = nameless.filter(({ code }) => code !== undefined).length
  if (count > 0) saved.notes.push({ remark: { code: 'micro-grids-numbered', values: { count } } })
}

async function write(trx: Db, batch: Batch, rows: readonly Row[], taken: Map<number, Taken>): Promise<void> {
  const written = [...taken.values()].filter(({ staged }) => staged.outcome !== 'unchanged')
  if (written.length === 0) return
  const column = <T>(of: (each: Taken, row: Row) => T) =>
    written.map((each) => of(each, rows[each.staged.ordinal]!)) // ordinals come from the same rows
  await sql`
    with incoming as (
      select file.*, staged.geom
      from unnest(
        ${column(({ staged }) => staged.ordinal)}::int[],
        ${column(({ code }) => code)}::text[],
        ${column(({ gridId }) => gridId)}::bigint[],
        ${column((_, { name }) => name ?? null)}::text[],
        ${column((_, { leaderName }) => leaderName ?? null)}::text[],
        ${column((_, { leaderPhone }) => leaderPhone ?? null)}::text[],
        ${column((_, { households }) => households ?? null)}::int[],
        ${column((_, { population }) => population ?? null)}::int[]
      ) as file (ordinal, code, grid_id, name, leader_name, leader_phone, households, population)
      join incoming_micro_grid staged using (ordinal)
    ),
    former as (
      select m.code, to_jsonb(m) - 'geom_m' || jsonb_build_object('geom', m.geom::text) as before
      from micro_grid m join incoming i on i.code = m.code where m.county_code = ${batch.countyCode}),
    written as (
      insert into micro_grid as m (county_code, code, grid_id, name, leader_name, leader_phone, households, population,
        geom, source, batch_id)
      select ${batch.countyCode}, code, grid_id,
        coalesce(name, '微网格' || right(code, ${microCodeLength - codeLength.grid}::int)),
        leader_name, leader_phone, households, population, geom, ${batch.source}, ${batch.id}::bigint
      from incoming
      on conflict (county_code, code) do update set
        name = coalesce((select name from incoming where incoming.code = excluded.code), m.name),
        geom = excluded.geom,
        leader_name = coalesce(excluded.leader_name, m.leader_name),
        leader_phone = ${phoneOfLeader(sql`m`)},
        households = coalesce(excluded.households, m.households),
        population = coalesce(excluded.population, m.population),
        source = excluded.source, batch_id = excluded.batch_id, version = m.version + 1
      returning id, code
    )
    insert into import_change (county_code, batch_id, table_name, row_key, before)
    select ${batch.countyCode}, ${batch.id}::bigint, 'micro_grid', written.id::text, former.before
    from written left join former using (code)
    on conflict do nothing`.execute(trx)
}
