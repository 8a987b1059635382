// The counties that are measured: the demo of size M, and one of its kind with 20,000 compounds.
import { sql } from 'kysely'
import type { Db } from '../../api/db/tables.ts'
import { openBatch } from '../../api/features/imports/batch.ts'
import { ensureMetricCrs } from '../../api/features/imports/metric-crs.ts'
import { centreOf, saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { saveGrids } from '../../api/features/imports/save-grids.ts'
import { savePlaces } from '../../api/features/imports/save-places.ts'
import { saveRegions } from '../../api/features/imports/save-regions.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import type { KindId } from '../../geodata/kinds/index.ts'

const seed = 1

/** The demo county of size M with its facts; answers its code. */
export async function loadDemoCounty(db: Db): Promise<string> {
  const data = generateCounty({ size: 'M', seed })
  await saveCountyData(db, data)
  return data.county
}

/** What the coverage of residential land by parks asks for. */
const coverageKinds: readonly KindId[] = ['built-up-area', 'residential-land', 'compound', 'park']

/** A demo county with about so many compounds, of which only what park coverage needs; no facts yet. */
export async function loadLargeCounty(db: Db, compounds: number): Promise<string> {
  const data = generateCounty({ size: 'M', seed, compounds })
  const places = data.places.filter(({ kind }) => coverageKinds.some((each) => each === kind))
  await db.transaction().execute(async (trx) => {
    const position = await centreOf(trx, data.regions)
    await ensureMetricCrs(trx, { code: data.county, position, demo: data.demo })
    const batch = await openBatch(trx, {
      countyCode: data.county,
      source: data.source,
      fileNames: [],
      sourceCrs: 'EPSG:4326',
      options: {},
    })
    await saveRegions(trx, batch, data.regions)
    await saveGrids(trx, batch, data.grids)
    await savePlaces(trx, batch, places)
  })
  for (const table of ['region', 'grid', 'place']) await sql`analyze ${sql.table(table)}`.execute(db)
  return data.county
}

/** Leaves the county as an import leaves it before anything is computed. */
export async function forgetFacts(db: Db): Promise<void> {
  await sql`truncate piece, land_part, service_part, line_share, indicator_fact, indicator_run`.execute(db)
}

/** `870 compounds, 870 residential parcels, 126 parks, 308 grids` and so on. */
export async function describeCounty(db: Db): Promise<string> {
  const { rows } = await sql<{ said: string }>`
    select (select count(*) from place) || ' places (' ||
           (select string_agg(number || ' ' || kind, ', ' order by number desc)
            from (select kind, count(*) as number from place group by kind) counted) || '), ' ||
           (select count(*) from grid) || ' grids, ' ||
           (select string_agg(number || ' ' || level, ', ' order by number)
            from (select level, count(*) as number from region group by level) counted) as said`.execute(db)
  return rows[0]?.said ?? ''
}
