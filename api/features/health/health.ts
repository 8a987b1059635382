// Is the server up, and what does it run on?
import { sql } from 'kysely'
import type { Routes } from '../../contract/routes.ts'
import type { Handler } from '../handler.ts'

export const getHealth: Handler<Routes['getHealth']> = async ({ db, engine }) => {
  const { rows } = await sql<{ postgresVersion: string; postgisVersion: string; counties: number }>`
    select current_setting('server_version') as postgres_version, postgis_lib_version() as postgis_version,
           (select count(*) from county_state) as counties`.execute(db)
  const [found] = rows
  return { ok: true, engine, ...found!, uptimeSeconds: process.uptime() } // a select without `from` yields one row
}
