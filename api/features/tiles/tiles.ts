// Vector tiles of places and areas, cacheable by the version of what they show.
import { tileMediaType, type tileRoutes } from '../../contract/tiles.ts'
import { readTileVersion } from '../../db/data-version.ts'
import type { Handlers } from '../handler.ts'
import { encodeTile } from './encode-tile.ts'
import { cachedTile } from './tile-cache.ts'

/** A version never comes again, so what was sent under it holds for ever, in the browser of whoever may see it. */
const forVersion = 'private, max-age=31536000, immutable'

export const tileHandlers: Handlers<typeof tileRoutes> = {
  getTile: async ({ db, engine, params, query, request, reply }) => {
    const version = await readTileVersion(db, params.county)
    const etag = `W/"${version}"`
    reply.header('cache-control', query.version === version ? forVersion : 'no-cache').header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const { county, tileset, z, x, y } = params
    const key = [version, county, tileset, z, x, y].join('/')
    const tile = await cachedTile(db, key, () => encodeTile(db, engine, params))
    return reply.type(tileMediaType).send(tile)
  },
}
