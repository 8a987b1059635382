// Can this server be worked with? Its versions, and what the role of DATABASE_URL may do, asked before anything is written.
import type pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/** What is asked of a server; names come quoted, ready for SQL. */
export interface ServerState {
  /** `server_version`, such as `15.18 (Debian 15.18-0+deb12u1)`. */
  postgres: string
  /** The PostGIS that would be created, and the one that is; null: none. */
  postgisOffered: string | null
  postgisInstalled: string | null
  readOnly: boolean
  role: string
  database: string
  /** Where tables are made. */
  schema: string
  mayCreateTables: boolean
  /** Null without PostGIS. */
  mayReferenceSystems: boolean | null
  /** Whose our tables are; null before the first start. */
  owner: string | null
  actsForOwner: boolean | null
}

/** What our tables are made of; btree_gist comes with every PostgreSQL and keeps assignments from overlapping. */
export const extensions = ['postgis', 'btree_gist'] as const
export type Extension = (typeof extensions)[number]

const oldestPostgres = 15
const oldestPostgis = [3, 3] as const

export async function readServerState(pool: pg.Pool): Promise<ServerState> {
  const { rows } = await pool.query<ServerState>(`
    select current_setting('server_version') as "postgres",
      (select default_version from pg_available_extensions where name = 'postgis') as "postgisOffered",
      (select extversion from pg_extension where extname = 'postgis') as "postgisInstalled",
      current_setting('transaction_read_only')::boolean as "readOnly",
      quote_ident(current_user) as "role", quote_ident(current_database()) as "database",
      quote_ident(coalesce(current_schema(), 'public')) as "schema",
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreateTables",
      has_table_privilege(to_regclass('spatial_ref_sys'), 'references') as "mayReferenceSystems",
      quote_ident(ours.rolname) as "owner", pg_has_role(ours.oid, 'usage') as "actsForOwner"
    from (select) as always
    left join pg_class as migrations on migrations.oid = to_regclass('kysely_migration')
    left join pg_roles as ours on ours.oid = migrations.relowner`)
  const [state] = rows
  if (!state) throw new Error('the server says nothing of itself')
  return state
}

/** Whether the server is too old. */
export function findVersionFault(state: ServerState): CannotStart | undefined {
  const { postgres, postgisOffered: offered, postgisInstalled: installed, database } = state
  if (Number.parseInt(postgres, 10) < oldestPostgres)
    return new CannotStart('postgres-too-old', { found: postgres.split(' ')[0] ?? '' })
  const found = installed ?? offered
  if (!found) return new CannotStart('postgis-missing')
  if (!isOlder(found)) return undefined
  const isOffered = offered !== null && !isOlder(offered)
  return new CannotStart(isOffered ? 'postgis-not-updated' : 'postgis-too-old', { found, database })
}

/** What the role may not do, with the statements that mend it; `missing` are the extensions it could not create. */
export function findRightsFault(state: ServerState, missing: readonly Extension[]): CannotStart | undefined {
  const { role, database, owner } = state
  if (state.readOnly) return new CannotStart('read-only', { database })
  if (owner !== null && !state.actsForOwner) return new CannotStart('tables-of-another', { database, owner })
  const statements = [
    ...(owner === null && !state.mayCreateTables
      ? [`grant usage, create on schema ${state.schema} to ${role};`]
      : []),
    ...missing.map((extension) => `create extension ${extension};`),
    ...(owner === null && lacksReference(state, missing)
      ? [`grant references on spatial_ref_sys to ${role};`]
      : []),
  ]
  return statements.length > 0
    ? new CannotStart('rights-missing', { role, database, statements: statements.join(' ') })
    : undefined
}

/** A table refers to the list of coordinate systems, which belongs to whoever creates PostGIS. */
function lacksReference({ mayReferenceSystems }: ServerState, missing: readonly Extension[]): boolean {
  return mayReferenceSystems === null ? missing.includes('postgis') : !mayReferenceSystems
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1])
}
