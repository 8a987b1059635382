// The real server on a data folder or a database of its own, to be killed in the middle of its work and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type DatabaseOptions, openDatabase } from '../../api/db/open.ts'
import type { Db } from '../../api/db/tables.ts'
import { embeddedSeed } from './embedded-seed.ts'

export class KillableServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tuzhi-kill-'))
  readonly #name = `tuzhi_kill_${randomBytes(5).toString('hex')}`
  readonly #server = inject('testDatabaseUrl')
  readonly #options: DatabaseOptions
  #running: ChildProcess | undefined

  constructor() {
    const url = this.#server && Object.assign(new URL(this.#server), { pathname: `/${this.#name}` }).href
    this.#options = url ? { url } : { folder: this.#folder }
  }

  /** Makes the database. `lay` fills it before any server runs. */
  async make(lay: (db: Db) => Promise<void>): Promise<void> {
    if (this.#server) await this.#onServer(`create database ${this.#name}`)
    // Making a data folder from nothing takes longer than everything else here.
    const seed = this.#server ? undefined : await openAsBlob(await embeddedSeed())
    await this.read(lay, seed)
  }

  /** The database itself, while no server runs. */
  async read<T>(use: (db: Db) => Promise<T>, seed?: Blob): Promise<T> {
    const { db, close } = await openDatabase({ ...this.#options, ...(seed && { seed }) })
    try {
      return await use(db)
    } finally {
      await close()
    }
  }

  /** Starts `npm start` and answers where it listens. */
  async start(): Promise<string> {
    const { DATABASE_URL: _, ...inherited } = process.env
    const { url } = this.#options
    const env = { ...inherited, PORT: '0', TUZHI_DATA: this.#folder, ...(url && { DATABASE_URL: url }) }
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../api/server.ts')], { env })
    this.#running = child
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (address) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', () => reject(new Error(said)))
    return promise
  }

  kill(): void {
    this.#running!.kill('SIGKILL')
  }

  /** Ends it as an administrator does, if nobody killed it. */
  async stop(): Promise<void> {
    this.#running!.kill('SIGTERM')
    await this.end()
  }

  /** The process is gone, its folder free; and on a server every transaction of it has come to its end, one or the other. */
  async end(): Promise<void> {
    const child = this.#running!
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve))
    const backends = `select from pg_stat_activity where datname = '${this.#name}'`
    while (this.#server && (await this.#onServer(backends)).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }

  async remove(): Promise<void> {
    this.#running?.kill('SIGKILL')
    if (this.#server) await this.#onServer(`drop database if exists ${this.#name} with (force)`)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #onServer(statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.#server })
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows
  }
}
