// Vector tiles of places and areas, cacheable by the data version of their county.
import { sql } from 'kysely'
import { tileMediaType, type tileRoutes } from '../../contract/tiles.ts'
import { unknownArea } from '../../db/areas.ts'
import type { Db } from '../../db/tables.ts'
import type { Handlers } from '../handler.ts'
import { encodeTile } from './encode-tile.ts'
import { cachedTile } from './tile-cache.ts'

/** An hour and no longer: a county made anew may come to the same version number with other data. */
const forVersion = 'public, max-age=3600, immutable'

export const tileHandlers: Handlers<typeof tileRoutes> = {
  getTile: async ({ db, engine, params, query, request, reply }) => {
    const { version, stamp } = await readVersion(db, params.county)
    reply.header('cache-control', query.version === version ? forVersion : 'no-cache').header('etag', stamp)
    if (request.headers['if-none-match'] === stamp) return reply.code(304).send()
    const { county, tileset, z, x, y } = params
    const key = [stamp, county, tileset, z, x, y].join('/')
    const tile = await cachedTile(db, key, () => encodeTile(db, engine, params))
    return reply.type(tileMediaType).send(tile)
  },
}

/** @throws AppError unknown-area */
async function readVersion(db: Db, county: string): Promise<{ version: number; stamp: string }> {
  const { rows } = await sql<{ version: number; stamp: string }>`
    select data_version as version,
           format('W/"%s-%s"', (extract(epoch from deployment.created_at) * 1000000)::bigint, data_version) as stamp
    from county_state, deployment where county_code = ${county}`.execute(db)
  const [found] = rows
  if (!found) throw unknownArea(county)
  return found
}
