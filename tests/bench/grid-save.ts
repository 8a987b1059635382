// A planner moves borders in a county of 2,000 grids: how long does each save take, with all checks, everything that
// follows from it, and the answer that the map shows? And are the numbers afterwards those of a full run?
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { buildApp } from '../../api/app.ts'
import type { CommunityMosaic, Finding, MosaicChange } from '../../api/contract/grids.ts'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { Random } from '../../geodata/demo/random.ts'
import { isOuter, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { along, distance } from '../../web/map/mosaic/plane.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { noPhotos } from '../support/no-photos.ts'
import { signedIn } from '../support/people.ts'
import { describeCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { quantile } from './measure.ts'
import { makeProblems } from './problem-rows.ts'
import { countProcessor, showSpent } from './processor.ts'
import { type Benchmark, type Line, type Result, showMs } from './result.ts'

const aimMs = 300
/** 6,400 compounds make 2,100 grids; the embedded engine is for a single community. */
const sizes = {
  server: { compounds: 6400, problems: 100_000, saves: 200 },
  embedded: { compounds: 400, problems: 5000, saves: 40 },
} as const
/** The first ones read the tables for the first time. */
const warmUps = 5

export const gridSave: Benchmark = { name: 'grid-save', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const { compounds, problems, saves } = sizes[engine]
  const data = generateCounty({ size: 'M', seed: 1, compounds })
  await saveCountyData(db, data)
  await makeProblems(db, { county: data.county, problems, withEvents: 0 })
  for (const table of ['grid', 'place', 'problem', 'piece', 'land_part'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  const county = await describeCounty(db)
  const app = await buildApp({
    ...{ db, engine, photos: noPhotos, requestsPerMinute: Number.MAX_SAFE_INTEGER },
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
  })
  const cookie = await signedIn(db, 'planner', [
    { roleId: 'planner', scope: { area: data.county, unitId: null } },
  ])
  const lines = await measureSaves(db, app, { cookie, saves })
  await app.close()
  return {
    title: 'Saving a border',
    workload: `${county}, ${problems} problems; ${saves} moves of a border somewhere, one after the other, through HTTP and the permissions. ${await describeEngine(database)}.`,
    lines: [...lines, await compareWithFullRun(db, data.county)],
    notes: [],
  }
}

async function measureSaves(
  db: Db,
  app: FastifyInstance,
  { cookie, saves }: { cookie: string; saves: number },
): Promise<Line[]> {
  const ask = async (url: string, payload?: object) => {
    const begun = performance.now()
    const answer = await app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api${url}`,
      headers: { cookie: `${cookieName}=${cookie}` },
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, body: answer.json(), ms: performance.now() - begun }
  }
  const communities = (
    await db.selectFrom('grid').select('communityCode').distinct().orderBy('communityCode').execute()
  ).map((each) => each.communityCode)
  const chance = new Random(1, 'grid-save')
  const [kept, looked]: [number[], number[]] = [[], []]
  let unusual = 0
  let spent = await countProcessor(db)
  for (let save = -warmUps; save < saves; ) {
    const url = `/communities/${chance.pick(communities)}/mosaic`
    const { body } = await ask(url)
    const change = bendAnything(body, chance)
    if (!change) continue
    if (save === 0) spent = await countProcessor(db)
    const dry = await ask(url, { ...change, dryRun: true })
    const { findings } = dry.body as { findings: Finding[] } // of a dry run, as the contract says
    if (findings.some(({ severity }) => severity === 'error')) continue
    if (findings.length > 0) unusual++
    const saved = await ask(url, { ...change, confirmed: findings.map(({ key }) => key) })
    if (saved.status !== 200) throw new Error(`a save answers ${saved.status} ${JSON.stringify(saved.body)}`)
    if (save++ < 0) continue
    kept.push(saved.ms)
    looked.push(dry.ms)
  }
  const line = (what: string, times: number[]): Line => {
    const sorted = times.toSorted((a, b) => a - b)
    const late = quantile(sorted, 0.95)
    return {
      what,
      measured: `${showMs(late)} (median ${showMs(quantile(sorted, 0.5))}, slowest ${showMs(sorted.at(-1)!)})`,
      aim: `≤ ${showMs(aimMs)}`,
      met: late <= aimMs,
    }
  }
  return [
    line(`a save with all checks, 95 % within (${unusual} with something to confirm)`, kept),
    line('what would change hands, before it is saved, 95 % within', looked),
    { what: 'processor of both', measured: showSpent(await spent(), saves) },
  ]
}

/** A border between two grids gets a corner to its side; undefined when that would be no mosaic. */
function bendAnything(answer: CommunityMosaic, chance: Random): MosaicChange | undefined {
  const bend = (mosaic: Mosaic): Outcome => {
    const inner = [...mosaic.arcs].filter(([, arc]) => !isOuter(arc))
    if (inner.length === 0) return { refusal: { code: 'unknown' } }
    const [id, { points }] = chance.pick(inner)
    const index = chance.integer(1, points.length - 1)
    const [a, b] = [points[index - 1]!, points[index]!]
    const middle = along(a, b, 0.5)
    // up to 30 m, and less where the edge is short
    const aside = (chance.between(-1, 1) * Math.min(distance(a, b) / 6, 3e-4)) / distance(a, b)
    return insertVertex(mosaic, id, index, [
      middle[0] - (b[1] - a[1]) * aside,
      middle[1] + (b[0] - a[0]) * aside,
    ])
  }
  try {
    return bodyAfter(answer, [bend])
  } catch {
    return undefined
  }
}

interface Fact {
  key: string
  numerator: number | null
  denominator: number | null
}

async function readFacts(db: Db): Promise<Map<string, Fact>> {
  const { rows } = await sql<Fact>`
    select fact.indicator || ' ' || coalesce(grid.code, piece.community_code, piece.township_code, '') as key,
           fact.numerator, fact.denominator
    from indicator_fact fact
    join piece on piece.county_code = fact.county_code and piece.id = fact.piece_id
    left join grid on grid.county_code = piece.county_code and grid.id = piece.grid_id`.execute(db)
  return new Map(rows.map((row) => [row.key, row]))
}

/** A fast wrong number would be worse than a slow one. */
async function compareWithFullRun(db: Db, county: string): Promise<Line> {
  const partial = await readFacts(db)
  await db.transaction().execute((trx) => refreshCounty(trx, county))
  const full = await readFacts(db)
  let worst = partial.size === full.size ? 0 : Number.POSITIVE_INFINITY
  for (const [key, theirs] of full)
    for (const part of ['numerator', 'denominator'] as const) {
      const [a, b] = [partial.get(key)?.[part], theirs[part]]
      if (a === undefined || (a === null) !== (b === null)) worst = Number.POSITIVE_INFINITY
      else if (a !== null && b !== null) worst = Math.max(worst, Math.abs(a - b) / Math.max(1, Math.abs(b)))
    }
  return {
    what: `${full.size} facts afterwards, the largest difference from a full run`,
    measured: worst.toExponential(1),
    aim: '≤ 1e-9',
    met: worst <= 1e-9,
  }
}
