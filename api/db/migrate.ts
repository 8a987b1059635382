// Brings a database to the newest migration; each migration runs in one transaction.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './tables.ts'

const folder = join(import.meta.dirname, '../../migrations')

/** @throws the error of the migration that failed; nothing of it is kept */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest()
  if (error) throw error
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name.replace(/\.ts$/, ''), await import(join(folder, name))] as const),
    ),
  )
}
