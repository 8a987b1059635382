// A million problems: how fast are the first map screen, a page of the list, counts, statistics, a step, an export?
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { buildApp } from '../../api/app.ts'
import { openStatuses } from '../../api/contract/problem-workflow.ts'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { noPhotos } from '../support/no-photos.ts'
import { almighty, signedIn } from '../support/people.ts'
import { loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { quantile } from './measure.ts'
import { measureExport } from './problem-export.ts'
import { makeProblems } from './problem-rows.ts'
import { measureSteps } from './problem-steps.ts'
import { countProcessor, showSpent } from './processor.ts'
import { type Benchmark, type Line, type Result, showMs } from './result.ts'

const aimMs = 150
/** The embedded engine is for a single community. */
const problemsOn = { server: 1_000_000, embedded: 10_000 } as const
const runs = 40

export const problems: Benchmark = { name: 'problems', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine, listen } = database
  const county = await loadDemoCounty(db)
  const total = problemsOn[engine]
  await makeProblems(db, { county, problems: total, withEvents: total / 5 })
  const app = await buildApp({
    photos: noPhotos,
    db,
    engine,
    listen,
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo // a TCP server has one of this shape
  const cookie = `${cookieName}=${await almighty(db)}`
  const leader = `${cookieName}=${await signedIn(db, 'leader', [
    { roleId: 'grid-leader', scope: { area: await anyGrid(db, county), unitId: null } },
  ])}`
  const base = `/api/counties/${county}`
  const ask = async (path: string, as = cookie) => {
    const answer = await app.inject({ url: `${base}/${path}`, headers: { cookie: as } })
    if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const before = process.memoryUsage().rss
  const loaded = await timeOf(() => ask('problem-inboxes'))
  const memory = process.memoryUsage().rss - before
  const lines: Line[] = [
    {
      what: `reading all ${total} into memory, once after a start`,
      measured: `${showMs(loaded)}, ${(memory / 1e6).toFixed(0)} MB`,
    },
  ]
  const screens = await measureScreens(db, county, ask)
  lines.push(...screens.lines)
  for (const [what, path, as] of questions)
    lines.push(await p95(db, what, () => ask(path, as === 'leader' ? leader : cookie)))
  lines.push(...(await measureSteps(db, app, county)))
  lines.push(...(await measureExport(`http://127.0.0.1:${port}${base}`, cookie)))
  await app.close()
  return {
    title: `${total} problems`,
    workload: `A year of problems over the grids of the demo county, size M, 3 % of them open, 95 % of ${runs} questions below the time given, one after another through HTTP in one process with the database beside it; processor: what one takes in this process + in the database. ${await describeEngine(database)}.`,
    lines,
    answers: screens.answers,
    notes: [
      'The columns in memory answer what SQL would: each map was counted again by SQL over the same box. Beside the first one stands the same question as SQL over a covering index, index-only and counted cell by cell: what no index narrows costs it a look at every row, and that decided for the columns.',
    ],
  }
}

const year = `from=${new Date(Date.now() - 200 * 86_400_000).toISOString()}&to=${new Date(Date.now() - 20 * 86_400_000).toISOString()}`

/** Everything but maps; a leader sees one grid and what they reported themselves. */
const questions: [what: string, path: string, as?: 'leader'][] = [
  ['list: newest open', 'problems'],
  ['list: due first, overdue', 'problems?sort=due&light=red'],
  [
    'list: ended, one category, by one source, half a year',
    `problems?state=ended&category=06013&source=video&${year}`,
  ],
  ['list: words that few have, of all', 'problems?state=all&q=777号楼'],
  ['list: words that a tenth has, of all', 'problems?state=all&q=路灯不亮'],
  ['list: returned ones of all, oldest first', 'problems?state=all&returned=true&sort=oldest'],
  ['list: a grid leader, of all', 'problems?state=all', 'leader'],
  ['counts: open', 'problem-counts'],
  ['counts: all', 'problem-counts?state=all'],
  ['counts: a grid leader, of all', 'problem-counts?state=all', 'leader'],
  ['badges of all inboxes', 'problem-inboxes'],
  ['statistics of all by unit', 'problem-numbers?by=unit'],
  ['statistics of all by grid', 'problem-numbers?by=grid'],
  ['statistics of all by month', 'problem-numbers?by=month'],
  ['trend of half a year by day', `problem-trend?${year}`],
]

/** The screen as it opens on the town: all of the county at 1440 × 900. */
async function measureScreens(db: Db, county: string, ask: (path: string) => Promise<Answer>) {
  const { rows } = await sql<{ box: string }>`
    select concat_ws(',', st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)) as box
    from (select st_extent(geom) as box from problem where county_code = ${county}) extent`.execute(db)
  const screen = rows[0]?.box ?? ''
  const [west = 0, south = 0, east = 0, north = 0] = screen.split(',').map(Number)
  const zoom = Math.floor(Math.log2((360 * 1440) / 512 / (east - west)))
  const middle = [west + (east - west) * 0.45, south + (north - south) * 0.45]
  const closer = [...middle, west + (east - west) * 0.55, south + (north - south) * 0.55].join(',')
  const all = sql`true`
  const open = sql`status = any(${[...openStatuses]})`
  const patrol = sql`source = 'patrol'`
  const category = sql`category_code like '06%'`
  const screens = [
    ['as it opens: what is open', zoom, screen, '', open],
    ['unfiltered: all', zoom, screen, 'state=all', all],
    ['all of one source', zoom, screen, 'state=all&source=patrol', patrol],
    ['all of one major category', zoom, screen, 'state=all&category=06', category],
    ['closer, all', zoom + 3, closer, 'state=all', all],
  ] as const
  const lines: Line[] = []
  const answers: string[][] = []
  for (const [what, at, box, filter, condition] of screens) {
    const path = `problem-map?zoom=${at}&screen=${box}&${filter}`
    lines.push(await p95(db, `map, ${what}`, () => ask(path)))
    const map = await ask(path)
    const sum = map.points.length + map.clusters.reduce((total, { count }) => total + count, 0)
    const counted = await countInSql(db, county, map.box, condition)
    answers.push([what, String(map.points.length), String(map.clusters.length), String(sum), String(counted)])
  }
  lines.push(await p95(db, 'heat, all', () => ask(`problem-heat?zoom=${zoom}&screen=${screen}&state=all`)))
  const peer = await timeSqlClusters(db, county, zoom)
  lines[1] = { ...lines[1]!, peer: `SQL, index-only scan: ${showMs(peer)}` } // the second of the screens
  return { lines, answers: { head: ['map', 'points', 'clusters', 'sum', 'counted by SQL'], rows: answers } }
}

interface Answer {
  box: number[]
  points: unknown[]
  clusters: { count: number }[]
}

async function countInSql(
  db: Db,
  county: string,
  box: number[],
  condition: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from problem where county_code = ${county} and ${condition}
      -- not by the boxes of an index, which are rounded to whatever 32 bits hold
      and st_x(geom) >= ${box[0]} and st_x(geom) < ${box[2]} and st_y(geom) > ${box[1]} and st_y(geom) <= ${box[3]}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** The best that SQL does: everything it needs in one index, nothing but whole numbers to group by. */
async function timeSqlClusters(db: Db, county: string, zoom: number): Promise<number> {
  await sql`create index bench_cells on problem (county_code) include (map_x, map_y, status, source)`.execute(
    db,
  )
  await sql`vacuum analyze problem`.execute(db)
  const shift = 27 - zoom
  const ask = () =>
    sql`
    select map_x >> ${shift}, map_y >> ${shift}, count(*), sum(map_x::bigint), sum(map_y::bigint)
    from problem where county_code = ${county} group by 1, 2`.execute(db)
  const times: number[] = []
  for (let i = 0; i < 5; i++) times.push(await timeOf(ask))
  await sql`drop index bench_cells`.execute(db)
  return quantile(
    times.sort((a, b) => a - b),
    0.5,
  )
}

async function anyGrid(db: Db, county: string): Promise<string> {
  const { code } = await db
    .selectFrom('grid')
    .select('code')
    .where('countyCode', '=', county)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return code
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function p95(db: Db, what: string, work: () => Promise<unknown>): Promise<Line> {
  await work()
  const spent = await countProcessor(db)
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await timeOf(work))
  const processor = showSpent(await spent(), runs)
  times.sort((a, b) => a - b)
  const late = quantile(times, 0.95)
  return {
    what,
    measured: `${showMs(late)} (median ${showMs(quantile(times, 0.5))}; processor ${processor})`,
    aim: `≤ ${showMs(aimMs)}`,
    met: late <= aimMs,
  }
}
