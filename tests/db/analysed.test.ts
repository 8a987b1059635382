// Two far-apart geometry columns with statistics can be joined: the embedded engine's own statistics broke that.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../support/database.ts'

const { db } = await useDatabase()

test('analysed geometry columns whose extents do not meet can be joined', async () => {
  await sql`create table far_west as select st_point(n, n) as geom from generate_series(1, 300) n`.execute(db)
  await sql`create table far_east as select st_point(n + 5000, n) as geom from generate_series(1, 300) n`.execute(
    db,
  )
  try {
    await sql`analyze far_west`.execute(db)
    await sql`analyze far_east`.execute(db)
    const { rows } = await sql<{ pairs: number }>`
      select count(*)::int as pairs from far_west join far_east on st_dwithin(far_west.geom, far_east.geom, 1)`.execute(
      db,
    )
    expect(rows).toEqual([{ pairs: 0 }])
  } finally {
    await sql`drop table far_west, far_east`.execute(db)
  }
})
