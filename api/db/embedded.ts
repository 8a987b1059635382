// The embedded engine: PGlite with PostGIS behind a pg-shaped pool of one, so that Kysely's Postgres dialect serves both.
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { postgis } from '@electric-sql/pglite-postgis'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { CannotStart } from './cannot-start.ts'
import { takeFolder } from './data-folder.ts'
import type { Listen } from './listen.ts'
import type { NamedStatement } from './prepared.ts'
import { officialTimeZone } from './time-zone.ts'

// What pg is told in server.ts holds here too, so that a row looks the same from both engines.
const parsers = {
  [types.INT8]: Number,
  [types.NUMERIC]: Number,
  [types.DATE]: (value: string) => value,
}

/**
 * This build of PostGIS reads its own statistics wrongly (a 64-bit value on a 32-bit machine): once two geometry columns
 * have been analysed and do not overlap, joining them fails with "invalid join selectivity". Without statistics it
 * assumes a fixed share, and the index is still used.
 */
const withoutGeometryStatistics = `
  create extension if not exists postgis;
  alter type geometry set (analyze = none)`

/**
 * Opens the engine in `folder`, or in memory when it is undefined (tests). `seed` is a dump of an initialised
 * data folder, which loads in 2 s where `initdb` and `create extension` take 10 s.
 * @throws CannotStart
 */
export async function openEmbedded(folder: string | undefined, seed?: Blob): Promise<EmbeddedPool> {
  const unlock = folder ? takeFolder(folder) : () => {}
  try {
    const pglite = await PGlite.create({
      dataDir: folder ? join(folder, 'postgres') : 'memory://',
      extensions: { postgis, btree_gist },
      parsers,
      loadDataDir: seed,
    })
    await pglite.exec(withoutGeometryStatistics)
    await pglite.exec(`set time zone '${officialTimeZone}'`)
    return new EmbeddedPool(pglite, unlock)
  } catch (error) {
    unlock()
    if (!folder) throw error
    throw new CannotStart('folder-damaged', { folder }, error)
  }
}

export class EmbeddedPool implements PostgresPool {
  readonly pglite: PGlite
  readonly options = {}
  #unlock: () => void
  /** Whoever holds the only connection; the next one waits for this promise. */
  #turn: Promise<void> = Promise.resolve()

  constructor(pglite: PGlite, unlock: () => void) {
    this.pglite = pglite
    this.#unlock = unlock
  }

  /** Waits until nobody else holds the connection: a transaction is never seen from outside. */
  async connect(): Promise<PostgresPoolClient> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#turn
    this.#turn = promise
    await before
    const pglite = this.pglite
    const client = {
      processID: 1,
      on: () => client,
      off: () => client,
      removeListener: () => client,
      async query(sql: string | NamedStatement, parameters: readonly unknown[]) {
        const result = await pglite.query(typeof sql === 'string' ? sql : sql.text, [...parameters])
        // An exception inside GEOS ends the statement without an error (electric-sql/pglite issue 916); all that is
        // missing is the command's name. Silence here would be a wrong number on the map.
        if (!result.command)
          throw new Error('The embedded engine dropped a statement: a geometry in it is not valid.')
        return result
      },
      release: () => resolve(),
    }
    return client as unknown as PostgresPoolClient // only what Kysely calls; streaming is not among it
  }

  /** Never in somebody else's transaction: rolled back, it would take the listening with it. */
  #listen: Listen = async (channel, hear) => {
    const { release } = await this.connect()
    try {
      const end = await this.pglite.listen(channel, hear)
      return async () => {
        const { release } = await this.connect()
        await end().finally(release)
      }
    } finally {
      release()
    }
  }

  /** What is open ends with the engine. */
  readonly ears = { listen: this.#listen, end: async () => {} }

  async end(): Promise<void> {
    await this.#turn
    await this.pglite.close()
    this.#unlock()
  }
}
