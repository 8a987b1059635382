// A pool of pg for Kysely that runs overlays without a grid and, when GEOS cannot, once more on it.
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { isOverlayFault, withoutGrid } from './overlay.ts'
import type { NamedStatement } from './prepared.ts'

export class ServerPool implements PostgresPool {
  readonly options = {}
  #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect()
    return {
      query: (statement: string | NamedStatement, parameters: readonly unknown[]) =>
        query(client, statement, parameters),
      release: (destroy?: boolean) => client.release(destroy),
    } as unknown as PostgresPoolClient // only what Kysely calls; streaming and cancelling are not among it
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}

async function query(
  client: pg.PoolClient,
  statement: string | NamedStatement,
  parameters: readonly unknown[],
): Promise<pg.QueryResult> {
  const values = [...parameters]
  const text = typeof statement === 'string' ? statement : statement.text
  const free = withoutGrid(text)
  if (free === undefined)
    return await client.query(typeof statement === 'string' ? { text, values } : { ...statement, values })
  // A failed statement ends a transaction, unless there is a point in it to go back to.
  const inTransaction = client.getTransactionStatus() === 'T'
  if (inTransaction) await client.query('savepoint overlay')
  const result = await client.query(free, values).catch(async (error: unknown) => {
    // Whoever asked ends the transaction, and the point in it goes with it.
    if (!isOverlayFault(error)) throw error
    if (inTransaction) await client.query('rollback to savepoint overlay')
    return await client.query(text, values)
  })
  if (inTransaction) await client.query('release savepoint overlay')
  return result
}
