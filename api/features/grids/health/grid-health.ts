// How do the grids of a county lie as they stand, and how could what is wrong be mended?
import { sql } from 'kysely'
import type { CommunityHealth, gridHealthRoutes } from '../../../contract/grid-health.ts'
import { findingCodes } from '../../../contract/grids.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import type { Db } from '../../../db/tables.ts'
import type { Handlers } from '../../handler.ts'
import { readMosaic } from '../read-mosaic.ts'
import { readGridSettings } from '../settings/target.ts'
import { keptFaults } from './kept-faults.ts'
import { proposeRepair } from './propose-repair.ts'
import { listFaults } from './standing-faults.ts'

export const gridHealthHandlers: Handlers<typeof gridHealthRoutes> = {
  getGridHealth: async ({ db, params: { county } }) => {
    await checkArea(db, county)
    return { items: await listHealth(db, county) }
  },

  getMosaicHealth: async ({ db, params: { code } }) => {
    const { name, boundary, grids } = await readMosaic(db, code)
    const findings = await listFaults(db, countyOf(code), code)
    const { target } = await readGridSettings(db, countyOf(code))
    return { code, name, boundary, grids, target, findings }
  },

  proposeRepair: async ({ db, params: { code } }) => {
    await checkArea(db, code)
    return proposeRepair(db, code)
  },
}

/** All communities, by their code. */
async function listHealth(db: Db, county: string): Promise<CommunityHealth[]> {
  const counted = Map.groupBy(await keptFaults(db, county), ({ community }) => community)
  const { target } = await readGridSettings(db, county)
  const { rows } = await sql<Omit<CommunityHealth, 'faults'>>`
    select region.code, region.name, region.geom is not null as has_boundary, count(grid.id)::int as grids,
           json_build_object(
             'over', count(*) filter (where grid.households > ${target.most}),
             'under', count(*) filter (where grid.households < ${target.least})) as off_target
    from region left join grid on grid.county_code = ${county} and grid.community_code = region.code
      and grid.valid_to is null
    where region.county_code = ${county} and region.level = 'community'
    group by region.code, region.name, region.geom is not null order by region.code`.execute(db)
  return rows.map((row) => ({
    ...row,
    faults: (counted.get(row.code) ?? []).map(({ code, count, squareMetres }) => ({
      code,
      severity: findingCodes[code],
      count,
      squareMetres,
    })),
  }))
}
