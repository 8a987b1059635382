// The embedded engine: PGlite with PostGIS behind a pg-shaped pool of one, so that Kysely's Postgres dialect serves both.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { postgis } from '@electric-sql/pglite-postgis'
import type { PostgresPool, PostgresPoolClient } from 'kysely'

/** Thrown when the data folder cannot be opened; the message is one sentence for the operator. */
export class FolderUnusable extends Error {
  override name = 'FolderUnusable'
}

/** Thrown when another process works on the same data folder: two would destroy it. */
export class FolderInUse extends FolderUnusable {
  override name = 'FolderInUse'
}

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
 */
export async function openEmbedded(folder: string | undefined, seed?: Blob): Promise<EmbeddedPool> {
  const unlock = folder ? lockFolder(folder) : () => {}
  try {
    const pglite = await PGlite.create({
      dataDir: folder ? join(folder, 'postgres') : 'memory://',
      extensions: { postgis, btree_gist },
      parsers,
      loadDataDir: seed,
    })
    await pglite.exec(withoutGeometryStatistics)
    return new EmbeddedPool(pglite, unlock)
  } catch (error) {
    unlock()
    if (!folder) throw error
    throw new FolderUnusable(
      `The database in ${folder} cannot be opened: it is damaged or of another version. Restore a copy of the folder, or name another one with TUZHI_DATA.`,
      { cause: error },
    )
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
      async query(sql: string, parameters: readonly unknown[]) {
        const result = await pglite.query(sql, [...parameters])
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

  async end(): Promise<void> {
    await this.#turn
    await this.pglite.close()
    this.#unlock()
  }
}

/** Takes the folder for this process. A lock left behind by a killed process is taken over. */
function lockFolder(folder: string): () => void {
  makeFolder(folder)
  const lock = join(folder, 'lock')
  if (existsSync(lock)) {
    const owner = Number(readFileSync(lock, 'utf8'))
    // A power cut may leave the lock empty; 0 would ask about our own process group.
    if (owner > 0 && owner !== process.pid && isAlive(owner)) {
      throw new FolderInUse(
        `The data folder ${folder} is in use by process ${owner}. Stop that process first, or name another folder with TUZHI_DATA.`,
      )
    }
    rmSync(lock)
  }
  // `wx` fails when another process was quicker between the check and here.
  writeFileSync(lock, String(process.pid), { flag: 'wx' })
  return () => rmSync(lock, { force: true })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // node:fs throws nothing else
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'it is no folder' : 'it cannot be written to'
    throw new FolderUnusable(
      `The data folder ${folder} cannot be used: ${reason} (${code}). Name another folder with TUZHI_DATA.`,
    )
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // it lives, under another account
  }
}
