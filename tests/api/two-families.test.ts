// Unit grids of city management beside governance grids: whatever else is asked, the answer is the same with and without them.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type RouteName, routes } from '../../api/contract/routes.ts'
import { readTileVersion } from '../../api/db/data-version.ts'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { refreshFacts } from '../../api/features/imports/refresh-facts.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { square } from '../support/shapes.ts'
import { openApi } from './ask.ts'
import { addressOf, layTownWithPeople, questionsAbout, type TownIds } from './every-route.ts'
import { west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const write = await useFolder()
let ids: TownIds

/** What speaks of unit grids, what tells of the import or of the asking itself, and a picture that has the moment in it. */
const speaking: ReadonlySet<RouteName> = new Set([
  ...(['countUnitGrids', 'getUnitGrid', 'exportUnitGrids', 'search', 'getProblem'] as const),
  ...(['exportProblems', 'exportProblemSheet', 'followProblems'] as const),
  ...(['listAudit', 'exportAudit', 'listAuditSubjects', 'listSessions', 'getWallMap'] as const),
])

/** Of every version there is another one after any write; moments are those of asking. */
const fleeting =
  /"(dataVersion|tileVersion|factsVersion|version|computedAt|factsAt|at|now|lastUsedAt|lastSeenAt|uptimeSeconds)":("[^"]*"|[\d.]+)/g

async function askEverything(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const questions = questionsAbout(ids)
  for (const name of Object.keys(routes) as RouteName[]) {
    // keys of the routes
    if (routes[name].method !== 'GET' || speaking.has(name)) continue
    const { status, body, bytes } = await ask(addressOf(routes[name], questions[name]))
    const text = body === undefined ? bytes.toString() : JSON.stringify(body)
    answers.set(name, `${status} ${text.replace(fleeting, '"$1":…')}`)
  }
  return answers
}

/** Every table of numbers and of what belongs to whom. */
async function readTables() {
  const tables = [
    'grid',
    'piece',
    'land_part',
    'service_part',
    'indicator_fact',
    'problem',
    'assignment',
    'place',
  ]
  const found: Record<string, unknown[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'id' - 'piece_id' - 'updated_at')::text as row from ${sql.table(table)} t order by 1`.execute(
      db,
    )
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

beforeAll(async () => {
  ids = await layTownWithPeople(db)
  await sql`delete from unit_grid`.execute(db)
  await db.transaction().execute((trx) => refreshFacts(trx, county))
})

test('numbers, grids, problems and assignments are identical with and without unit grids', async () => {
  const before = await askEverything()
  const tables = await readTables()
  const version = await readTileVersion(db, county)
  // ten by ten over the built-up area of the west, the codes of both governance grids among theirs
  const features = Array.from({ length: 100 }, (_, index) => ({
    type: 'Feature',
    properties: {},
    geometry: square(-1000 + (index % 10) * 100, -500 + Math.floor(index / 10) * 100, 100),
  }))
  const file = await write('all.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const { kinds } = await importFiles(db, { files: [file], kind: 'unit-grid' })
  expect(kinds).toMatchObject([{ accepted: 100 }])
  const codes = await db
    .selectFrom('unitGrid')
    .select('code')
    .where('code', 'in', [`${west}001`, `${west}002`])
    .execute()
  expect(codes).toHaveLength(2)
  // Tiles and search are read anew, nothing is computed anew; and were it, it would be the same.
  expect(await readTileVersion(db, county)).toBeGreaterThan(version)
  expect(await readTables()).toEqual(tables)
  const after = await askEverything()
  expect(after.size).toBeGreaterThan(40)
  expect([...before].filter(([name, answer]) => after.get(name) !== answer)).toEqual([])
  await db.transaction().execute((trx) => refreshFacts(trx, county))
  expect(await readTables()).toEqual(tables)
})
