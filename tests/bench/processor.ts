// How much processor does something take, here and in the database? On a machine that others use as well, the clock tells
// how long it waited for a core; this tells what a quiet one would come near to.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../../api/db/tables.ts'

export interface Spent {
  /** Of this process, in milliseconds. */
  here: number
  /** Of the connections to the database, likewise; undefined where they cannot be seen. */
  database: number | undefined
}

/** Of Linux, in milliseconds. */
const tickMs = 10

/** Begins to count; the answered function says what was spent since. */
export async function countProcessor(db: Db): Promise<() => Promise<Spent>> {
  const before = process.cpuUsage()
  const databaseBefore = await spentByDatabase(db)
  return async () => {
    const { user, system } = process.cpuUsage(before)
    const databaseAfter = await spentByDatabase(db)
    // A connection that was closed meanwhile took what it had spent with it: then nobody knows.
    const database =
      databaseBefore === undefined || databaseAfter === undefined || databaseAfter < databaseBefore
        ? undefined
        : databaseAfter - databaseBefore
    return { here: (user + system) / 1000, database }
  }
}

/** Since the connections were opened; undefined when the server runs elsewhere or is part of this process. */
async function spentByDatabase(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend'
      and coalesce(host(inet_server_addr()), '127.0.0.1') in ('127.0.0.1', '::1')`.execute(db)
  const each = rows.map(({ pid }) => spentBy(pid))
  return each.length > 0 && each.every((ms) => ms !== undefined)
    ? each.reduce((sum, ms) => sum + ms, 0)
    : undefined
}

function spentBy(pid: number): number | undefined {
  try {
    const [, name, rest = ''] = /^\d+ \((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const cells = rest.split(' ')
    // Behind the name the 12th and 13th: own and on behalf of it in the kernel.
    return name === 'postgres' ? (Number(cells[11]) + Number(cells[12])) * tickMs : undefined
  } catch {
    return undefined
  }
}

/** `12.3 + 4.5 ms`: of this process and of the database, for one of so many. */
export function showSpent({ here, database }: Spent, times: number): string {
  const ours = (here / times).toFixed(1)
  return database === undefined ? `${ours} ms` : `${ours} + ${(database / times).toFixed(1)} ms`
}
