// An upload becomes a photo: received, decoded, put into the store, and only then there for anybody.
//
// The original is not kept. What an official asks of it, where and when it was taken, is in columns; the rest of it, such
// as the number of the camera and a miniature of what was cut away, is nobody's business under the law on personal data.
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { photosUnusedMax, type UploadedPhoto } from '../../contract/photos.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Photos } from '../../photos/open-photos.ts'
import type { RenderedPhoto } from '../../photos/render.ts'
import { renderFile } from '../../photos/renderers.ts'
import type { Caller } from '../handler.ts'
import { receiveUpload } from './receive-upload.ts'

/** @throws AppError too-large, upload-cut, not-a-photo, photo-damaged, too-many-pixels, storage-full and others */
export async function savePhoto(
  db: Db,
  caller: Caller,
  county: string,
  { store, incoming }: Photos,
  source: Readable,
): Promise<UploadedPhoto> {
  await checkUnused(db, caller, county)
  const { file, hash: originalHash } = await receiveUpload(source, incoming)
  try {
    const known = await findUploaded(db, caller, county, originalHash)
    if (known) return known
    const photo = await renderFile(file)
    // The row comes before the files: whatever happens now, the sweep knows of them.
    const id = await announce(db, caller, county, originalHash, photo)
    for (const size of ['full', 'thumbnail'] as const)
      await store.put({ county, hash: photo.hash, size }, photo.pictures[size])
    return await markStored(db, county, id)
  } finally {
    await rm(file, { force: true })
  }
}

/** Who sends photo after photo and uses none fills the disk. @throws AppError too-many-requests */
async function checkUnused(db: Db, { accountId }: Caller, county: string): Promise<void> {
  const { rows } = await sql`
    select from photo where county_code = ${county} and author_id = ${accountId} and used_at is null
    limit ${photosUnusedMax}`.execute(db)
  if (rows.length >= photosUnusedMax)
    throw new AppError(
      'too-many-requests',
      `${photosUnusedMax} of your photos wait to be used; save what you are writing first.`,
    )
}

/** The same file of the same account, which nothing shows yet: its day begins again. */
async function findUploaded(
  db: Db,
  { accountId }: Caller,
  county: string,
  originalHash: string,
): Promise<UploadedPhoto | undefined> {
  const { rows } = await sql<UploadedPhoto>`
    update photo set created_at = now()
    where county_code = ${county} and author_id = ${accountId} and original_hash = ${originalHash}
      and used_at is null and stored_at is not null
    returning ${uploadedColumns}`.execute(db)
  return rows[0]
}

/** A row that nobody sees yet. From here on the sweep leaves files of this content alone. */
async function announce(
  db: Db,
  { accountId, displayName }: Caller,
  county: string,
  originalHash: string,
  { hash, width, height, pictures, takenAt, position, perceptualHash }: RenderedPhoto,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockContent(trx, county, hash)
    const { id } = await trx
      .insertInto('photo')
      .values({
        countyCode: county,
        hash,
        originalHash,
        width,
        height,
        bytes: pictures.full.length,
        takenAt,
        lng: position?.lng ?? null,
        lat: position?.lat ?? null,
        positionAccuracyMetres: position?.accuracyMetres ?? null,
        bearingDegrees: position?.bearingDegrees ?? null,
        perceptualHash,
        authorId: accountId,
        authorName: displayName,
      })
      // Sent twice at one moment, or again after a store that was full: it is the same photo.
      .onConflict((conflict) =>
        conflict
          .columns(['countyCode', 'authorId', 'originalHash'])
          .where('usedAt', 'is', null)
          .doUpdateSet({ createdAt: sql<Date>`now()` }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Held until the transaction ends: files of one content are announced and removed one after the other. */
export async function lockContent(trx: Db, county: string, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tuzhi photo'), hashtext(${county + hash}))`.execute(trx)
}

async function markStored(db: Db, county: string, id: number): Promise<UploadedPhoto> {
  const { rows } = await sql<UploadedPhoto>`
    update photo set stored_at = now() where county_code = ${county} and id = ${id}
    returning ${uploadedColumns}`.execute(db)
  return rows[0]! // only the sweep removes rows, a day from now
}

const uploadedColumns = sql`
  id, width, height, bytes,
  to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as taken_at,
  case when lng is not null then json_build_object(
    'lng', lng, 'lat', lat, 'accuracyMetres', position_accuracy_metres, 'bearingDegrees', bearing_degrees)
  end as position`
