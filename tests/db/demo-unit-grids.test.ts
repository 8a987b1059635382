// The unit grids of the demo lie as those of a real county should: whatever the importer says of faults, it says nothing of them.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { warnOfUnitGrids } from '../../api/features/unit-grids/warn-of-unit-grids.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { area } from '../../geodata/demo/plane.ts'
import { equalParts } from '../../geodata/demo/unit-grids.ts'
import { useDatabase } from '../support/database.ts'

const { db } = await useDatabase()
const data = generateCounty({ size: 'S', seed: 1 })

beforeAll(async () => {
  await saveCountyData(db, { ...data, problems: [] })
})

test('no overlap, nothing beyond a community, every size within ten in a hundred or said to be another', async () => {
  const told = new Map(
    (await warnOfUnitGrids(db, data.county)).map(({ remark }) => [remark.code, remark.values]),
  )
  for (const code of ['invalid', 'overlap', 'outside', 'cross'] as const)
    expect(told.get(`unit-grids-${code}`), code).toBeUndefined()
  const { rows } = await sql<{ count: number; odd: number; covered: number }>`
    select count(*)::int as count,
      count(*) filter (where st_area(geom_m) not between 9000 and 11000)::int as odd,
      sum(st_area(geom_m)) as covered
    from unit_grid`.execute(db)
  expect(rows[0]!.count).toBe(data.unitGrids!.length)
  expect(rows[0]!.odd).toBe(told.get('unit-grids-size')?.count ?? 0)
  expect(rows[0]!.covered / rows[0]!.count).toBeGreaterThan(9_000)
  expect(rows[0]!.covered / rows[0]!.count).toBeLessThan(11_000)
})

test('they are numbered from 001 in each community without a gap', async () => {
  const { rows } = await sql<{ community: string; count: number; last: string }>`
    select community_code as community, count(*)::int as count, max(right(code, 3)) as last
    from unit_grid group by community_code`.execute(db)
  expect(rows.length).toBeGreaterThan(3)
  for (const { count, last } of rows) expect(Number(last)).toBe(count)
})

test('a block is cut into parts of equal land', () => {
  //  a trapezium of 300 m and 200 m, 100 m high: 25,000 m², three parts of 8,333
  const parts = equalParts(
    [
      [0, 0],
      [300, 0],
      [250, 100],
      [50, 100],
    ],
    3,
  )
  expect(parts).toHaveLength(3)
  for (const part of parts) expect(area(part)).toBeCloseTo(25_000 / 3, 3)
})
