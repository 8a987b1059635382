// After a change of borders only the pieces around it are computed: the numbers must be those of a full run, whatever was done.

import { expect, test } from 'vitest'
import { verbIds } from '../../api/contract/access.ts'
import { AppError } from '../../api/db/errors.ts'
import { changeMosaic } from '../../api/features/grids/change-mosaic.ts'
import { readMosaic } from '../../api/features/grids/read-mosaic.ts'
import type { Caller } from '../../api/features/handler.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { Random } from '../../geodata/demo/random.ts'
import { applyChange } from '../../web/map/mosaic/mosaic.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { layCounty } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { idealCounty } from '../support/ideal-county.ts'
import { operations, tryAnything } from '../support/mosaic.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'

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

test.each([1, 2, 3])('of a county of squares (seed %i)', async (seed) => {
  await layCounty(db, idealCounty(seed))
  const chance = new Random(seed, 'edit')
  let edited = 0
  for (let round = 0; round < 8; round++) {
    const community = `629901001${String(chance.integer(1, 9)).padStart(3, '0')}`
    const land = await landOf(db, community)
    edited += await editAnything(community, chance, 6)
    await expectSeamless(db, community, land)
  }
  expect(edited).toBeGreaterThan(4)
  await expectLikeFullRun(db)
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
    const land = await landOf(db, community)
    edited += await editAnything(community, chance, 5)
    await expectSeamless(db, community, land)
  }
  expect(edited).toBeGreaterThan(4)
  await expectLikeFullRun(db)
})
