// The server engine: PostgreSQL with PostGIS through pg.
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import {
  type Extension,
  extensions,
  findRightsFault,
  findVersionFault,
  readServerState,
  type ServerState,
} from './server-check.ts'
import { ServerPool } from './server-pool.ts'
import { officialTimeZone } from './time-zone.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

/**
 * Connects and checks versions and rights before anything is written.
 * @throws CannotStart
 */
export async function openServer(url: string): Promise<ServerPool> {
  if (!/^postgres(ql)?:\/\/./.test(url)) throw new CannotStart('url-wrong')
  // Compiling costs more than it saves here: PostGIS functions look so dear to the planner that it would compile
  // nearly every query, 0.3 s each.
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    options: `-c jit=off -c timezone=${officialTimeZone}`,
  })
  // A connection that breaks while idle must not end the process; the next query reports it.
  pool.on('error', () => {})
  try {
    await check(pool)
    return new ServerPool(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof CannotStart ? error : unreachable(error, url)
  }
}

/** What pg and the sockets under it throw, as a sentence; 3D000: no such database, 28…: user or password refused. */
function unreachable(error: unknown, url: string): CannotStart {
  const { code = '', message } = error as NodeJS.ErrnoException // pg throws nothing else
  const name = url.replace(/^.*\/|\?.*$/g, '')
  if (code === '3D000') return new CannotStart('database-missing', { name }, error)
  const fault = code.startsWith('28') ? 'login-refused' : 'database-unreachable'
  return new CannotStart(fault, { reason: message || code }, error)
}

/** @throws CannotStart */
async function check(pool: pg.Pool): Promise<void> {
  const state = await readServerState(pool)
  const fault = findVersionFault(state) ?? findRightsFault(state, await createExtensions(pool, state))
  if (fault) throw fault
}

/** Which of them are still not there afterwards: whom a server lets create one is known only by trying. */
async function createExtensions(pool: pg.Pool, { readOnly }: ServerState): Promise<Extension[]> {
  const missing: Extension[] = []
  for (const extension of readOnly ? [] : extensions) {
    try {
      await pool.query(`create extension if not exists ${extension}`)
    } catch (error) {
      if ((error as pg.DatabaseError).code !== insufficientPrivilege) throw error // other errors have other codes or none
      missing.push(extension)
    }
  }
  return missing
}

const insufficientPrivilege = '42501'
