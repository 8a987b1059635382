// Is the server up, and what does it run on?
import { sql } from 'kysely'
import type { healthRoutes } from '../../contract/health.ts'
import type { Handlers } from '../handler.ts'

export const healthHandlers: Handlers<typeof healthRoutes> = {
  getHealth: async ({ db, engine }) => {
    const { rows } = await sql<{ postgresVersion: string; postgisVersion: string; counties: number }>`
      select current_setting('server_version') as postgres_version, postgis_lib_version() as postgis_version,
             (select count(*) from county_state) as counties`.execute(db)
    const [found] = rows
    return { ok: true, engine, ...found!, uptimeSeconds: process.uptime() } // a select without `from` yields one row
  },
}
