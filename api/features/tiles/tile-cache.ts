// Keeps the tiles asked for last in memory: a wall of screens opens the same county again and again.
import type { Db } from '../../db/tables.ts'

const keptTiles = 500

/** One cache per database, so that two never mix (tests open several). */
const caches = new WeakMap<Db, Map<string, Promise<Uint8Array>>>()

/** The tile under `key`, made once even when many ask at the same moment. */
export function cachedTile(db: Db, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const cache = caches.get(db) ?? new Map<string, Promise<Uint8Array>>()
  caches.set(db, cache)
  const tile = cache.get(key) ?? make()
  // A Map keeps the order of insertion: what was asked for last moves to the end, the first goes.
  cache.delete(key)
  cache.set(key, tile)
  if (cache.size > keptTiles) cache.delete(cache.keys().next().value ?? '')
  tile.catch(() => cache.delete(key))
  return tile
}
