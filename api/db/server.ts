// The server engine: PostgreSQL with PostGIS through pg.
import pg from 'pg'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

export const oldestPostgres = 150000
export const oldestPostgis = [3, 3] as const

/** Thrown when the server cannot be reached or is too old; the message is one sentence for the operator. */
export class ServerUnusable extends Error {
  override name = 'ServerUnusable'
}

/** Connects and checks versions before anything is written. */
export async function openServer(url: string): Promise<pg.Pool> {
  if (!/^postgres(ql)?:\/\/./.test(url)) {
    throw new ServerUnusable('DATABASE_URL must look like postgres://user:password@host:5432/name.')
  }
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
    if (!found || found.postgres < oldestPostgres) {
      throw new ServerUnusable(
        `PostgreSQL 15 or newer is needed; the server at DATABASE_URL has ${Math.floor((found?.postgres ?? 0) / 10000)}.`,
      )
    }
    if (!found.postgis) {
      throw new ServerUnusable(
        'PostGIS 3.3 or newer is needed; the server at DATABASE_URL has none installed.',
      )
    }
    if (isOlder(found.postgis)) {
      throw new ServerUnusable(
        `PostGIS 3.3 or newer is needed; the server at DATABASE_URL offers ${found.postgis}.`,
      )
    }
    return pool
  } catch (error) {
    await pool.end()
    if (error instanceof ServerUnusable) throw error
    const reason =
      error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error)
    throw new ServerUnusable(`The database at DATABASE_URL cannot be reached: ${reason}.`)
  }
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1])
}
