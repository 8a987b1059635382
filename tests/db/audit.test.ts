// The audit log is only ever added to, and what is written from the command line leaves its line too.
import { userInfo } from 'node:os'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../api/db/audit.ts'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { loadDemo } from '../../geodata/demo/load.ts'
import { county, layCounty } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { usePhotos } from '../support/photos.ts'
import { position } from '../support/shapes.ts'

const { db } = await useDatabase()
const photos = usePhotos()
const write = await useFolder()

const somebody = { accountId: null, name: 'somebody', address: '127.0.0.1' }
const lines = () =>
  db
    .selectFrom('auditEvent')
    .select([
      'accountId',
      'accountName',
      'address',
      'action',
      'areaCode',
      'subjectId',
      'subjectName',
      'after',
    ])
    .orderBy('id')
    .execute()

/** Two toilets, the second without a place on the earth. */
const toilets = () => {
  const [lng, lat] = position([0, 0])
  return write(
    '公厕.csv',
    ['公厕编号,公厕名称,经度,纬度', `GC-1,东关,${lng},${lat}`, 'GC-2,西关,,'].join('\n'),
  )
}

describe('the log', () => {
  test('can be neither changed nor shortened nor emptied, by the connection of the product itself', async () => {
    await emptyTables(db)
    await appendAudit(db, somebody, { action: 'sign-in' })
    for (const attempt of [
      sql`update audit_event set account_name = 'nobody'`,
      sql`delete from audit_event`,
      sql`truncate audit_event`,
      sql`truncate account, audit_event cascade`,
    ])
      await expect(attempt.execute(db)).rejects.toThrow('only ever added to')
    expect(await lines()).toMatchObject([{ accountName: 'somebody', action: 'sign-in' }])
  })

  test('loses a line only with the write that it tells of', async () => {
    await emptyTables(db)
    const write = db.transaction().execute(async (trx) => {
      await appendAudit(trx, somebody, { action: 'sign-in' })
      throw new Error('the write fails')
    })
    await expect(write).rejects.toThrow('the write fails')
    expect(await lines()).toEqual([])
  })
})

describe('at the command line', () => {
  const here = { accountId: null, accountName: userInfo().username, address: '本机', areaCode: county }

  test('an import leaves a line with what became of the rows, its undo another, a trial none', async () => {
    await layCounty(db, {})
    const files = [await toilets()]
    await importFiles(db, { files, kind: 'toilet', dryRun: true })
    expect(await lines()).toEqual([])
    const { batches } = await importFiles(db, { files, kind: 'toilet' })
    const batch = batches[0]!.id
    await undoBatch(db, batch)
    const subject = { subjectId: String(batch), subjectName: '公厕.csv' }
    expect(await lines()).toEqual([
      {
        ...here,
        ...subject,
        action: 'imported',
        after: { toilet: { accepted: 1, updated: 0, unchanged: 0, rejected: 1 } },
      },
      { ...here, ...subject, action: 'import-undone', after: { removed: 1, restored: 0 } },
    ])
  })

  test('an import that fails leaves none', async () => {
    await layCounty(db, {})
    await expect(
      importFiles(db, { files: [await toilets()], kind: 'toilet', region: '629909' }),
    ).rejects.toThrow()
    expect(await lines()).toEqual([])
  })

  test('so does the demo county', async () => {
    await emptyTables(db)
    await loadDemo(db, photos.store, { size: 'S', seed: 3 })
    const { count } = await db
      .selectFrom('place')
      .select((query) => query.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(await lines()).toMatchObject([
      { ...here, action: 'demo-made', after: { size: 'S', seed: 3, places: count } },
    ])
  })
})
