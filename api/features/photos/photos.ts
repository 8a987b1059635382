// Photos: who may upload one, and who may look at it?
import { sql } from 'kysely'
import { photoMediaType, type photoRoutes } from '../../contract/photos.ts'
import { AppError } from '../../db/errors.ts'
import { photoInScope } from '../../db/photos.ts'
import type { Photos } from '../../photos/open-photos.ts'
import type { Handlers } from '../handler.ts'
import { checkLength } from './receive-upload.ts'
import { savePhoto } from './save-photo.ts'

/** A photo never changes. The next one who signs in at this browser asks again, with another cookie. */
const forEver = 'private, max-age=31536000, immutable'

export function photoHandlers(photos: Photos): Handlers<typeof photoRoutes> {
  return {
    uploadPhoto: async ({ db, caller, params: { county }, request, reply }) => {
      try {
        checkLength(request.headers['content-length'])
        return await savePhoto(db, caller, county, photos, request.raw)
      } catch (error) {
        // The rest of a refused photo is let run out; of what is too large there may be no end.
        if (error instanceof AppError && error.code === 'too-large') reply.header('connection', 'close')
        throw error
      }
    },

    getPhoto: async ({ db, caller, params: { county, id, size }, request, reply }) => {
      const { rows } = await sql<{ hash: string }>`
        select hash from photo where county_code = ${county} and id = ${id} and stored_at is not null
          and ${photoInScope(caller, county)}`.execute(db)
      const unknown = new AppError('unknown-photo', `County ${county} has no photo with the id ${id}.`)
      const [photo] = rows
      if (!photo) throw unknown
      const etag = `"${photo.hash}-${size}"`
      reply.header('cache-control', forEver).header('vary', 'cookie').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const picture = await photos.store.get({ county, hash: photo.hash, size })
      if (!picture) throw unknown
      return reply.type(photoMediaType).send(picture)
    },
  }
}
