// A place for photos of tests, and small photos to put there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Db } from '../../api/db/tables.ts'
import { openPhotos, type Photos } from '../../api/photos/open-photos.ts'

/** A store in a folder of its own, gone after the tests of this file. */
export function usePhotos(): Photos {
  return openPhotos(useTemporaryFolder(), {})
}

export function useTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuzhi-photos-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The row of a photo of which the store holds no picture; answers its id. */
export async function insertPhoto(
  db: Db,
  county: string,
  authorId: number,
  more: { hash?: string; used?: boolean } = {},
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into photo (county_code, hash, width, height, bytes, perceptual_hash, author_id, author_name, stored_at, used_at)
    values (${county}, ${more.hash ?? 'ab'.repeat(32)}, 4, 3, 100, ${'01'.repeat(32)}, ${authorId}, 'author', now(),
            case when ${more.used ?? false} then now() end)
    returning id`.execute(db)
  return rows[0]!.id // one row was inserted
}
