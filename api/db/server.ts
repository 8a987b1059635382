// The server engine: PostgreSQL with PostGIS through pg.
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

export const oldestPostgres = 150000
export const oldestPostgis = [3, 3] as const

/**
 * Connects and checks versions before anything is written.
 * @throws CannotStart
 */
export async function openServer(url: string): Promise<pg.Pool> {
  if (!/^postgres(ql)?:\/\/./.test(url)) throw new CannotStart('url-wrong')
  // Compiling costs more than it saves here: PostGIS functions look so dear to the planner that it would compile
  // nearly every query, 0.3 s each.
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    options: '-c jit=off',
  })
  // A connection that breaks while idle must not end the process; the next query reports it.
  pool.on('error', () => {})
  try {
    const { rows } = await pool.query<{ postgres: number; postgis: string | null }>(
      `select current_setting('server_version_num')::int as postgres,
              (select default_version from pg_available_extensions where name = 'postgis') as postgis`,
    )
    const [found] = rows
    if (!found || found.postgres < oldestPostgres)
      throw new CannotStart('postgres-too-old', { found: Math.floor((found?.postgres ?? 0) / 10000) })
    if (!found.postgis) throw new CannotStart('postgis-missing')
    if (isOlder(found.postgis)) throw new CannotStart('postgis-too-old', { found: found.postgis })
    return pool
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

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1])
}
