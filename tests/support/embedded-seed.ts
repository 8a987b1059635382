// A dump of an initialised embedded data folder, made on first use and kept in node_modules/.cache: the engine starts
// from it in 2 s, where initdb, PostGIS and the migrations take 15 s.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { openEmbedded } from '../../api/db/embedded.ts'
import { migrate } from '../../api/db/migrate.ts'
import type { Tables } from '../../api/db/tables.ts'

const root = join(import.meta.dirname, '../..')
const cacheFolder = join(root, 'node_modules/.cache/tuzhi')

/** Path of the dump for these engine versions and migrations; older ones go. */
export async function embeddedSeed(): Promise<string> {
  const file = join(cacheFolder, `embedded-${await seedKey()}.tar`)
  if (existsSync(file)) return file
  await mkdir(cacheFolder, { recursive: true })
  for (const old of await readdir(cacheFolder)) await rm(join(cacheFolder, old), { force: true })
  const pool = await openEmbedded(undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const dump = await pool.pglite.dumpDataDir('none')
  await db.destroy()
  // Whole or not at all: a half-written dump would spoil every later run.
  const part = `${file}.${process.pid}.part`
  await writeFile(part, Buffer.from(await dump.arrayBuffer()))
  await rename(part, file)
  return file
}

async function seedKey(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['pglite', 'pglite-postgis']) {
    hash.update(await readFile(join(root, `node_modules/@electric-sql/${name}/package.json`)))
  }
  // What the engine sets up when it opens ends in the dump too.
  hash.update(await readFile(join(root, 'api/db/embedded.ts')))
  const folder = join(root, 'migrations')
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
