// How smoothly does a border follow the pointer in a county with 5,000 grids, in a browser without a graphics card?
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from '@playwright/test'
import { sql } from 'kysely'
import { buildApp } from '../../api/app.ts'
import { buildWeb, webFolder } from '../../api/build-web.ts'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { readMosaic } from '../../api/features/grids/read-mosaic.ts'
import { isOuter } from '../../web/map/mosaic/mosaic.ts'
import { keyOf, type Point } from '../../web/map/mosaic/plane.ts'
import { browserFlags, findBrowser } from '../support/browser.ts'
import { openMosaic } from '../support/mosaic-api.ts'
import { noPhotos } from '../support/no-photos.ts'
import { almighty } from '../support/people.ts'
import { loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { divideIntoMesh } from './many-grids.ts'
import { quantile } from './measure.ts'
import { type Benchmark, type Result, showMs } from './result.ts'

const gridsPerCommunity = 64
const aimFramesPerSecond = 30
const dragMs = 4000
const runs = 5

export const gridDrag: Benchmark = { name: 'grid-drag', run: () => withDatabase(run) }

interface Drag {
  /** Milliseconds from each frame to the next while the pointer moved. */
  gaps: number[]
}

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const county = await loadDemoCounty(db)
  const grids = await divideIntoMesh(db, county, gridsPerCommunity)
  await buildWeb(() => {})
  const app = await buildApp({
    photos: noPhotos,
    db,
    engine,
    webFolder,
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo // a TCP server has one of this shape
  const origin = `http://127.0.0.1:${port}`
  const { rows } = await sql<{ community: string }>`
    select community_code as community from grid group by 1 order by count(*) desc, 1 limit 1`.execute(db)
  const mosaic = await readMosaic(db, rows[0]!.community) // there are grids
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const drags: Drag[] = []
  try {
    const page = await openEditor(browser, origin, mosaic, {
      name: cookieName,
      value: await almighty(db),
      url: origin,
    })
    for (let i = 0; i <= runs; i++) drags.push(await drag(page, nodeOf(mosaic, i)))
  } finally {
    await browser.close()
    await app.close()
  }
  // The first one warms up.
  const gaps = drags.slice(1).flatMap((each) => each.gaps)
  return report(database, { grids, mosaic, gaps, browser: browser.version() })
}

/** A corner where four grids meet, far from the outline; another one each time. */
function nodeOf(answer: CommunityMosaic, skip: number): Point {
  const { arcs } = openMosaic(answer)
  const inner = [...arcs.values()].filter((arc) => !isOuter(arc))
  const counts = new Map<string, { point: Point; arcs: number }>()
  for (const { points } of inner)
    for (const point of [points[0]!, points.at(-1)!]) {
      const key = keyOf(point)
      counts.set(key, { point, arcs: (counts.get(key)?.arcs ?? 0) + 1 })
    }
  const meeting = [...counts.values()].filter((each) => each.arcs === 4)
  return meeting[Math.floor(((skip + 1) * meeting.length) / (runs + 2))]!.point // there are more than runs
}

async function openEditor(
  browser: Browser,
  origin: string,
  { code, grids }: CommunityMosaic,
  cookie: { name: string; value: string; url: string },
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await page.context().addCookies([cookie])
  await page.goto(`${origin}/county/${code.slice(0, 6)}?level=grid&area=${grids[0]?.code}`)
  await page.getByRole('button', { name: '编辑网格边界' }).click({ timeout: 60_000 })
  await page.getByRole('region', { name: /^编辑网格边界 · / }).waitFor()
  // Around it the other communities with all of their grids.
  await page.waitForTimeout(1500)
  await page.locator('[data-idle="true"]').waitFor({ timeout: 60_000 })
  return page
}

/** Moves a corner round and round for some seconds, as fast as the page takes it. */
async function drag(page: Page, corner: Point): Promise<Drag> {
  const { x, y } = await pixelOf(page, corner)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(countFrames)
  const begun = performance.now()
  for (let i = 0; performance.now() - begun < dragMs; i++)
    await page.mouse.move(x + 12 * Math.cos(i / 6), y + 12 * Math.sin(i / 6))
  const times = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames) // set by countFrames
  await page.mouse.up()
  await page.getByText(/^已修改 \d+ 步$/).waitFor()
  return { gaps: times.slice(1).map((time, i) => time - times[i]!) }
}

/** Runs in the page: notes when each frame begins. */
function countFrames() {
  const frames: number[] = []
  const note = (time: number) => {
    frames.push(time)
    requestAnimationFrame(note)
  }
  Object.assign(globalThis, { frames })
  requestAnimationFrame(note)
}

async function pixelOf(page: Page, [lng, lat]: Point): Promise<{ x: number; y: number }> {
  const [zoom, middleLat, middleLng] = (new URL(page.url()).searchParams.get('at') ?? '')
    .split(',')
    .map(Number)
  const box = await page.getByRole('region', { name: '地图' }).boundingBox()
  if (!box || zoom === undefined || middleLat === undefined || middleLng === undefined)
    throw new Error('The link names no camera.')
  const size = 512 * 2 ** zoom
  const down = (each: number) => Math.log(Math.tan(Math.PI / 4 + (each * Math.PI) / 360)) / (2 * Math.PI)
  return {
    x: box.x + box.width / 2 + ((lng - middleLng) / 360) * size,
    y: box.y + box.height / 2 - (down(lat) - down(middleLat)) * size,
  }
}

interface Measured {
  grids: number
  mosaic: CommunityMosaic
  gaps: number[]
  browser: string
}

async function report(database: BenchDatabase, { grids, mosaic, gaps, browser }: Measured): Promise<Result> {
  const sorted = gaps.toSorted((a, b) => a - b)
  const perSecond = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0)
  return {
    title: 'Dragging a border of a grid',
    workload: `Demo county, size M, with ${grids} grids; a corner of the ${mosaic.grids.length} grids of one community is dragged ${runs} times for ${dragMs / 1000} s, all grids of the county in the tiles around. Chromium ${browser} at 1440 × 900 with WebGL in software. ${await describeEngine(database)}.`,
    lines: [
      {
        what: 'frames a second while dragging',
        measured: perSecond.toFixed(1),
        aim: `≥ ${aimFramesPerSecond}`,
        met: perSecond >= aimFramesPerSecond,
      },
      { what: 'from frame to frame, median', measured: showMs(quantile(sorted, 0.5)) },
      { what: 'from frame to frame, 95 of 100 within', measured: showMs(quantile(sorted, 0.95)) },
    ],
    notes: [],
  }
}
