// The one seam between the engines: with a URL a server, without one PGlite in a folder beside the code.
import { resolve } from 'node:path'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { openEmbedded } from './embedded.ts'
import { type Listen, ServerEars } from './listen.ts'
import { migrate } from './migrate.ts'
import { ensureRoles } from './preset-roles.ts'
import { openServer } from './server.ts'
import type { Db, Tables } from './tables.ts'

export interface Database {
  db: Db
  engine: 'embedded' | 'server'
  listen: Listen
  /** Waits for running transactions, then closes. */
  close: () => Promise<void>
}

export interface DatabaseOptions {
  /** postgres://… ; without it the embedded engine is used. */
  url?: string
  /** Folder of the embedded engine; `memory` keeps nothing (tests). */
  folder?: string
  /** Dump of an initialised embedded folder, to start from. */
  seed?: Blob
}

/** What the environment says: DATABASE_URL, TUZHI_DATA. */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv = process.env): DatabaseOptions {
  return env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: dataFolder(env) }
}

/** Where the embedded engine and photos are: TUZHI_DATA, or `.data` beside the code. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.TUZHI_DATA || '.data')
}

/**
 * Opens the database and brings it to the newest migration.
 * @throws CannotStart with one sentence for the operator
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { engine, pool, ears } = await openEngine(options)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // Properties belong to the kinds, not to us: their keys stay as they are.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  try {
    await migrate(db)
    await ensureRoles(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const close = async () => {
    await ears.end()
    await db.destroy()
  }
  return { db, engine, listen: ears.listen, close }
}

async function openEngine({ url, folder, seed }: DatabaseOptions) {
  if (url) return { engine: 'server', pool: await openServer(url), ears: new ServerEars(url) } as const
  const pool = await openEmbedded(folder === 'memory' ? undefined : folder, seed)
  return { engine: 'embedded', pool, ears: pool.ears } as const
}
