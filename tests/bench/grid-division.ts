// A proposal for a community of 20,000 households: how long does it take, and how good is it beside the textbook's halving?
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../api/app.ts'
import { terrainOf } from '../../api/contract/blocks/terrain.ts'
import { gridTarget } from '../../api/contract/grid-division.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { divide } from '../../api/features/grids/division/divide.ts'
import type { Graph } from '../../api/features/grids/division/partition.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { bisect } from '../support/bisection.ts'
import { noPhotos } from '../support/no-photos.ts'
import { signedIn } from '../support/people.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { largeCommunity } from './large-community.ts'
import { describeEngine } from './machine.ts'
import { measure } from './measure.ts'
import { type Benchmark, type Result, showMs, showTiming } from './result.ts'

const aimMs = 3000

export const gridDivision: Benchmark = { name: 'grid-division', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const { data, community } = largeCommunity()
  await saveCountyData(db, data)
  const app = await buildApp({
    ...{ db, engine, photos: noPhotos, requestsPerMinute: Number.MAX_SAFE_INTEGER },
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
  })
  const cookie = await signedIn(db, 'planner', [
    { roleId: 'planner', scope: { area: data.county, unitId: null } },
  ])
  const ask = asker(app, cookie)
  const ground = await ask(`/communities/${community}/ground`)
  const { grids } = await ask(`/communities/${community}/mosaic`)
  const timing = await measure(() => ask(`/communities/${community}/division`, {}))
  const { terrain, stock } = terrainOf(ground, grids)
  const wish = { grids: undefined, target: 400, seed: 1, keep: false }
  const begun = performance.now()
  const ours = divide(terrain, stock, wish)
  const oursMs = performance.now() - begun
  const { graph } = ours
  const peerBegun = performance.now()
  const peer = bisect(graph, ours.parts)
  const peerMs = performance.now() - peerBegun
  await app.close()
  const households = Math.round((ours.counts.households ?? []).reduce((sum, each) => sum + each, 0))
  return {
    title: 'A proposed division',
    workload: `A community of ${households} households, ${ground.compounds.length} compounds, ${ground.lines.length} roads and banks, divided into ${ours.parts} grids; ${ours.subdivision.atoms.length} atoms in ${ours.subdivision.blocks} blocks, ${graph.weights.length} pieces. ${await describeEngine(database)}.`,
    lines: [
      {
        what: 'the whole answer through HTTP and the permissions',
        measured: showTiming(timing),
        aim: `≤ ${showMs(aimMs)}`,
        met: timing.slowestMs <= aimMs,
      },
      {
        what: 'of it blocks and division',
        measured: showMs(oursMs),
        peer: `halving, without the blocks: ${showMs(peerMs)}`,
      },
    ],
    answers: {
      head: ['', 'Tuzhi', 'recursive halving'],
      rows: quality(graph, ours.unitPart, peer, ours.parts),
    },
    notes: [
      'Both divide the same pieces, of which no compound is cut. Border costs are metres, fewer along greater roads.',
    ],
  }
}

function asker(app: FastifyInstance, cookie: string) {
  return async (url: string, payload?: object) => {
    const answer = await app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api${url}`,
      headers: { cookie: `${cookieName}=${cookie}` },
      ...(payload && { payload }),
    })
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`)
    return answer.json()
  }
}

function quality(graph: Graph, ours: readonly number[], peer: readonly number[], parts: number): string[][] {
  const both = [ours, peer].map((part) => judge(graph, part, parts))
  const row = (what: string, say: (each: Judged) => string) => [what, ...both.map(say)]
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    row('grids of 300 to 500 households', ({ fitting }) => `${fitting} of ${parts}`),
    row('mean deviation from the mean', ({ mean }) => percent(mean)),
    row('largest deviation', ({ worst }) => percent(worst)),
    row('border between grids', ({ cost }) => `${(cost / 1000).toFixed(2)} km weighted`),
    row('grids in more than one piece', ({ scattered }) => String(scattered)),
  ]
}

interface Judged {
  fitting: number
  mean: number
  worst: number
  cost: number
  scattered: number
}

function judge({ weights, edges }: Graph, part: readonly number[], parts: number): Judged {
  const sums = new Array<number>(parts).fill(0)
  part.forEach((each, piece) => {
    sums[each]! += weights[piece]!
  })
  const average = sums.reduce((sum, each) => sum + each, 0) / parts
  const deviations = sums.map((sum) => Math.abs(sum / average - 1))
  const group = part.map((_, i) => i)
  const rootOf = (piece: number): number => (group[piece] === piece ? piece : rootOf(group[piece]!))
  for (const { a, b } of edges) if (part[a] === part[b]) group[rootOf(a)] = rootOf(b)
  const pieces = new Map<number, Set<number>>()
  part.forEach((each, piece) => {
    pieces.set(each, (pieces.get(each) ?? new Set()).add(rootOf(piece)))
  })
  return {
    fitting: sums.filter((sum) => sum >= gridTarget.least && sum <= gridTarget.most).length,
    mean: deviations.reduce((sum, each) => sum + each, 0) / parts,
    worst: Math.max(...deviations),
    cost: edges.reduce((sum, { a, b, cost }) => (part[a] === part[b] ? sum : sum + cost), 0),
    scattered: [...pieces.values()].filter((roots) => roots.size > 1).length,
  }
}
