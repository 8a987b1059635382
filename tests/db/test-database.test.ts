// Does every test file start from empty tables, and do the shapes of the tests measure what they say?
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { hexWkb } from '../../api/db/geometry.ts'
import { useDatabase } from '../support/database.ts'
import { square } from '../support/shapes.ts'

const { db } = await useDatabase()

test('a file starts from empty tables with the coordinate systems in place', async () => {
  expect(await db.selectFrom('region').selectAll().execute()).toEqual([])
  const { rows } = await sql`select srid from spatial_ref_sys where srid = 4544`.execute(db)
  expect(rows).toHaveLength(1)
})

test('a square of 100 m placed in EPSG:4544 measures 10,000 m² there', async () => {
  const { rows } = await sql<{ area: number }>`
    select st_area(st_transform(${hexWkb(square(2500, -1200, 100))}::geometry, 4544)) as area`.execute(db)
  expect(rows[0]?.area).toBeCloseTo(10_000, 3)
})
