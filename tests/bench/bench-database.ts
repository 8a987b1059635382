// Where the benchmarks work: a database of their own on the server of DATABASE_URL, else an embedded engine in memory.
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { type Database, openDatabase } from '../../api/db/open.ts'
import { embeddedSeed } from '../support/embedded-seed.ts'

export interface BenchDatabase extends Database {
  /** Of the database made for this benchmark; undefined on the embedded engine. */
  url: string | undefined
}

/** Runs `work` on an empty database that is gone afterwards; nobody's data are touched. */
export async function withDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const database = await createDatabase()
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** An empty database, migrated; `close` removes it. */
export async function createDatabase(): Promise<BenchDatabase> {
  const server = process.env.DATABASE_URL
  if (!server) {
    const seed = await openAsBlob(await embeddedSeed())
    return { ...(await openDatabase({ folder: 'memory', seed })), url: undefined }
  }
  const name = `tuzhi_bench_${randomBytes(5).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = () => onServer(server, `drop database if exists ${name} with (force)`)
  await onServer(server, `create database ${name}`)
  try {
    const database = await openDatabase({ url: url.href })
    return { ...database, url: url.href, close: () => database.close().then(drop) }
  } catch (error) {
    await drop()
    throw error
  }
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
