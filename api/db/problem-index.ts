// The columns of each county, as true as the database at the moment of asking: before every answer what changed since is read.
import { type RawBuilder, sql } from 'kysely'
import { unknownArea } from './areas.ts'
import { executePrepared } from './prepared.ts'
import {
  codeColumns,
  countColumns,
  flagColumns,
  idColumns,
  ProblemColumns,
  type ProblemFacts,
  timeColumns,
} from './problem-columns.ts'
import type { Db } from './tables.ts'

/** Read at once; more than so many changes since the last question are read like a county that is new. */
const rowsAtOnce = 10_000

/** Told of every change of a county's problems, whoever noticed it. */
export interface Watcher {
  /** Before a row is written over; undefined: there is none yet. */
  before: (columns: ProblemColumns, row: number | undefined) => void
  after: (columns: ProblemColumns, row: number, changed: ProblemFacts) => void
  /** All rows were read anew: what changed meanwhile is not told. */
  lost: () => void
}

/** In the order in which `readFacts` takes them. */
const cells: readonly RawBuilder<unknown>[] = [
  sql`id`,
  sql`changed_xid::text::bigint`,
  sql`version`,
  ...[sql`status`, sql`category_code`, sql`source`, sql`area_code`, sql`appeal`],
  ...[sql`unit_id`, sql`place_id`, sql`reporter_id`, sql`handler_id`, sql`merged_into`],
  ...[
    sql`reported_at`,
    sql`accepted_at`,
    sql`filed_at`,
    sql`dispatched_at`,
    sql`handled_at`,
    sql`closed_at`,
    sql`handle_due_at`,
    sql`step_nearly_due_at`,
    sql`step_due_at`,
  ].map((moment) => sql`date_part('epoch', ${moment})`),
  ...[sql`returns`, sql`reworks`, sql`extensions`, sql`suspensions`, sql`supervisions`],
  ...[sql`supervised`, sql`extension_asked`, sql`was_overdue`].map((flag) => sql`${flag}::integer`),
  sql`map_x`,
  sql`map_y`,
  sql`concat_ws(' ', number, words, place_name)`,
]
const asArray = sql`json_build_array(${sql.join(cells)})`
type Cells = (string | number | null)[]

function readFacts(row: Cells): ProblemFacts {
  let at = 0
  const next = () => row[at++] ?? null
  // Each cell has the type that `cells` names at its place; the answer is JSON, so the compiler cannot know.
  const [id, stamp, version] = [next() as number, next() as number, next() as number]
  const codes = each(codeColumns, () => next() as string | null)
  const ids = each(idColumns, () => next() as number | null)
  const times = each(timeColumns, () => next() as number | null)
  const counts = each(countColumns, () => next() as number)
  const flags = each(flagColumns, () => next() === 1)
  return {
    id,
    stamp,
    version,
    codes,
    ids,
    times,
    counts,
    flags,
    x: next() as number,
    y: next() as number,
    text: next() as string,
  }
}

function each<Name extends string, T>(names: readonly Name[], read: () => T): Record<Name, T> {
  const record = {} as Record<Name, T> // filled at once
  for (const name of names) record[name] = read()
  return record
}

interface Seen {
  /** Transactions from here on may have committed since. */
  xmin: string
  epoch: string | null
}

class CountyIndex {
  readonly watchers = new Set<Watcher>()
  #columns: ProblemColumns
  #seen: Seen | undefined
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  readonly #db: Db
  readonly #county: string

  constructor(db: Db, county: string) {
    this.#db = db
    this.#county = county
    this.#columns = new ProblemColumns(county)
  }

  /** Whoever comes while the database is asked waits for the next asking: the running one may have looked too early. */
  async fresh(): Promise<ProblemColumns> {
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        this.#running = this.#update()
        return this.#running
      })
    await this.#next
    return this.#columns
  }

  async #update(): Promise<void> {
    if (!this.#seen) return this.#load()
    const { seen, rows } = await this.#readChanges(this.#seen)
    if (seen.epoch === null) throw unknownArea(this.#county)
    if (seen.epoch !== this.#seen.epoch || rows.length > rowsAtOnce) return this.#load()
    this.#seen = seen
    for (const row of rows) this.#apply(readFacts(row))
  }

  /** Those of other sessions that were still running last time are read again as well: that changes nothing. */
  async #readChanges({ xmin }: Seen): Promise<{ seen: Seen; rows: Cells[] }> {
    const { rows } = await executePrepared(
      this.#db,
      sql<Seen & { rows: Cells[] }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
               (select epoch from county_state where county_code = ${this.#county}) as epoch,
               (select coalesce(json_agg(cells), '[]') from (
                  select ${asArray} as cells from problem
                  where county_code = ${this.#county} and changed_xid >= ${xmin}::xid8
                    -- beyond are only rows that a restored database brought from elsewhere
                    and changed_xid < pg_snapshot_xmax(pg_current_snapshot())
                  limit ${rowsAtOnce + 1}) changed) as rows`,
    )
    const [found] = rows
    if (!found) throw new Error('a query without a table answered no row')
    return { seen: { xmin: found.xmin, epoch: found.epoch }, rows: found.rows }
  }

  #apply(facts: ProblemFacts): void {
    const columns = this.#columns
    const known = columns.find(facts.id)
    // Read again because another transaction was still running: nothing to tell.
    if (known >= 0 && columns.stamps[known] === facts.stamp) return
    for (const watcher of this.watchers) watcher.before(columns, known < 0 ? undefined : known)
    const row = columns.put(facts)
    for (const watcher of this.watchers) watcher.after(columns, row, facts)
  }

  /** From nothing, page by page; what changes meanwhile is read afterwards, since `xmin` is older than the first page. */
  async #load(): Promise<void> {
    const columns = new ProblemColumns(this.#county)
    const { seen } = await this.#readChanges({ xmin: endOfTime, epoch: null })
    if (seen.epoch === null) throw unknownArea(this.#county)
    let page = this.#readPage(0)
    for (;;) {
      const rows = await page
      const last = rows.at(-1)?.[0]
      // the next one is under way while this one is taken apart
      const more = rows.length === rowsAtOnce && typeof last === 'number'
      if (more) page = this.#readPage(last)
      for (const row of rows) columns.put(readFacts(row))
      if (!more) break
    }
    this.#columns = columns
    this.#seen = seen
    for (const watcher of this.watchers) watcher.lost()
  }

  async #readPage(after: number): Promise<Cells[]> {
    const { rows } = await executePrepared(
      this.#db,
      sql<{ rows: Cells[] | null }>`
        select json_agg(cells) as rows from (
          select ${asArray} as cells from problem
          where county_code = ${this.#county} and id > ${after} order by id limit ${rowsAtOnce}) page`,
    )
    return rows[0]?.rows ?? []
  }
}

/** No transaction is ever at or after it. */
const endOfTime = '9223372036854775807'

const indexes = new WeakMap<Db, Map<string, CountyIndex>>()

function indexOf(db: Db, county: string): CountyIndex {
  const counties = indexes.get(db) ?? new Map<string, CountyIndex>()
  indexes.set(db, counties)
  const known = counties.get(county)
  if (known) return known
  const made = new CountyIndex(db, county)
  counties.set(county, made)
  return made
}

/**
 * The problems of a county as they are now. Use them before the next `await`: rows move when others come in between.
 * `db` is the database itself, not a transaction. @throws AppError unknown-area
 */
export function freshProblems(db: Db, county: string): Promise<ProblemColumns> {
  return indexOf(db, county).fresh()
}

/** Until the answered function is called. */
export function watchProblems(db: Db, county: string, watcher: Watcher): () => void {
  const { watchers } = indexOf(db, county)
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Reads the problems of all counties, so that nobody has to wait for it: after a start. */
export async function warmProblems(db: Db): Promise<void> {
  const counties = await db.selectFrom('countyState').select('countyCode').execute()
  for (const { countyCode } of counties) await freshProblems(db, countyCode)
}
