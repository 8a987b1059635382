// After a change of borders only the pieces around it are computed: the numbers must be those of a full run, whatever was done.

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verbIds } from '../../api/contract/access.ts'
import { AppError } from '../../api/db/errors.ts'
import { changeMosaic } from '../../api/features/grids/change-mosaic.ts'
import { readMosaic } from '../../api/features/grids/read-mosaic.ts'
import type { Caller } from '../../api/features/handler.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { Random } from '../../geodata/demo/random.ts'
import { applyChange } from '../../web/map/mosaic/mosaic.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { county, layCounty } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { idealCounty } from '../support/ideal-county.ts'
import { operations, tryAnything } from '../support/mosaic.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'

const { db } = await useDatabase()

const editor: Caller = {
  accountId: 1,
  sessionId: 1,
  name: 'editor',
  displayName: '规划员',
  address: '127.0.0.1',
  demo: false,
  mustChangePassword: false,
  wallUntil: null,
  grants: [{ roleId: 'planner', verbs: verbIds, scope: { area: '', unitId: null } }],
}

/** A few random operations on a community, saved; how many grids that concerned. */
async function editAnything(community: string, chance: Random, steps: number): Promise<number> {
  const answer = await readMosaic(db, community)
  const start = openMosaic(answer)
  let mosaic = start
  for (let step = 0; step < steps; step++) {
    const { change } = tryAnything(mosaic, chance, chance.pick(operations), `new-${step}`)
    if (change) mosaic = applyChange(mosaic, change)
  }
  const change = { ...toSave(savedGrids(answer), start, mosaic), reason: '随机' }
  if (change.changed.length + change.created.length + change.removed.length === 0) return 0
  const saved = async (confirmed: string[]): Promise<number> => {
    try {
      await db.transaction().execute((trx) => changeMosaic(trx, editor, community, { ...change, confirmed }))
      return change.changed.length + change.created.length + change.removed.length
    } catch (error) {
      if (!(error instanceof AppError) || confirmed.length > 0) throw error
      // Random grids may be strips; those are refused, as they should be.
      const { findings } = error.details as { findings: { key: string; severity: string; code: string }[] } // of the codes below
      if (error.code === 'mosaic-unconfirmed') return saved(findings.map(({ key }) => key))
      expect(error.code).toBe('mosaic-refused')
      expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).not.toContain(
        'overlap',
      )
      expect(findings.map(({ code }) => code)).not.toContain('gap')
      expect(findings.map(({ code }) => code)).not.toContain('outside')
      return 0
    }
  }
  return saved([])
}

/** Unions on a grid of a micrometre depend on the order of rows by this much: so do two full runs, one after the other. */
const gridSquareMetres = 1e-3

interface Fact {
  indicator: string
  area: string
  numerator: number | null
  denominator: number | null
}

async function facts(): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    select fact.indicator, coalesce(grid.code, piece.community_code, piece.township_code, '') as area,
           fact.numerator, fact.denominator
    from indicator_fact fact
    join piece on piece.county_code = fact.county_code and piece.id = fact.piece_id
    left join grid on grid.county_code = piece.county_code and grid.id = piece.grid_id
    order by 1, 2, fact.denominator`.execute(db)
  return rows
}

async function whereabouts() {
  const { rows } = await sql`
    select id, region_code, grid_id, area_code from place order by id`.execute(db)
  return rows
}

async function expectLikeFullRun() {
  const [partial, places] = [await facts(), await whereabouts()]
  await db.transaction().execute((trx) => refreshCounty(trx, county))
  const full = await facts()
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
  expect(places).toEqual(await whereabouts())
}

/** No two grids of a community share a square millimetre, and none is lost. */
async function expectSeamless(community: string, landBefore: number) {
  const { rows } = await sql<{ overlap: number; land: number; together: number }>`
    with own as (
      select id, geom_m from grid where county_code = ${county} and community_code = ${community} and valid_to is null)
    select coalesce((select max(st_area(st_intersection(a.geom_m, b.geom_m)))
                     from own a join own b on b.id > a.id and st_relate(a.geom_m, b.geom_m, 'T********')), 0) as overlap,
           (select sum(st_area(geom_m)) from own) as land,
           (select st_area(st_union(geom_m, 0.000001)) from own) as together`.execute(db)
  const { overlap, land, together } = rows[0]!
  expect(overlap).toBeLessThanOrEqual(1e-6)
  // the union is taken on a grid of a micrometre: 1e-6 m along some kilometres of outline
  expect(Math.abs(land - together)).toBeLessThan(0.01)
  // corners added on the outline lie on it in degrees, up to centimetres beside it in metres
  expect(Math.abs(land / landBefore - 1)).toBeLessThan(1e-6)
}

async function landOf(community: string): Promise<number> {
  const { rows } = await sql<{ land: number }>`
    select sum(st_area(geom_m)) as land from grid
    where county_code = ${county} and community_code = ${community} and valid_to is null`.execute(db)
  return rows[0]!.land
}

test.each([1, 2, 3])('of a county of squares (seed %i)', async (seed) => {
  await layCounty(db, idealCounty(seed))
  const chance = new Random(seed, 'edit')
  let edited = 0
  for (let round = 0; round < 8; round++) {
    const community = `629901001${String(chance.integer(1, 9)).padStart(3, '0')}`
    const land = await landOf(community)
    edited += await editAnything(community, chance, 6)
    await expectSeamless(community, land)
  }
  expect(edited).toBeGreaterThan(4)
  await expectLikeFullRun()
})

test('of the demo county', async () => {
  await emptyTables(db)
  const data = generateCounty({ size: 'S', seed: 1 })
  await saveCountyData(db, data)
  const chance = new Random(1, 'edit the demo')
  const communities = [...new Set(data.grids.map(({ code }) => code.slice(0, 12)))]
  let edited = 0
  for (let round = 0; round < 6; round++) {
    const community = chance.pick(communities)
    const land = await landOf(community)
    edited += await editAnything(community, chance, 5)
    await expectSeamless(community, land)
  }
  expect(edited).toBeGreaterThan(4)
  await expectLikeFullRun()
})
