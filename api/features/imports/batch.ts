// One run of an import: the batch that its rows name, and what it counted.
import { sql } from 'kysely'
import type { Note, Rejection } from '../../../geodata/remark.ts'
import { lockCounty } from '../../db/data-version.ts'
import type { Db } from '../../db/tables.ts'

export interface Batch {
  countyCode: string
  id: number
  /** Namespace of natural keys: `osm`, `file`, `demo`. */
  source: string
}

/** What became of the rows of one kind. */
export interface Saved {
  /** New rows. */
  accepted: number
  updated: number
  unchanged: number
  rejected: Rejection[]
  notes: Note[]
}

export const nothingSaved = (): Saved => ({
  accepted: 0,
  updated: 0,
  unchanged: 0,
  rejected: [],
  notes: [],
})

export interface BatchOrigin {
  countyCode: string
  source: string
  fileNames: readonly string[]
  sourceCrs: string
  options: Record<string, unknown>
}

/**
 * Opens a batch. Imports of one county queue here, so that two never write the same rows at once; so does whoever changes
 * borders meanwhile, or the two would wait for each other.
 */
export async function openBatch(trx: Db, origin: BatchOrigin): Promise<Batch> {
  await sql`select pg_advisory_xact_lock(hashtext('tuzhi import'), ${origin.countyCode}::int)`.execute(trx)
  await lockCounty(trx, origin.countyCode)
  // For this transaction: sorts of a whole county stay in memory, and compiling queries takes longer than they do.
  await sql`set local work_mem = '256MB'`.execute(trx)
  await sql`set local jit = off`.execute(trx)
  const { id } = await trx
    .insertInto('importBatch')
    .values({
      countyCode: origin.countyCode,
      source: origin.source,
      fileNames: [...origin.fileNames],
      sourceCrs: origin.sourceCrs,
      options: JSON.stringify(origin.options),
      report: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { countyCode: origin.countyCode, id, source: origin.source }
}

/** So many places more name the batch in their first version: what the undo expects to find. */
export async function countMade(trx: Db, batch: Batch, places: number): Promise<void> {
  await trx
    .updateTable('importBatch')
    .set((eb) => ({ madePlaces: eb('madePlaces', '+', places) }))
    .where('countyCode', '=', batch.countyCode)
    .where('id', '=', batch.id)
    .execute()
}

/** Keeps the report beside the batch. */
export async function closeBatch(trx: Db, batch: Batch, report: Record<string, unknown>): Promise<void> {
  await trx
    .updateTable('importBatch')
    .set({ report: JSON.stringify(report) })
    .where('countyCode', '=', batch.countyCode)
    .where('id', '=', batch.id)
    .execute()
}

/** A batch that wrote nothing leaves no trace: there is nothing to take back. */
export async function dropBatch(trx: Db, batch: Batch): Promise<void> {
  await trx
    .deleteFrom('importBatch')
    .where('countyCode', '=', batch.countyCode)
    .where('id', '=', batch.id)
    .execute()
}

/** Runs in the transaction that is given, or in one of its own. */
export function inTransaction<T>(db: Db, run: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? run(db) : db.transaction().execute(run)
}

/** A county as the database knows it; undefined before its import. */
export async function findCounty(db: Db, code: string): Promise<{ name: string; demo: boolean } | undefined> {
  return await db
    .selectFrom('region')
    .innerJoin('countyState', 'countyState.countyCode', 'region.code')
    .select(['region.name', 'countyState.demo'])
    .where('region.code', '=', code)
    .where('region.countyCode', '=', code)
    .executeTakeFirst()
}
