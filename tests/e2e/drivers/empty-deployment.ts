// A server of its own on an empty database: what an administrator meets on the first day.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'

const root = join(import.meta.dirname, '../../..')

export interface Deployment {
  url: string
  /** The one-time link for the first administrator, as the server's window shows it. */
  administrator: string
  /** `npm run import` on its database. */
  imports: (...words: string[]) => void
  /** Stops the server and takes its database away. */
  remove: () => Promise<void>
}

/** `server`: URL of a PostgreSQL server where databases may be made. */
export async function emptyDeployment(server: string): Promise<Deployment> {
  const name = `tuzhi_e2e_${randomBytes(5).toString('hex')}`
  await ask(server, `create database ${name}`)
  const database = new URL(server)
  database.pathname = `/${name}`
  const program = spawn(process.execPath, [join(root, 'api/server.ts')], {
    env: { ...process.env, DATABASE_URL: database.href, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => program.on('exit', () => resolve()))
  const remove = async () => {
    program.kill('SIGTERM')
    await ended
    await ask(server, `drop database if exists ${name} with (force)`)
  }
  const imports = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'geodata/cli.ts'), ...words], {
      env: { ...process.env, DATABASE_URL: database.href },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
  }
  const listening = new Promise<[url: string, administrator: string]>((resolve) => {
    let said = ''
    program.stdout.on('data', (chunk) => {
      said += chunk
      const [administrator, url] =
        /(http:\/\/127\.0\.0\.1:\d+)\/administrator\?token=\S+(?=\s)/.exec(said) ?? []
      if (url && administrator) resolve([url, administrator])
    })
  })
  const said = await Promise.race([listening, ended])
  if (said) return { url: said[0], administrator: said[1], imports, remove }
  await remove()
  throw new Error('The server did not start on an empty database; it has said why.')
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
