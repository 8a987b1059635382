// Writes a year of problems at once, each with its history and photos: the demo county, of any size.
import { sql } from 'kysely'
import type { ProblemInput } from '../../../geodata/county-data.ts'
import { decideRoute } from '../../db/route-problem.ts'
import { readRoutingRules } from '../../db/routing-rules.ts'
import type { Db } from '../../db/tables.ts'
import type { RenderedPhoto } from '../../photos/render.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { caseNumber } from './number-case.ts'
import { type PlayedEvent, type PlayedProblem, playProblem } from './play-problem.ts'
import { type Met, openSpotBook } from './spot-book.ts'

/** So many at a time: a few megabytes of JSON. */
const atOnce = 1000

/** An account of the county: what is reported in its area may have been reported by it. */
export interface Reporter {
  id: number
  name: string
  area: string
}

export interface Pictures {
  /** Who photographed; photos belong to an account. */
  author: { id: number; name: string }
  /** Already in the store. */
  of: (
    problem: ProblemInput,
    mended: boolean,
  ) => Pick<RenderedPhoto, 'hash' | 'width' | 'height' | 'perceptualHash'> & { bytes: number }
}

interface Saving {
  trx: Db
  county: string
  reporters: readonly Reporter[]
  pictures: Pictures
  now: Date
}

/** Answers how many. Nothing is announced: whoever has the county open loads it anew. */
export async function saveProblems(
  { trx, county, reporters, pictures, now }: Saving,
  problems: Iterable<ProblemInput>,
  onSaved?: (count: number) => void,
): Promise<number> {
  const settings = await ensureProblemSetup(trx, county)
  const rules = await readRoutingRules(trx, county)
  const { categories, contacts } = await readBooks(trx, county)
  const spots = await openSpotBook(trx, county)
  const serials = new Map<string, number>()
  const numberCase = (day: string) => {
    const serial = (serials.get(day) ?? 0) + 1
    serials.set(day, serial)
    return caseNumber(county, day, serial)
  }
  const play = (told: ProblemInput, { spot, facts }: Met): PlayedProblem => {
    const category = categories.get(told.category)
    if (!category) throw new Error(`There is no category ${told.category}.`)
    const routing = decideRoute(rules, facts)
    const contactName = (routing.unitId !== null && contacts.get(routing.unitId)) || null
    const reporter = reporters.find(({ area }) => spot.areaCode.startsWith(area)) ?? null
    return playProblem(told, {
      county,
      settings,
      category,
      spot,
      routing,
      contactName,
      reporter,
      numberCase,
      now,
    })
  }
  let saved = 0
  for (const chunk of chunks(problems, atOnce)) {
    const met = await spots.meet(chunk)
    await writeProblems(
      trx,
      county,
      pictures,
      chunk.map((told, index) => ({ told, played: play(told, met[index]!) })), // as many as were asked about
    )
    saved += chunk.length
    onSaved?.(saved)
  }
  const numbers = [...serials].map(([day, last]) => ({ countyCode: county, day, last }))
  if (numbers.length > 0) await trx.insertInto('problemNumber').values(numbers).execute()
  return saved
}

function* chunks<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const each of all) {
    chunk.push(each)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** Categories by their code, and whoever answers the phone of a unit. */
async function readBooks(trx: Db, county: string) {
  const categories = await trx
    .selectFrom('problemCategory')
    .select(['code', 'limits', 'stepLimits'])
    .where('countyCode', '=', county)
    .execute()
  const units = await trx
    .selectFrom('unit')
    .select(['id', 'contactName'])
    .where('countyCode', '=', county)
    .execute()
  return {
    categories: new Map(categories.map((each) => [each.code, each])),
    contacts: new Map(units.map(({ id, contactName }) => [id, contactName])),
  }
}

async function writeProblems(
  trx: Db,
  county: string,
  pictures: Pictures,
  chunk: readonly { told: ProblemInput; played: PlayedProblem }[],
): Promise<void> {
  const rows = chunk.map(({ played }) => asColumns(played.row))
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name))) // a chunk is never empty
  const { rows: written } = await sql<{ id: number; reportKey: string }>`
    insert into problem (${columns})
    select ${columns} from json_populate_recordset(null::problem, ${JSON.stringify(rows)}::json)
    returning id, report_key`.execute(trx)
  const ids = new Map(written.map(({ id, reportKey }) => [reportKey, id]))
  const events = chunk.flatMap(({ told, played }) =>
    played.events.map((event) => ({
      told,
      event,
      row: {
        county_code: county,
        problem_id: ids.get(played.row.reportKey),
        ...asColumns(withoutPicture(event)),
      },
    })),
  )
  await sql`
    insert into problem_event (county_code, problem_id, seq, at, action, from_status, to_status, actor_name, unit_id,
                               words, details)
    select county_code, problem_id, seq, at, action, from_status, to_status, actor_name, unit_id, words, details
    from json_populate_recordset(null::problem_event, ${JSON.stringify(events.map(({ row }) => row))}::json)`.execute(
    trx,
  )
  const taken = events.flatMap(({ told, event, row }) => {
    if (!event.picture) return []
    const { mended } = event.picture
    const { hash, width, height, bytes, perceptualHash } = pictures.of(told, mended)
    const kept = { hash, width, height, bytes, perceptual_hash: perceptualHash, taken_at: event.at }
    return [{ ...kept, problem_id: row.problem_id, seq: event.seq, role: mended ? 'after' : 'far' }]
  })
  await writePhotos(trx, county, pictures.author, taken)
}

/** JSON of rows goes past whatever translates names on the way to the database. */
function asColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}

function withoutPicture({ picture, ...columns }: PlayedEvent) {
  return columns
}

async function writePhotos(trx: Db, county: string, author: Pictures['author'], taken: readonly unknown[]) {
  // Rows of `photo` cannot say which problem they are for, so the ids are drawn first, in the order of the list.
  await sql`
    with taken as materialized (
      select nextval(pg_get_serial_sequence('photo', 'id')) as id, each.*
      from json_to_recordset(${JSON.stringify(taken)}::json) as each (
        problem_id bigint, seq integer, role text, hash text, width integer, height integer, bytes integer,
        perceptual_hash bit(64), taken_at timestamptz)),
    kept as (
      insert into photo (county_code, id, hash, width, height, bytes, taken_at, perceptual_hash, author_id, author_name,
                         created_at, stored_at, used_at)
      overriding system value
      select ${county}, id, hash, width, height, bytes, taken_at, perceptual_hash, ${author.id}::bigint, ${author.name}::text,
             taken_at, taken_at, taken_at
      from taken)
    insert into problem_photo (county_code, problem_id, seq, photo_id, role, position)
    select ${county}, problem_id, seq, id, role, 0 from taken`.execute(trx)
}
