// After any number of changes of borders: is every community still seamless, and does everything count as a full run says?
import { sql } from 'kysely'
import { expect } from 'vitest'
import { whereabouts as whereaboutsOf } from '../../api/db/locate.ts'
import type { Db } from '../../api/db/tables.ts'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { county } from './county.ts'

/** Unions on a grid of a micrometre depend on the order of rows by this much: so do two full runs, one after the other. */
const gridSquareMetres = 1e-3

interface Fact {
  indicator: string
  area: string
  numerator: number | null
  denominator: number | null
}

async function facts(db: Db): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    select fact.indicator, coalesce(grid.code, piece.community_code, piece.township_code, '') as area,
           fact.numerator, fact.denominator
    from indicator_fact fact
    join piece on piece.county_code = fact.county_code and piece.id = fact.piece_id
    left join grid on grid.county_code = piece.county_code and grid.id = piece.grid_id
    order by 1, 2, fact.denominator`.execute(db)
  return rows
}

async function whereabouts(db: Db) {
  const { rows } = await sql`
    select id, region_code, grid_id, area_code from place order by id`.execute(db)
  return rows
}

/** Facts and whereabouts are those that a full run gives, which this does. */
export async function expectLikeFullRun(db: Db) {
  const [partial, places] = [await facts(db), await whereabouts(db)]
  await db.transaction().execute((trx) => refreshCounty(trx, county))
  const full = await facts(db)
  expect(partial.map(({ indicator, area }) => `${indicator} ${area}`)).toEqual(
    full.map(({ indicator, area }) => `${indicator} ${area}`),
  )
  for (const [i, expected] of full.entries())
    for (const of of ['numerator', 'denominator'] as const) {
      const [mine, theirs] = [partial[i]![of], expected[of]]
      const what = `${of} of ${expected.indicator} in ${expected.area}: ${mine}, by a full run ${theirs}`
      if (theirs === null || mine === null) expect(mine, what).toBe(theirs)
      else
        expect(Math.abs(mine - theirs), what).toBeLessThanOrEqual(
          Math.max(gridSquareMetres, 1e-9 * Math.abs(theirs)),
        )
    }
  expect(places).toEqual(await whereabouts(db))
  expect(await misplaced(db)).toEqual([])
}

/** Open problems that count for another grid than the one that holds them. */
async function misplaced(db: Db) {
  const { rows } = await sql`
    select problem.id from problem cross join lateral (${whereaboutsOf(county, sql`problem.geom_m`)}) held
    where status not in ('closed', 'refused', 'void', 'merged') and held.region_code is not null
      and (problem.grid_id, problem.area_code) is distinct from (held.grid_id, held.area_code)`.execute(db)
  return rows
}

/** No two grids of a community share a square millimetre, and none is lost. */
export async function expectSeamless(db: Db, community: string, landBefore: number) {
  const { rows } = await sql<{ overlap: number; land: number; drawn: number; together: number }>`
    with own as (
      select id, geom, geom_m from grid
      where county_code = ${county} and community_code = ${community} and valid_to is null)
    select coalesce((select max(st_area(st_intersection(a.geom_m, b.geom_m)))
                     from own a join own b on b.id > a.id and st_relate(a.geom_m, b.geom_m, 'T********')), 0) as overlap,
           (select sum(st_area(geom_m)) from own) as land,
           (select sum(st_area(geom)) from own) as drawn,
           (select st_area(st_union(geom_m, 0.000001)) from own) as together`.execute(db)
  const { overlap, land, drawn, together } = rows[0]!
  expect(overlap).toBeLessThanOrEqual(1e-6)
  // the union is taken on a grid of a micrometre: 1e-6 m along some kilometres of outline
  expect(Math.abs(land - together)).toBeLessThan(0.01)
  // in degrees: corners added on the outline lie on it there, up to centimetres beside it in metres
  expect(Math.abs(drawn / landBefore - 1)).toBeLessThan(1e-9)
}

/** Square degrees of the grids of a community. */
export async function landOf(db: Db, community: string): Promise<number> {
  const { rows } = await sql<{ land: number }>`
    select sum(st_area(geom)) as land from grid
    where county_code = ${county} and community_code = ${community} and valid_to is null`.execute(db)
  return rows[0]!.land
}
