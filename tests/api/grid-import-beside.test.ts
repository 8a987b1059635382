// Grids are imported while somebody saves borders of the same county: neither of the two is lost to a wait for each other, and
// who comes second is told what there is now.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction, openBatch } from '../../api/features/imports/batch.ts'
import { countFacts, layAreas } from '../../api/features/imports/refresh-facts.ts'
import { saveGrids } from '../../api/features/imports/save-grids.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { expectLikeFullRun } from '../support/seamless.ts'
import { position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const url = `/communities/${community}/mosaic`
const [one, two] = [`${community}001`, `${community}002`]

test('a save waits for the import and is told of its borders', async () => {
  const regions = [
    { code: township, name: '城关镇', geometry: rectangle(0, 0, 800, 400) },
    { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400) },
  ]
  const halves = (x: number) => [
    { code: one, name: '一', geometry: rectangle(0, 0, x, 400) },
    { code: two, name: '二', geometry: rectangle(x, 0, 800 - x, 400) },
  ]
  await layCounty(db, { regions, grids: halves(400) })
  const body = bodyAfter((await ask(url)).body, [
    (mosaic) => {
      const [id] = [...mosaic.arcs].find(([, { left, right }]) => left !== null && right !== null)!
      return insertVertex(mosaic, id, 1, position([420, 200]) as [number, number]) // a position has two
    },
  ])
  let save: ReturnType<typeof ask> | undefined
  await inTransaction(db, async (trx) => {
    const origin = { countyCode: county, source: 'file', fileNames: [], sourceCrs: 'EPSG:4326', options: {} }
    const batch = await openBatch(trx, origin)
    await saveGrids(trx, batch, halves(300))
    save = ask(url, { method: 'POST', body })
    // The embedded engine has one connection: there it waits before its first statement.
    while (engine === 'server' && !(await isSomebodyWaiting()))
      await new Promise((tick) => setTimeout(tick, 20))
    await layAreas(trx, county)
    await countFacts(trx, county)
  })
  const answer = await save!
  expect(fault(answer)).toEqual([409, 'changed-meanwhile'])
  expect(answer.body.error.details.grids).toEqual([one, two])
  const { body: now } = await ask(url)
  expect(now.grids.map(({ version }: { version: number }) => version)).toEqual([2, 2])
  expect(answer.body.error.details.current).toEqual(now)
  await expectLikeFullRun(db)
})

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}
