// Reads the grids of a community with every digit of their borders, and the versions that came before.
import { sql } from 'kysely'
import type { CommunityMosaic, GridVersion } from '../../contract/grids.ts'
import { countyOf, gridsCalled, unknownArea } from '../../db/areas.ts'
import { asGeoJson, everyDigit } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'

/** @throws AppError unknown-area */
export async function readMosaic(db: Db, community: string): Promise<CommunityMosaic> {
  const county = countyOf(community)
  const { rows } = await sql<CommunityMosaic>`
    select code, name, ${asGeoJson(sql`geom`, everyDigit)} as boundary, coalesce((
      select json_agg(json_build_object(
        'code', grid.code, 'name', grid.name, 'leaderName', grid.leader_name, 'households', grid.households,
        'population', grid.population, 'version', grid.version, 'validFrom', grid.valid_from::text, 'formerCodes', former.codes,
        'geometry', ${asGeoJson(sql`grid.geom`, everyDigit)}) order by grid.code)
      from grid
      left join lateral (
        select json_agg(distinct code) as codes from grid_version
        where county_code = ${county} and grid_id = grid.id and code <> grid.code) former on true
      where grid.county_code = ${county} and grid.community_code = region.code and grid.valid_to is null
    ), '[]') as grids
    from region where county_code = ${county} and code = ${community}`.execute(db)
  const [found] = rows
  if (!found) throw unknownArea(community)
  return {
    ...found,
    grids: found.grids.map(({ formerCodes, ...grid }) => ({ ...grid, ...(formerCodes && { formerCodes }) })),
  }
}

export async function listVersions(
  db: Db,
  community: string,
  { grid, limit }: { grid?: string; limit: number },
): Promise<GridVersion[]> {
  const county = countyOf(community)
  const chosen = grid === undefined ? sql`true` : sql`former.grid_id in ${gridsCalled(county, grid)}`
  const { rows } = await sql<GridVersion>`
    select former.code, former.name, former.version, former.valid_from::text, former.valid_to::text,
           former.households, change.author_name, change.reason,
           to_char(change.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
           st_area(st_transform(former.geom, (select metric_srid from deployment))) as square_metres,
           coalesce((
             select json_agg(child.code order by child.code)
             from grid_descent descent
             join grid child on child.county_code = descent.county_code and child.id = descent.child_id
             where descent.county_code = former.county_code and descent.change_id = former.change_id
               and descent.parent_id = former.grid_id), '[]') as became,
           ${asGeoJson(sql`former.geom`, everyDigit)} as geometry
    from grid_change change
    join grid_version former on former.county_code = change.county_code and former.change_id = change.id
    where change.county_code = ${county} and change.community_code = ${community} and ${chosen}
    order by change.id desc, former.code limit ${limit}`.execute(db)
  return rows
}
