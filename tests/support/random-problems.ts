// Problems drawn at random within what the database allows: for tests that compare what the product chooses with what a
// loop over these very rows finds.
import { sql } from 'kysely'
import { endStatuses, type ProblemStatus, statusIds } from '../../api/contract/problem-workflow.ts'
import type { Db } from '../../api/db/tables.ts'
import type { Random } from '../../geodata/demo/random.ts'

/** Moments in minutes from now, negative before; null: not (yet). */
export interface DrawnProblem {
  county: string
  number: string | null
  status: ProblemStatus
  category: string
  source: string
  words: string
  placeName: string | null
  lng: number
  lat: number
  area: string
  unitId: number | null
  reporterId: number
  handlerId: number | null
  checkerId: number | null
  reported: number
  accepted: number | null
  filed: number | null
  dispatched: number | null
  handled: number | null
  closed: number | null
  handleDue: number | null
  nearlyDue: number | null
  due: number | null
  supervised: boolean
  extensionAsked: boolean
  appeal: 'asked' | 'granted' | 'refused' | null
  wasOverdue: boolean
  returns: number
  reworks: number
  extensions: number
  suspensions: number
  supervisions: number
}

export interface Pool {
  county: string
  areas: readonly string[]
  unitIds: readonly number[]
  accountIds: readonly number[]
  categories: readonly string[]
  sources: readonly string[]
}

const phrases = ['路灯不亮', '垃圾满溢', '井盖破损', '占道经营', 'WiFi 杆倾斜', '污水外溢']

/** How far each status is along: 0 reported … 6 closed. */
const progress: Record<ProblemStatus, number> = {
  reported: 0,
  verifying: 0,
  accepted: 1,
  filed: 2,
  dispatched: 3,
  suspended: 3,
  handled: 4,
  checked: 5,
  closed: 6,
  refused: 0,
  void: 2,
  merged: 0,
}

/** Of any status but merged, unless one is named. */
export function drawProblem(random: Random, pool: Pool, named?: ProblemStatus): DrawnProblem {
  const pick = <T>(some: readonly T[]): T => random.pick(some)
  const chance = (share: number) => random.integer(1, 1000) <= share * 1000
  const status = named ?? pick(statusIds.filter((each) => each !== 'merged'))
  const came = progress[status]
  const reported = -random.integer(1, 60 * 24 * 40)
  const at = (step: number) => (came >= step ? Math.round((reported * (10 - step)) / 10) : null)
  const unitId = came >= 3 || chance(0.7) ? pick(pool.unitIds) : null
  const handlerId = came >= 4 ? pick(pool.accountIds) : null
  const isOpen = !endStatuses.includes(status)
  const due = isOpen && chance(0.85) ? pick([-1, 1]) * random.integer(5, 5000) : null
  const often = (share: number) => (chance(share) ? random.integer(1, 3) : 0)
  return {
    county: pool.county,
    number: came >= 2 ? `${pool.county}${random.integer(10 ** 9, 10 ** 10)}` : null,
    status,
    category: pick(pool.categories),
    source: pick(pool.sources),
    words: `${pick(phrases)}，${pick(phrases)}`,
    placeName: chance(0.5) ? `${random.integer(1, 9)}号楼` : null,
    // a few spots are shared
    lng: 105 + random.integer(0, 40) / 1000,
    lat: 35 + random.integer(0, 40) / 1000,
    area: pick(pool.areas),
    unitId,
    reporterId: pick(pool.accountIds),
    handlerId,
    checkerId: came >= 5 ? pick(pool.accountIds.filter((id) => id !== handlerId)) : null,
    reported,
    accepted: at(1),
    filed: at(2),
    dispatched: at(3),
    handled: at(4),
    closed: at(6),
    handleDue: came >= 3 ? pick([-1, 1]) * random.integer(5, 5000) : null,
    nearlyDue: due === null || chance(0.1) ? null : due - random.integer(2, 3000) * 2 - 1,
    due,
    supervised: came >= 2 && chance(0.2),
    extensionAsked: status === 'dispatched' && chance(0.3),
    appeal: status === 'closed' ? pick([null, null, 'asked', 'granted', 'refused'] as const) : null,
    wasOverdue: came >= 4 && chance(0.4),
    returns: often(0.2),
    reworks: came >= 3 ? often(0.2) : 0,
    extensions: came >= 3 ? often(0.2) : 0,
    suspensions: status === 'suspended' ? 1 : often(0.1),
    supervisions: often(0.2),
  }
}

/** Answers their ids, in the same order. */
export async function insertProblems(db: Db, drawn: readonly DrawnProblem[]): Promise<number[]> {
  const at = (name: string) => sql`now() + ${sql.raw(`r."${name}"`)} * interval '1 minute'`
  const { rows } = await sql<{ id: number }>`
    insert into problem (county_code, report_key, number, status, category_code, source, words, place_name, geom,
      position_source, area_code, unit_id, routing, reporter_id, reporter_name, handler_id, checker_id, reported_at,
      accepted_at, filed_at, dispatched_at, handled_at, closed_at, handle_due_at, step_nearly_due_at, step_due_at,
      suspended_until, supervised, extension_asked, appeal, was_overdue, returns, reworks, extensions, suspensions,
      supervisions)
    select r.county, gen_random_uuid(), r.number, r.status, r.category, r.source, r.words, r."placeName",
      st_setsrid(st_point(r.lng, r.lat), 4326), 'gps', r.area, r."unitId", '{"tried": []}', r."reporterId", 'test',
      r."handlerId", r."checkerId", ${at('reported')}, ${at('accepted')}, ${at('filed')}, ${at('dispatched')},
      ${at('handled')}, ${at('closed')}, ${at('handleDue')}, ${at('nearlyDue')}, ${at('due')},
      case when r.status = 'suspended' then now() + interval '9 days' end, r.supervised, r."extensionAsked", r.appeal,
      r."wasOverdue", r.returns, r.reworks, r.extensions, r.suspensions, r.supervisions
    from jsonb_to_recordset(${JSON.stringify(drawn.map((each, n) => ({ n, ...each })))}::jsonb) as r (
      n integer, county text, number text, status text, category text, source text, words text, "placeName" text,
      lng float8, lat float8, area text, "unitId" bigint, "reporterId" bigint, "handlerId" bigint, "checkerId" bigint,
      reported integer, accepted integer, filed integer, dispatched integer, handled integer, closed integer,
      "handleDue" integer, "nearlyDue" integer, due integer, supervised boolean, "extensionAsked" boolean, appeal text,
      "wasOverdue" boolean, returns integer, reworks integer, extensions integer, suspensions integer,
      supervisions integer)
    order by r.n returning id`.execute(db)
  return rows.map(({ id }) => id)
}
