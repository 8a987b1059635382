// The database of the SQL tests: opened once per run, empty at the start of every test file.
import { openAsBlob } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../api/db/open.ts'
import { ensureRoles } from '../../api/db/preset-roles.ts'
import type { Db } from '../../api/db/tables.ts'
import { embeddedSeed } from './embedded-seed.ts'

// Vitest evaluates modules anew for every test file; what outlives a file stands on the worker's global object.
const shared = globalThis as { tuzhiTestDatabase?: Promise<Database> } // our own property, known to nobody else

/**
 * Call at the top of a test file: `const { db, engine } = await useDatabase()`. The file starts from empty tables;
 * its tests share what they write. Never close it.
 */
export async function useDatabase(): Promise<Omit<Database, 'close'>> {
  shared.tuzhiTestDatabase ??= open()
  const { close: _, ...database } = await shared.tuzhiTestDatabase
  beforeAll(() => emptyTables(database.db))
  return database
}

function open(): Promise<Database> {
  const url = inject('testDatabaseUrl')
  return url ? openDatabase({ url }) : openEmbeddedDatabase()
}

/** An embedded engine in memory with empty tables, whatever this run works on; whoever opens it closes it. */
export async function openEmbeddedDatabase(): Promise<Database> {
  return openDatabase({ folder: 'memory', seed: await openAsBlob(await embeddedSeed()) })
}

/** Leaves the schema, the migrations' own tables and the coordinate systems of PostGIS. */
export async function emptyTables(db: Db): Promise<void> {
  await sql`
    do $$
    begin
      -- the log refuses to be emptied; a replica fires no triggers
      set local session_replication_role = replica;
      execute (
        select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity cascade'
        from pg_tables
        where schemaname = 'public' and tablename <> 'spatial_ref_sys' and tablename not like 'kysely\\_%'
      );
    end $$`.execute(db)
  await ensureRoles(db)
}
