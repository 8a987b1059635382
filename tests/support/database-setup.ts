// What the SQL tests run on, made before the first of them and gone after the last: a database of its own on the
// server of TEST_DATABASE_URL, or a dump of an initialised embedded folder from which the engine starts in 2 s.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../api/db/embedded.ts'
import { migrate } from '../../api/db/migrate.ts'
import type { Tables } from '../../api/db/tables.ts'
import { engineName } from './engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Exactly one of the two is not empty. */
    testDatabase: { url: string; seedFile: string }
  }
}

const root = join(import.meta.dirname, '../..')
const cacheFolder = join(root, 'node_modules/.cache/tuzhi')

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (engineName() === 'embedded') {
    project.provide('testDatabase', { url: '', seedFile: await seedFile() })
    return async () => {}
  }
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TUZHI_TEST_ENGINE=server needs TEST_DATABASE_URL.')
  const name = `tuzhi_test_${randomBytes(5).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  project.provide('testDatabase', { url: url.href, seedFile: '' })
  return () => onServer(server, `drop database if exists ${name} with (force)`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The dump for these versions and migrations; made on first use, older ones go. */
async function seedFile(): Promise<string> {
  const file = join(cacheFolder, `embedded-${await seedKey()}.tar`)
  if (existsSync(file)) return file
  await mkdir(cacheFolder, { recursive: true })
  for (const old of await readdir(cacheFolder)) {
    if (old.startsWith('embedded-')) await rm(join(cacheFolder, old))
  }
  const pool = await openEmbedded(undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const dump = await pool.pglite.dumpDataDir('none')
  await db.destroy()
  // Whole or not at all: a half-written dump would spoil every later run.
  await writeFile(`${file}.${process.pid}.part`, Buffer.from(await dump.arrayBuffer()))
  await rename(`${file}.${process.pid}.part`, file)
  return file
}

async function seedKey(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['pglite', 'pglite-postgis']) {
    hash.update(await readFile(join(root, `node_modules/@electric-sql/${name}/package.json`)))
  }
  const folder = join(root, 'migrations')
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
