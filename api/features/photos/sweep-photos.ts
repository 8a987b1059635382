// Removes photos that nothing has shown for a day, with their files, and what is left of uploads that broke off.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { photoSizeIds } from '../../contract/photos.ts'
import { isForgotten } from '../../db/photos.ts'
import type { Db } from '../../db/tables.ts'
import type { Photos } from '../../photos/open-photos.ts'
import { lockContent } from './save-photo.ts'

const hour = 3_600_000

/** Now and every hour, until the answer is called. `onFault`: the store is away, for example; the next sweep tries again. */
export function sweepHourly(db: Db, photos: Photos, onFault: (error: unknown) => void): () => void {
  const sweep = () => sweepPhotos(db, photos).catch(onFault)
  void sweep()
  const timer = setInterval(sweep, hour)
  timer.unref()
  return () => clearInterval(timer)
}

/** Answers how many photos went. */
export async function sweepPhotos(db: Db, photos: Photos): Promise<number> {
  await removeParts(photos.incoming)
  let removed = 0
  for (;;) {
    const { rows } = await sql<Forgotten>`
      select county_code, id, hash from photo where used_at is null and ${isForgotten}
      order by created_at limit 100`.execute(db)
    if (rows.length === 0) return removed
    for (const row of rows) removed += await removePhoto(db, photos, row)
  }
}

interface Forgotten {
  countyCode: string
  id: number
  hash: string
}

/** One transaction each, so that nobody waits long for it. */
async function removePhoto(db: Db, { store }: Photos, { countyCode, id, hash }: Forgotten): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockContent(trx, countyCode, hash)
    // Asked again: somebody may have used it meanwhile.
    const { rows } = await sql`
      delete from photo where county_code = ${countyCode} and id = ${id} and used_at is null and ${isForgotten}
      returning id`.execute(trx)
    if (rows.length === 0) return 0
    const other = await sql`
      select from photo where county_code = ${countyCode} and hash = ${hash} limit 1`.execute(trx)
    // Before the row is gone for good: without its files it is of no use, files without a row nobody would find.
    if (other.rows.length === 0)
      for (const size of photoSizeIds) await store.remove({ county: countyCode, hash, size })
    return 1
  })
}

/** A whole hour old: no upload takes so long, on whichever server that shares this folder. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - hour) await rm(file, { force: true })
  }
}
