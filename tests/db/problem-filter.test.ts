// Whatever somebody was given and whatever they ask for: lists, map, counts, inboxes and statistics hold exactly the
// problems that a loop over all of them finds with `can` and `whyNotMove`; also after others have changed them.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { can, type HeldGrant, type Verb } from '../../api/contract/access.ts'
import {
  type ProblemCount,
  problemCountIds,
  problemMeanIds,
  problemRateIds,
} from '../../api/contract/problem-definitions.ts'
import { inboxes, inboxIds, lightAt, type ProblemFilter } from '../../api/contract/problem-filter.ts'
import { groupings, listOf, meanOf, rateOf, trendMoments } from '../../api/contract/problem-numbers.ts'
import {
  endStatuses,
  type MovableProblem,
  type Mover,
  statusIds,
  whyNotMove,
} from '../../api/contract/problem-workflow.ts'
import { narrow } from '../../api/db/problem-condition.ts'
import { chooseProblems } from '../../api/db/problem-filter.ts'
import { problemsInSight } from '../../api/db/problem-scope.ts'
import { clustersOf, heatOf } from '../../api/features/problems/clusters.ts'
import { countInboxes, countProblems } from '../../api/features/problems/count-problems.ts'
import { listProblems, type Sort } from '../../api/features/problems/list-problems.ts'
import { numberProblems, trendOf } from '../../api/features/problems/number-problems.ts'
import { Random } from '../../geodata/demo/random.ts'
import { useDatabase } from '../support/database.ts'
import { type DrawnProblem, drawProblem, insertProblems, type Pool } from '../support/random-problems.ts'

const { db } = await useDatabase()
const random = new Random(20261126, 'problems')
const pick = <T>(some: readonly T[]): T => random.pick(some)
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const maybe = (share: number) => random.integer(1, 100) <= share * 100

const counties = ['629901', '629902']
const county = counties[0]!
const children = (codes: string[]) => codes.flatMap((code) => ['001', '002'].map((part) => code + part))
const townships = children(counties)
const communities = children(townships)
const grids = children(communities)
const areas = [...counties, ...townships, ...communities, ...grids]
const categories = ['06010', '06012', '09001', '01037']
const sources = ['patrol', 'hotline', 'video']
const accountIds = times(6, (i) => 101 + i)

const verbSets: Verb[][] = [
  ['problem.read'],
  ['problem.read', 'problem.accept', 'problem.dispatch'],
  ['problem.read', 'problem.handle'],
  ['problem.read', 'problem.check'],
  ['problem.read', 'problem.supervise'],
  ['problem.accept'],
  ['map.read'],
]

interface Known extends DrawnProblem {
  id: number
}
let problems: Known[] = []
let pools: Pool[] = []
/** Merged into: by the id of what was merged. */
const mergedInto = new Map<number, number>()
const followed = new Map<number, number[]>()

beforeAll(async () => {
  await sql`insert into deployment (metric_srid) values (4544)`.execute(db)
  await sql`
    insert into region (county_code, code, level, name, source)
    select code, code, 'county', code, 'test' from unnest(${counties}::text[]) as code`.execute(db)
  await sql`insert into county_state (county_code) select unnest(${counties}::text[])`.execute(db)
  await sql`
    insert into problem_category (county_code, code, title_zh, title_en, limits, source)
    select county, code, code, code, '[{}]', 'test'
    from unnest(${counties}::text[]) as county, unnest(${categories}::text[]) as code`.execute(db)
  const { rows: units } = await sql<{ id: number; county: string }>`
    insert into unit (county_code, code, name, kind, source)
    select county, code, code, 'department', 'test'
    from unnest(${counties}::text[]) as county, unnest(array['a', 'b', 'c']) as code
    returning id, county_code as county`.execute(db)
  pools = counties.map((each) => ({
    county: each,
    areas: areas.filter((area) => area.startsWith(each)),
    unitIds: units.filter((unit) => unit.county === each).map(({ id }) => id),
    ...{ accountIds, categories, sources },
  }))
  await add(400)
  // Some reports are the same as others.
  for (const { id, status } of problems.filter((each) => each.county === county).slice(0, 60)) {
    if (status !== 'refused') continue
    const target = pick(problems.filter((each) => each.county === county && each.id !== id)).id
    await sql`update problem set status = 'merged', merged_into = ${target} where id = ${id}`.execute(db)
    mergedInto.set(id, target)
    problems = problems.map((each) => (each.id === id ? { ...each, status: 'merged' } : each))
  }
  for (const accountId of accountIds) {
    const some = times(8, () => pick(problems)).filter((each) => each.county === county)
    followed.set(accountId, [...new Set(some.map(({ id }) => id))])
    await sql`
      insert into problem_follower (county_code, problem_id, account_id)
      select ${county}, unnest(${followed.get(accountId)}::bigint[]), ${accountId}`.execute(db)
  }
})

async function add(count: number): Promise<void> {
  const drawn = times(count, () => drawProblem(random, pick(pools)))
  const ids = await insertProblems(db, drawn)
  problems.push(...drawn.map((each, i) => ({ ...each, id: ids[i]! }))) // as many
}

function drawMover(): Mover {
  const grant = (): HeldGrant => {
    const pool = pick(pools)
    const scope = pick([
      { area: pick(areas), unitId: null },
      { area: pick(['', ...counties]), unitId: null },
      { area: pool.county, unitId: pick(pool.unitIds) },
    ])
    return { roleId: 'test', verbs: pick(verbSets), scope }
  }
  return { accountId: pick(accountIds), grants: times(random.integer(1, 3), grant) }
}

const iso = (minutes: number, now: number) => new Date(now + minutes * 60_000).toISOString()
const isoOrNull = (minutes: number | null, now: number) => (minutes === null ? null : iso(minutes, now))

/** By hand, from the words of the contract. */
function isSeen(problem: Known, { accountId, ...actor }: Mover): boolean {
  const target = { area: problem.area, unitIds: problem.unitId === null ? [] : [problem.unitId] }
  const ownMerged = [...mergedInto].some(
    ([from, into]) => into === problem.id && problems.find(({ id }) => id === from)?.reporterId === accountId,
  )
  return can(actor, 'problem.read', target) || problem.reporterId === accountId || ownMerged
}

function movable(problem: Known, now: number): MovableProblem {
  const { status, area, unitId, reporterId, handlerId, extensions, suspensions } = problem
  const { extensionAsked, supervised, appeal, wasOverdue } = problem
  return {
    ...{ status, area, unitId, reporterId, handlerId, extensions, suspensions },
    ...{ extensionAsked, supervised, appeal, wasOverdue },
    handleDueAt: isoOrNull(problem.handleDue, now),
    closedAt: isoOrNull(problem.closed, now),
  }
}

const late = ({ status, handleDue }: Known) => status === 'dispatched' && handleDue !== null && handleDue < 0
const isHandled = ({ status }: Known) => ['handled', 'checked', 'closed'].includes(status)
const onTime = ({ wasOverdue, appeal }: Known) => !wasOverdue || appeal === 'granted'

const counted: Record<ProblemCount, (problem: Known) => boolean> = {
  reported: () => true,
  accepted: ({ accepted }) => accepted !== null,
  refused: ({ status }) => status === 'refused',
  filed: ({ filed }) => filed !== null,
  dispatched: ({ dispatched, returns }) => dispatched !== null || returns > 0,
  handled: isHandled,
  unhandled: ({ status }) => status === 'dispatched' || status === 'suspended',
  'due-to-handle': (problem) => isHandled(problem) || late(problem),
  'handled-on-time': (problem) => isHandled(problem) && onTime(problem),
  overdue: (problem) => (problem.wasOverdue || late(problem)) && problem.appeal !== 'granted',
  closed: ({ status }) => status === 'closed',
  'due-to-close': (problem) => problem.filed !== null && (isHandled(problem) || late(problem)),
  'closed-on-time': (problem) => problem.status === 'closed' && onTime(problem),
  returned: ({ returns }) => returns > 0,
  reworked: ({ reworks }) => reworks > 0,
  extended: ({ extensions }) => extensions > 0,
  suspended: ({ suspensions }) => suspensions > 0,
  supervised: ({ supervisions }) => supervisions > 0,
  void: ({ status }) => status === 'void',
  merged: ({ status }) => status === 'merged',
}

function isChosen(problem: Known, mover: Mover, filter: ProblemFilter, now: number): boolean {
  if (problem.county !== county || !isSeen(problem, mover)) return false
  const { q, inbox, light, from, to, moment = 'reported', bbox } = filter
  if (q !== undefined && filter.counted === undefined && filter.moment === undefined) {
    const numbered = problems.find(({ number, county: of }) => number === q && of === county)
    if (numbered) return problem.id === numbered.id
  }
  const text = `${problem.number ?? ''} ${problem.words} ${problem.placeName ?? ''}`.toLowerCase()
  const [west = 0, south = 0, east = 0, north = 0] = bbox?.split(',').map(Number) ?? []
  const time = problem[moment]
  const state = filter.state ?? (inbox || filter.counted ? 'all' : 'open')
  const checks: boolean[] = [
    filter.area === undefined || problem.area.startsWith(filter.area),
    filter.status !== undefined
      ? filter.status.split(',').includes(problem.status)
      : state === 'all' || endStatuses.includes(problem.status) === (state === 'ended'),
    inbox === undefined ||
      whyNotMove(movable(problem, now), inboxes[inbox].action, mover, new Date(now)) === undefined,
    filter.category === undefined ||
      filter.category.split(',').some((code) => problem.category.startsWith(code)),
    filter.unit === undefined || problem.unitId === (filter.unit || null),
    filter.source === undefined || filter.source.split(',').includes(problem.source),
    light === undefined ||
      lightAt({ dueAt: isoOrNull(problem.due, now), nearlyDueAt: isoOrNull(problem.nearlyDue, now) }, now) ===
        light,
    (from === undefined && to === undefined && filter.moment === undefined) ||
      (time !== null &&
        (from === undefined || iso(time, now) >= from) &&
        (to === undefined || iso(time, now) < to)),
    filter.mine !== 'reported' || problem.reporterId === mover.accountId,
    filter.mine !== 'followed' || (followed.get(mover.accountId) ?? []).includes(problem.id),
    filter.supervised === undefined || problem.supervisions > 0 === filter.supervised,
    filter.reworked === undefined || problem.reworks > 0 === filter.reworked,
    filter.returned === undefined || problem.returns > 0 === filter.returned,
    filter.extended === undefined || problem.extensions > 0 === filter.extended,
    filter.suspended === undefined || problem.suspensions > 0 === filter.suspended,
    filter.onTime === undefined || (problem.handled !== null && problem.wasOverdue !== filter.onTime),
    filter.counted === undefined || counted[filter.counted](problem),
    filter.outside === undefined ||
      problem.area.length < { grid: 15, community: 12, township: 9 }[filter.outside],
    bbox === undefined ||
      (problem.lng >= west && problem.lng < east && problem.lat > south && problem.lat <= north),
    q === undefined ||
      q
        .toLowerCase()
        .split(' ')
        .every((word) => text.includes(word)),
  ]
  return checks.every(Boolean)
}

/** Moments half a minute off, so that none is on a border; boxes half a step off. */
function drawFilter(now: number): ProblemFilter {
  const minute = () => iso(-random.integer(0, 60 * 24 * 40) - 0.5, now)
  const [one, two] = [minute(), minute()].sort()
  const west = 104.9995 + random.integer(0, 20) / 1000
  const south = 34.9995 + random.integer(0, 20) / 1000
  const some = <T>(share: number, of: Partial<T>): Partial<T> => (maybe(share) ? of : {})
  return {
    ...some<ProblemFilter>(0.3, { area: pick(areas.filter((area) => area.startsWith(county))) }),
    ...some<ProblemFilter>(0.2, { status: [pick(statusIds), pick(statusIds)].join(',') }),
    ...some<ProblemFilter>(0.7, { state: pick(['open', 'ended', 'all', 'all'] as const) }),
    ...some<ProblemFilter>(0.2, { inbox: pick(inboxIds) }),
    ...some<ProblemFilter>(0.3, { category: pick(['06', '06010,09', '01037']) }),
    ...some<ProblemFilter>(0.2, { unit: pick([0, ...pools[0]!.unitIds]) }),
    ...some<ProblemFilter>(0.2, { source: pick(['patrol', 'hotline,video']) }),
    ...some<ProblemFilter>(0.2, { light: pick(['green', 'yellow', 'red'] as const) }),
    ...some<ProblemFilter>(0.2, { from: one, to: two }),
    ...some<ProblemFilter>(0.1, { moment: pick(['accepted', 'filed', 'handled', 'closed', 'due'] as const) }),
    ...some<ProblemFilter>(0.1, { mine: pick(['reported', 'followed'] as const) }),
    ...some<ProblemFilter>(0.1, { supervised: maybe(0.5) }),
    ...some<ProblemFilter>(0.1, { reworked: maybe(0.5) }),
    ...some<ProblemFilter>(0.1, { returned: maybe(0.5) }),
    ...some<ProblemFilter>(0.1, { extended: maybe(0.5) }),
    ...some<ProblemFilter>(0.1, { suspended: maybe(0.5) }),
    ...some<ProblemFilter>(0.1, { onTime: maybe(0.5) }),
    ...some<ProblemFilter>(0.15, { counted: pick(problemCountIds) }),
    ...some<ProblemFilter>(0.1, { outside: pick(['grid', 'community', 'township'] as const) }),
    ...some<ProblemFilter>(0.3, { bbox: [west, south, west + 0.021, south + 0.021].join(',') }),
    ...some<ProblemFilter>(0.15, { q: pick(['路灯', 'wifi', '号楼 垃圾', numberOf(pick(problems))]) }),
  }
}

const numberOf = ({ number }: Known) => number ?? '路灯'
const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b)

/** Page by page. */
async function listAll(mover: Mover, filter: ProblemFilter, sort: Sort = 'newest') {
  const ids: number[] = []
  let after: string | undefined
  let total = 0
  do {
    const page = await listProblems(db, county, mover, filter, { sort, after, limit: 7 })
    ids.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
    total = page.total
  } while (after !== undefined)
  return { ids, total }
}

describe('for any grants and any filter', () => {
  test('list, count and map hold what the loop finds, also after others changed something', async () => {
    let shown = 0
    let hidden = 0
    for (const round of times(200, (i) => i)) {
      if (round % 10 === 9) await changeSome()
      const [mover, now] = [drawMover(), Date.now()]
      const filter = drawFilter(now)
      const expected = problems.filter((each) => isChosen(each, mover, filter, now)).map(({ id }) => id)
      const why = JSON.stringify({ round, filter, mover })
      const { columns, condition } = await chooseProblems(db, county, mover, filter)
      const found = Array.from(narrow(columns, condition), (row) => columns.ids[row]!) // rows of the columns
      expect(found, why).toEqual(sorted(expected))
      const { ids, total } = await listAll(mover, filter)
      expect(sorted(ids), why).toEqual(sorted(expected))
      expect(total, why).toBe(expected.length)
      expect((await countProblems(db, county, mover, filter)).total, why).toBe(expected.length)
      shown += expected.length
      hidden += problems.length - expected.length
    }
    // the drawing is worth something only when both are in it
    expect(shown).toBeGreaterThan(1000)
    expect(hidden).toBeGreaterThan(1000)
  })

  test('SQL sees the same problems as the columns do', async () => {
    for (const mover of times(60, drawMover)) {
      const { rows } = await sql<{ id: number }>`
        select id from problem where county_code = ${county} and ${problemsInSight(mover)} order by id`.execute(
        db,
      )
      const expected = problems.filter((each) => each.county === county && isSeen(each, mover))
      expect(
        rows.map(({ id }) => id),
        JSON.stringify(mover),
      ).toEqual(sorted(expected.map(({ id }) => id)))
    }
  })

  test('an inbox holds what waits for a step that the caller may take, and its badge says how many', async () => {
    let waiting = 0
    for (const mover of times(25, drawMover)) {
      const now = Date.now()
      const badges = await countInboxes(db, county, mover)
      for (const inbox of inboxIds) {
        const expected = problems.filter((each) => isChosen(each, mover, { inbox }, now))
        expect((await listAll(mover, { inbox })).total).toBe(expected.length)
        expect(badges.inboxes[inbox].total).toBe(expected.length)
        for (const light of ['yellow', 'red'] as const)
          expect(badges.inboxes[inbox][light]).toBe((await listAll(mover, { inbox, light })).total)
        waiting += expected.length
      }
      expect(badges.open.total).toBe((await listAll(mover, {})).total)
      expect(badges.open.red).toBe((await listAll(mover, { light: 'red' })).total)
    }
    expect(waiting).toBeGreaterThan(100)
  })
})

/** A step, a moved pin, another unit, new problems: by somebody else. */
async function changeSome(): Promise<void> {
  await add(3)
  for (const problem of times(5, () => pick(problems))) {
    if (problem.status === 'merged') continue
    const pool = pools.find((each) => each.county === problem.county)!
    const { id: _, ...fresh } = { ...problem, ...drawProblem(random, pool) }
    const [made] = await insertProblems(db, [fresh])
    // What it became is written over it; the one that was made for that is gone.
    await sql`
      with made as (delete from problem where id = ${made} returning *)
      update problem set status = made.status, number = made.number, category_code = made.category_code,
        source = made.source, words = made.words, place_name = made.place_name, geom = made.geom,
        area_code = made.area_code, unit_id = made.unit_id, reporter_id = made.reporter_id,
        handler_id = made.handler_id, checker_id = made.checker_id, reported_at = made.reported_at,
        accepted_at = made.accepted_at, filed_at = made.filed_at, dispatched_at = made.dispatched_at,
        handled_at = made.handled_at, closed_at = made.closed_at, handle_due_at = made.handle_due_at,
        step_nearly_due_at = made.step_nearly_due_at, step_due_at = made.step_due_at,
        suspended_until = made.suspended_until, supervised = made.supervised,
        extension_asked = made.extension_asked, appeal = made.appeal, was_overdue = made.was_overdue,
        returns = made.returns, reworks = made.reworks, extensions = made.extensions,
        suspensions = made.suspensions, supervisions = made.supervisions, version = problem.version + 1
      from made where problem.id = ${problem.id}`.execute(db)
    problems = problems.map((each) => (each.id === problem.id ? { ...fresh, id: problem.id } : each))
  }
}

describe('pages', () => {
  test('follow the order that was asked for, each problem once', async () => {
    const all: Mover = {
      accountId: 1,
      grants: [{ roleId: 'all', verbs: ['problem.read'], scope: { area: county, unitId: null } }],
    }
    const here = problems.filter((each) => each.county === county)
    const by = (key: (problem: Known) => number) =>
      here.toSorted((a, b) => key(a) - key(b)).map((each) => key(each))
    const keyOf = new Map(here.map((each) => [each.id, each]))
    const listed = async (sort: Sort, key: (problem: Known) => number) =>
      (await listAll(all, { state: 'all' }, sort)).ids.map((id) => key(keyOf.get(id)!))
    expect(await listed('newest', ({ reported }) => -reported)).toEqual(by(({ reported }) => -reported))
    expect(await listed('oldest', ({ reported }) => reported)).toEqual(by(({ reported }) => reported))
    const due = ({ due: minutes }: Known) => minutes ?? Number.MAX_SAFE_INTEGER
    expect(await listed('due', due)).toEqual(by(due))
  })
})

describe('the map', () => {
  test('clusters and points add up to the count of the same filter in the same box, at every zoom', async () => {
    let clusters = 0
    for (const round of times(120, (i) => i)) {
      const now = Date.now()
      const mover = maybe(0.5) ? drawMover() : { accountId: 1, grants: everything }
      const { bbox: _box, q: _q, ...drawn } = drawFilter(now)
      const filter: ProblemFilter = maybe(0.5) ? { state: 'all' } : drawn
      const zoom = random.integer(6, 17)
      const [lng, lat] = [105.01 + random.integer(0, 20) / 1000, 35.01 + random.integer(0, 20) / 1000]
      const half = 0.02 / 2 ** Math.max(0, zoom - 13)
      const { columns, condition } = await chooseProblems(db, county, mover, filter)
      const map = clustersOf(columns, condition, [lng - half, lat - half, lng + half, lat + half], zoom, now)
      const count = async (box: readonly number[]) =>
        (await countProblems(db, county, mover, { ...filter, bbox: box.join(',') })).total
      const why = JSON.stringify({ round, zoom, filter, mover })
      const sum = map.points.length + map.clusters.reduce((total, { count: of }) => total + of, 0)
      expect(sum, why).toBe(map.total)
      expect(await count(map.box), why).toBe(map.total)
      const heat = heatOf(columns, condition, [lng - half, lat - half, lng + half, lat + half], zoom)
      expect(await count(heat.box), why).toBe(heat.total)
      expect(heat.cells.filter((_each, i) => i % 3 === 2).reduce((total, each) => total + each, 0)).toBe(
        heat.total,
      )
      for (const cluster of map.clusters) {
        clusters++
        expect(await count(cluster.box), why).toBe(cluster.count)
        expect(cluster.members.length).toBe(cluster.splitZoom === null ? Math.min(cluster.count, 100) : 0)
        if (cluster.splitZoom === null) continue
        const [west, south, east, north] = cluster.box
        const closer = (at: number) => clustersOf(columns, condition, [west, south, east, north], at, now)
        const parts = (at: number) => {
          const { points, clusters: some } = closer(at)
          return points.length + some.length
        }
        expect(parts(cluster.splitZoom), why).toBeGreaterThan(1)
      }
    }
    expect(clusters).toBeGreaterThan(100)
  })
})

describe('statistics', () => {
  test('every number is what the loop counts, and opens a list of exactly so many', async () => {
    let opened = 0
    for (const round of times(20, (i) => i)) {
      const [mover, now] = [round < 10 ? drawMover() : { ...drawMover(), grants: everything }, Date.now()]
      const filter = maybe(0.5) ? {} : drawFilter(now)
      const by = groupings[round % groupings.length]!
      const { all, groups } = await numberProblems(db, county, mover, filter, by)
      const why = JSON.stringify({ round, by, filter, mover })
      for (const group of [all, ...groups]) {
        for (const id of problemCountIds) {
          const list = listOf(group, id)
          const { total } = await countProblems(db, county, mover, list)
          expect(total, `${why} ${id} ${JSON.stringify(list)}`).toBe(group.counts[id])
          expect(problems.filter((each) => isChosen(each, mover, list, now)).length, why).toBe(total)
          opened += total
        }
        for (const id of problemRateIds) {
          const { numerator, denominator, value } = rateOf(group, id)
          expect(numerator, `${why} ${id}`).toBeLessThanOrEqual(denominator)
          expect(value === null).toBe(denominator === 0)
        }
      }
      for (const id of problemCountIds)
        expect(groups.reduce((sum, { counts }) => sum + counts[id], 0)).toBe(all.counts[id])
    }
    expect(opened).toBeGreaterThan(1000)
  }, 300_000)

  test('mean times are those of the moments', async () => {
    const mover: Mover = { accountId: 1, grants: everything }
    const { all } = await numberProblems(db, county, mover, {}, 'unit')
    const here = problems.filter((each) => each.county === county)
    const mean = (some: Known[], from: keyof Known, to: keyof Known) =>
      some.reduce((sum, each) => sum + (Number(each[to]) - Number(each[from])) / 60, 0) / some.length
    const spans = {
      'hours-to-accept': mean(here.filter(counted.accepted), 'reported', 'accepted'),
      'hours-to-handle': mean(here.filter(counted.handled), 'dispatched', 'handled'),
      'hours-to-close': mean(here.filter(counted.closed), 'reported', 'closed'),
    }
    for (const id of problemMeanIds) expect(meanOf(all, id).value).toBeCloseTo(spans[id], 3)
  })

  test('a trend counts each series by its own moment, and each step opens its list', async () => {
    const mover: Mover = { accountId: 1, grants: everything }
    const now = Date.now()
    for (const every of ['day', 'week', 'month'] as const) {
      const [from, to] = [iso(-60 * 24 * 41, now), iso(0, now)]
      const { steps } = await trendOf(db, county, mover, { from, to }, every)
      expect(steps[0]?.from).toBe(from)
      expect(steps.at(-1)?.to).toBe(to)
      for (const moment of trendMoments) {
        const sum = steps.reduce((total, { counts }) => total + counts[moment], 0)
        expect(sum).toBe(problems.filter((each) => each.county === county && each[moment] !== null).length)
      }
      for (const step of times(6, () => pick(steps)))
        for (const moment of trendMoments) {
          const list = { state: 'all', moment, from: step.from, to: step.to } as const
          expect((await countProblems(db, county, mover, list)).total).toBe(step.counts[moment])
        }
    }
  })
})

const everything: HeldGrant[] = [
  { roleId: 'all', verbs: ['problem.read'], scope: { area: '', unitId: null } },
]
