// Micro grids 微网格 lie in one grid and are numbered in it. One that gets another code, because its grid has another one or
// because its land went to another grid, ends under the former code and begins anew: no code is ever used again.
import { type RawBuilder, sql } from 'kysely'
import { codeLength } from '../contract/areas.ts'
import type { MovedMicroGrid } from '../contract/grids.ts'
import { microCodeLength } from '../contract/micro-grids.ts'
import type { Db } from './tables.ts'

/** After the code of the grid. */
const digits = microCodeLength - codeLength.grid
/** So many numbers has a grid, and no more in all its days. */
export const mostMicroGrids = 10 ** digits - 1

/** The next numbers of a grid, and, after 99, those that nobody had; as many as there are. */
export function freeMicroCodes(grid: string, used: Iterable<string>): string[] {
  const numbers = new Set([...used].map((code) => Number(code.slice(codeLength.grid))))
  const highest = Math.max(0, ...numbers)
  const all = Array.from({ length: mostMicroGrids }, (_, index) => index + 1)
  return [
    ...all.filter((each) => each > highest),
    ...all.filter((each) => each < highest && !numbers.has(each)),
  ].map((each) => grid + String(each).padStart(digits, '0'))
}

/** SQL: a condition on `micro`: it lies in this area. Digits alone are compared, so that no collation matters. */
export function microGridsIn(area: string): RawBuilder<boolean> {
  return sql<boolean>`(micro.code >= ${area.padEnd(microCodeLength, '0')} and micro.code <= ${area.padEnd(microCodeLength, '9')})`
}

/** Every code that a micro grid of these grids has or had, by the code of the grid. */
export async function usedMicroCodes(
  db: Db,
  county: string,
  grids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ code: string }>`
    select micro.code from unnest(${[...new Set(grids)]}::text[]) as wanted (code)
    join micro_grid micro on micro.county_code = ${county}
      and micro.code >= wanted.code || '00' and micro.code <= wanted.code || '99'`.execute(db)
  return Map.groupBy(
    rows.map(({ code }) => code),
    (code) => code.slice(0, codeLength.grid),
  )
}

export interface MicroMove {
  /** Row of a micro grid that is in force. */
  id: number
  /** Row of the grid that it belongs to from now on; the same one when only codes change. */
  gridId: number
}

/**
 * Gives micro grids a code in the grid they belong to from now on: the next free one, in the order in which they are named
 * here, or with `keepDigits` the last two digits that they have where those are free. Where the numbers of a grid are used
 * up the micro grid ends, and `to` is null. Call with the county locked.
 */
export async function moveMicroGrids(
  trx: Db,
  county: string,
  moves: readonly MicroMove[],
  { keepDigits = false }: { keepDigits?: boolean } = {},
): Promise<MovedMicroGrid[]> {
  if (moves.length === 0) return []
  const { rows } = await sql<{ id: number; code: string; name: string; grid: string; gridId: number }>`
    select micro.id, micro.code, micro.name, grid.code as grid, grid.id as grid_id
    from unnest(${moves.map(({ id }) => id)}::bigint[], ${moves.map(({ gridId }) => gridId)}::bigint[])
      with ordinality as move (id, grid_id, position)
    join micro_grid micro on micro.county_code = ${county} and micro.id = move.id and micro.valid_to is null
    join grid on grid.county_code = ${county} and grid.id = move.grid_id
    order by move.position`.execute(trx)
  const used = await usedMicroCodes(
    trx,
    county,
    rows.map(({ grid }) => grid),
  )
  const moved = rows.map((row) => {
    const known = used.get(row.grid) ?? []
    const kept = row.grid + row.code.slice(codeLength.grid)
    const to = keepDigits && !known.includes(kept) ? kept : (freeMicroCodes(row.grid, known)[0] ?? null)
    if (to !== null) used.set(row.grid, [...known, to])
    return { ...row, to }
  })
  await endMicroGrids(
    trx,
    county,
    moved.map(({ id }) => id),
  )
  const going = moved.filter(({ to }) => to !== null)
  await sql`
    insert into micro_grid (county_code, code, grid_id, name, leader_name, leader_phone, households, population, geom,
      source, former_id)
    select former.county_code, next.code, next.grid_id, former.name, former.leader_name, former.leader_phone,
      former.households, former.population, former.geom, former.source, former.id
    from unnest(${going.map(({ id }) => id)}::bigint[], ${going.map(({ to }) => to)}::text[],
      ${going.map(({ gridId }) => gridId)}::bigint[]) as next (id, code, grid_id)
    join micro_grid former on former.county_code = ${county} and former.id = next.id`.execute(trx)
  return moved.map(({ name, code, to }) => ({ name, from: code, to }))
}

/** All micro grids of some grids go to others, or to the same ones, whose code is another one now. */
export async function moveMicroGridsOf(
  trx: Db,
  county: string,
  pairs: readonly { from: number; to: number }[],
): Promise<MovedMicroGrid[]> {
  const { rows } = await sql<MicroMove>`
    select micro.id, pair.to_id as grid_id
    from unnest(${pairs.map(({ from }) => from)}::bigint[], ${pairs.map(({ to }) => to)}::bigint[])
      as pair (from_id, to_id)
    join micro_grid micro on micro.county_code = ${county} and micro.grid_id = pair.from_id and micro.valid_to is null
    order by micro.code`.execute(trx)
  return moveMicroGrids(trx, county, rows, { keepDigits: true })
}

async function endMicroGrids(trx: Db, county: string, ids: readonly number[]): Promise<void> {
  await sql`
    update micro_grid set valid_to = current_date, version = version + 1
    where county_code = ${county} and id = any(${ids}::bigint[])`.execute(trx)
}
