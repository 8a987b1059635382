// A county with 5,000 grids: every community of the demo county divided by a square mesh along its own borders.
import { sql } from 'kysely'
import type { Db } from '../../api/db/tables.ts'

/** Divides every community into about so many squares; answers how many grids there are then. */
export async function divideIntoMesh(db: Db, county: string, each: number): Promise<number> {
  await db.transaction().execute(async (trx) => {
    // Nothing may point at the grids that go.
    await sql`delete from assignment where grid_id is not null`.execute(trx)
    await sql`update problem set grid_id = null where grid_id is not null`.execute(trx)
    await sql`delete from grid`.execute(trx)
    await sql`
      with community as (
        select code, name, geom, sqrt(st_area(geom) / ${each}) as side from region
        where county_code = ${county} and level = 'community' and geom is not null
      ), cell as (
        select code, name, st_intersection(community.geom, cell.geom) as geom
        from community cross join lateral st_squaregrid(side, community.geom) cell where st_intersects(community.geom, cell.geom)
      ), part as (
        select code, name, st_collectionextract(geom, 3) as geom from cell
      ), numbered as (
        select code, name, geom,
               row_number() over (partition by code order by st_ymax(geom) desc, st_xmin(geom)) as number
        from part where st_area(geom) > 1e-12
      )
      insert into grid (county_code, code, community_code, name, geom, source)
      select ${county}, code || to_char(number, 'fm000'), code, name || number, geom, 'mesh'
      from numbered where number < 1000`.execute(trx)
  })
  await sql`analyze grid`.execute(db)
  const { rows } = await sql<{ grids: number }>`select count(*)::int as grids from grid`.execute(db)
  return rows[0]?.grids ?? 0
}
