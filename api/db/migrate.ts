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

/** Read when they run: a database that has them all need not wait for their text. */
async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const migrations = files.map((file): [string, Migration] => [
    file.replace(/\.ts$/, ''),
    {
      up: async (db) => {
        const { up }: Migration = await import(join(folder, file))
        await up(db)
      },
    },
  ])
  return Object.fromEntries(migrations)
}
