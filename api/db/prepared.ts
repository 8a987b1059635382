// For statements that come again and again, such as tiles: a server parses and plans them once for each connection.
import { hash } from 'node:crypto'
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Db } from './tables.ts'

/** What both pools take in the place of a text; the embedded one leaves the name aside. */
export interface NamedStatement {
  name: string
  text: string
}

/** Of the `sql` tag or of Kysely's builders. */
interface Compiles<T> {
  compile: (db: Db) => CompiledQuery<T>
}

/**
 * Like `query.execute(db)`. Planning a tile costs a server more than answering it. Only for statements whose text
 * takes few forms, for every connection keeps all of them, and whose plan may be one for all parameters.
 */
export function executePrepared<T>(db: Db, query: Compiles<T>): Promise<QueryResult<T>> {
  const compiled: CompiledQuery<T> = query.compile(db)
  const statement: NamedStatement = { name: hash('sha1', compiled.sql), text: compiled.sql }
  // Kysely knows texts only, but hands on to the pool whatever stands there.
  return db.executeQuery<T>({ ...compiled, sql: statement as unknown as string })
}
