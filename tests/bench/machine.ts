// What was measured on what? The kind of machine and the versions, without which a time says nothing.
import { spawnSync } from 'node:child_process'
import { availableParallelism, loadavg, release, totalmem, type } from 'node:os'
import { sql } from 'kysely'
import type { Database } from '../../api/db/open.ts'

export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores, ${gigabytes} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}`
}

/** Processes that wanted a core during the last minute: more than 1 before a run means a busy machine. */
export function describeLoad(): string {
  return loadavg()[0]?.toFixed(1) ?? '?'
}

export async function describeEngine({ db, engine }: Pick<Database, 'db' | 'engine'>): Promise<string> {
  const { rows } = await sql<{ postgres: string; postgis: string; geos: string }>`
    select split_part(current_setting('server_version'), ' ', 1) as postgres,
           postgis_lib_version() as postgis, postgis_geos_version() as geos`.execute(db)
  const [found] = rows
  const name = engine === 'server' ? 'PostgreSQL' : 'PGlite, PostgreSQL'
  return `${name} ${found?.postgres}, PostGIS ${found?.postgis}, GEOS ${found?.geos}`
}

/** What a program says of its version, on either stream; undefined when there is no such program. */
export function programVersion(command: string): string | undefined {
  const { status, stdout, stderr } = spawnSync(command, ['--version'], { encoding: 'utf8' })
  return status === 0 ? /version \S+/.exec(stdout + stderr)?.[0] : undefined
}
