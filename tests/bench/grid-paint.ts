// Painting a community of 20,000 households: what each move of the brush and each stroke take until the totals stand.
import { buildApp } from '../../api/app.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { Random } from '../../geodata/demo/random.ts'
import type { Mosaic } from '../../web/map/mosaic/mosaic.ts'
import { atomsUnder, cutCells, gridsOfAtoms, paint, piecesOf } from '../../web/map/mosaic/paint.ts'
import { totalsOf } from '../../web/map/mosaic/paint-totals.ts'
import { openMosaic } from '../support/mosaic-api.ts'
import { noPhotos } from '../support/no-photos.ts'
import { signedIn } from '../support/people.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { largeCommunity } from './large-community.ts'
import { quantile } from './measure.ts'
import { type Benchmark, type Result, showMs } from './result.ts'

const aimMs = 50
const strokes = 300

export const gridPaint: Benchmark = { name: 'grid-paint', run: () => withDatabase(run) }

async function run({ db, engine }: BenchDatabase): Promise<Result> {
  const { data, community } = largeCommunity()
  await saveCountyData(db, data)
  const app = await buildApp({
    ...{ db, engine, photos: noPhotos, requestsPerMinute: Number.MAX_SAFE_INTEGER },
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
  })
  const cookie = await signedIn(db, 'planner', [
    { roleId: 'planner', scope: { area: data.county, unitId: null } },
  ])
  const ask = async (url: string) =>
    (await app.inject({ url: `/api${url}`, headers: { cookie: `${cookieName}=${cookie}` } })).json()
  const ground = await ask(`/communities/${community}/ground`)
  const base = await ask(`/communities/${community}/mosaic`)
  await app.close()
  const begun = performance.now()
  let mosaic: Mosaic = openMosaic(base)
  const cells = cutCells(mosaic, ground, base)
  const openMs = performance.now() - begun
  const pieces = piecesOf(cells, 'parcel')
  const pieceOf = new Map(pieces.flatMap((atoms, piece) => atoms.map((atom) => [atom, piece] as const)))
  const chance = new Random(1, 'strokes')
  const [moves, whole]: [number[], number[]] = [[], []]
  let refused = 0
  while (whole.length < strokes) {
    const grids = gridsOfAtoms(cells, mosaic)
    const beside = cells.subdivision.borders.filter(
      ({ left, right }) => left >= 0 && right >= 0 && grids[left] !== grids[right],
    )
    // Over a border: a piece beside it goes to the grid on its other side.
    const { left, right } = chance.pick(beside)
    const [to, { inner }] = [grids[right], cells.subdivision.atoms[left]!]
    if (!to) continue
    const moved = performance.now()
    const atoms = new Set(atomsUnder(cells, inner, 0).flatMap((atom) => pieces[pieceOf.get(atom)!]!))
    totalsOf(
      cells,
      grids.map((grid, atom) => (atoms.has(atom) ? to : grid)),
      ground.target,
    )
    moves.push(performance.now() - moved)
    const started = performance.now()
    const painted = paint(mosaic, cells, { atoms, to, handOn: false })
    if (painted.refusal) refused++
    // Whoever paints does not merge grids all the time.
    else if (painted.mosaic.grids.size === mosaic.grids.size) mosaic = painted.mosaic
    totalsOf(cells, gridsOfAtoms(cells, mosaic), ground.target)
    whole.push(performance.now() - started)
  }
  const line = (what: string, times: number[]) => {
    const sorted = times.toSorted((a, b) => a - b)
    const p95 = quantile(sorted, 0.95)
    return {
      what,
      measured: `p50 ${showMs(quantile(sorted, 0.5))}, p95 ${showMs(p95)}, slowest ${showMs(sorted.at(-1)!)}`,
      aim: `p95 ≤ ${showMs(aimMs)}`,
      met: p95 <= aimMs,
    }
  }
  return {
    title: 'Painting blocks',
    workload: `${base.grids.length} grids, ${cells.subdivision.atoms.length} atoms in ${cells.subdivision.parcels} parcels, ${ground.compounds.length} compounds, ${ground.facilities.length} facilities; ${strokes} strokes, of which ${refused} were refused with words.`,
    lines: [
      line('a move of the brush, with the totals of all grids', moves),
      line('a stroke: borders, checks, totals', whole),
      { what: 'opening: cutting the land along its roads and walls', measured: showMs(openMs) },
    ],
    notes: ['The part that computes, without drawing, in Node on the machine of the table.'],
  }
}
