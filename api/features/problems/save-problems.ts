// Writes a year of problems at once, each with its history and photos: the demo county, of any size.
import { sql } from 'kysely'
import type { ProblemInput } from '../../../geodata/county-data.ts'
import { locatePoint } from '../../db/locate-point.ts'
import type { Db } from '../../db/tables.ts'
import type { RenderedPhoto } from '../../photos/render.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { type Circumstances, type PlayedEvent, type PlayedProblem, playProblem } from './play-problem.ts'
import { routeProblem } from './route-problem.ts'
import { type Candidate, type RoutingFacts, readRoutingFacts } from './routing-facts.ts'

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
  const around = await lookAround(trx, county, reporters, now)
  let saved = 0
  let chunk: { told: ProblemInput; played: PlayedProblem }[] = []
  const write = async () => {
    await writeProblems(trx, county, pictures, chunk)
    saved += chunk.length
    onSaved?.(saved)
    chunk = []
  }
  for (const told of problems) {
    chunk.push({ told, played: playProblem(told, await around.at(told)) })
    if (chunk.length === atOnce) await write()
  }
  if (chunk.length > 0) await write()
  await around.saveNumbers()
  return saved
}

/** What each problem meets, read once per spot and category. */
async function lookAround(trx: Db, county: string, reporters: readonly Reporter[], now: Date) {
  const settings = await ensureProblemSetup(trx, county)
  const categories = new Map(
    (await trx.selectFrom('problemCategory').selectAll().where('countyCode', '=', county).execute()).map(
      (row) => [row.code, row],
    ),
  )
  const { rows: places } = await sql<{ id: number; kind: string; key: string }>`
    select id, kind, source_key as key from place where county_code = ${county}`.execute(trx)
  const placeIds = new Map(places.map(({ id, kind, key }) => [`${kind} ${key}`, id]))
  const { rows: units } = await sql<{ id: number; contactName: string | null }>`
    select id, contact_name from unit where county_code = ${county}`.execute(trx)
  const contacts = new Map(units.map(({ id, contactName }) => [id, contactName]))
  const spots = new Map<string, { spot: Circumstances['spot']; facts: RoutingFacts }>()
  const departments = new Map<string, Candidate | null>()
  const serials = new Map<string, number>()

  const lookAt = async ({ position, category }: ProblemInput, placeId: number | null) => {
    const key = position.join()
    const known = spots.get(key)
    if (known) return known
    const [lng = 0, lat = 0] = position
    const spot = await locatePoint(trx, county, [lng, lat], 0)
    const facts = await readRoutingFacts(trx, county, { position: [lng, lat], spot, category, placeId })
    departments.set(category, facts.candidates.category)
    spots.set(key, { spot, facts })
    return { spot, facts }
  }

  const at = async (told: ProblemInput): Promise<Circumstances> => {
    const category = categories.get(told.category)
    if (!category) throw new Error(`There is no category ${told.category}.`)
    const placeId = placeIds.get(`${told.place.kind} ${told.place.place}`) ?? null
    const { spot, facts } = await lookAt(told, placeId)
    // Of all that decides, only the department follows the category.
    if (!departments.has(told.category)) {
      const question = { position: [told.position[0] ?? 0, told.position[1] ?? 0] as const, spot, placeId }
      const read = await readRoutingFacts(trx, county, { ...question, category: told.category })
      departments.set(told.category, read.candidates.category)
    }
    const candidates = { ...facts.candidates, category: departments.get(told.category) ?? null }
    const routing = routeProblem({ ...facts, candidates, category: told.category })
    const numberCase = (day: string) => {
      const serial = (serials.get(day) ?? 0) + 1
      serials.set(day, serial)
      return `${county}${day.replaceAll('-', '')}${String(serial).padStart(5, '0')}`
    }
    const reporter = reporters.find(({ area }) => spot.areaCode.startsWith(area)) ?? null
    const contactName = routing.unitId === null ? null : (contacts.get(routing.unitId) ?? null)
    return { county, settings, category, spot, placeId, routing, contactName, reporter, numberCase, now }
  }

  const saveNumbers = async () => {
    const rows = [...serials].map(([day, last]) => ({ countyCode: county, day, last }))
    if (rows.length > 0) await trx.insertInto('problemNumber').values(rows).execute()
  }
  return { at, saveNumbers }
}

async function writeProblems(
  trx: Db,
  county: string,
  pictures: Pictures,
  chunk: readonly { told: ProblemInput; played: PlayedProblem }[],
): Promise<void> {
  const rows = chunk.map(({ played }) => played.row)
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
      row: { county_code: county, problem_id: ids.get(played.row.report_key), ...withoutPicture(event) },
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
