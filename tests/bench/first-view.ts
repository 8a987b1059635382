// When is the first picture of a county complete, in a browser without a graphics card, and how much script does it load?
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from '@playwright/test'
import { buildApp } from '../../api/app.ts'
import { buildWeb, webFolder } from '../../api/build-web.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { browserFlags, findBrowser } from '../support/browser.ts'
import { noPhotos } from '../support/no-photos.ts'
import { almighty } from '../support/people.ts'
import { describeCounty, loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { quantile } from './measure.ts'
import { type Benchmark, type Result, showBytes, showMs } from './result.ts'

const aimMs = 6000
const aimBytes = 1.2e6
const warmUps = 2
const wantedRuns = 7
const patienceMs = 120_000
/** The picture counts as complete when nothing has moved for so long since. */
const settledMs = 1000
/** A picture that takes longer has failed. */
const mostMs = 60_000

interface View {
  /** Since the navigation began. */
  firstIdleMs: number
  settledIdleMs: number
  firstPaintMs: number
  scriptBytes: number
  styleBytes: number
  requests: number
}

export const firstView: Benchmark = { name: 'first-view', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const county = await loadDemoCounty(db)
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
  const url = `http://127.0.0.1:${port}/county/${county}`
  const cookie = { name: cookieName, value: await almighty(db), url }
  const views: View[] = []
  let browserVersion = ''
  try {
    const begun = performance.now()
    while (
      views.length < warmUps + wantedRuns &&
      (views.length === 0 || performance.now() - begun < patienceMs)
    ) {
      // A browser of its own each time: nothing is cached, no shader compiled.
      const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
      browserVersion = browser.version()
      try {
        views.push(await open(browser, url, cookie))
      } finally {
        await browser.close()
      }
    }
  } finally {
    await app.close()
  }
  return report(database, views.length > warmUps ? views.slice(warmUps) : views, browserVersion)
}

async function report(database: BenchDatabase, views: View[], browser: string): Promise<Result> {
  const values = (of: (view: View) => number) => views.map(of).sort((a, b) => a - b)
  const median = (of: (view: View) => number) => quantile(values(of), 0.5)
  const spread = (of: (view: View) => number) => {
    const sorted = values(of)
    return `${showMs(median(of))} (${showMs(sorted[0] ?? 0)}–${showMs(sorted.at(-1) ?? 0)}, ${views.length} runs)`
  }
  const idle = median((view) => view.settledIdleMs)
  const script = median((view) => view.scriptBytes)
  return {
    title: 'First view of a county in a browser',
    workload: `Demo county, size M: ${await describeCounty(database.db)}. Chromium ${browser} at 1440 × 900 with WebGL in software, nothing cached, server and database on the same cores. ${await describeEngine(database)}.`,
    lines: [
      {
        what: 'map complete (idle, and nothing moved for a second after)',
        measured: spread((view) => view.settledIdleMs),
        aim: `≤ ${showMs(aimMs)}`,
        met: idle <= aimMs,
      },
      { what: 'map idle for the first time', measured: spread((view) => view.firstIdleMs) },
      { what: 'first contentful paint', measured: spread((view) => view.firstPaintMs) },
      {
        what: 'script transferred, compressed',
        measured: showBytes(script),
        aim: `≤ ${showBytes(aimBytes)}`,
        met: script <= aimBytes,
      },
      {
        what: 'style sheets transferred, compressed',
        measured: showBytes(median((view) => view.styleBytes)),
      },
      { what: 'requests', measured: String(median((view) => view.requests)) },
    ],
    notes: [],
  }
}

interface Cookie {
  name: string
  value: string
  url: string
}

async function open(browser: Browser, url: string, cookie: Cookie): Promise<View> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await page.context().addCookies([cookie])
  let requests = 0
  page.on('requestfinished', () => requests++)
  await page.addInitScript(noteIdle)
  await page.goto(url)
  const view = await page.evaluate(readView, { settledMs, mostMs })
  if (!view) throw new Error(`The map was not complete after ${showMs(mostMs)}.`)
  return { ...view, requests }
}

/** Runs in the page: waits for the complete picture, then tells what it took; undefined when it takes too long. */
async function readView({ settledMs, mostMs }: { settledMs: number; mostMs: number }) {
  const { times } = globalThis as unknown as Idle // set by noteIdle
  const isSettled = () =>
    document.querySelector('[data-idle="true"]') !== null &&
    performance.now() - (times.at(-1) ?? performance.now()) > settledMs
  while (!isSettled()) {
    if (performance.now() > mostMs) return undefined
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[] // of this type
  const bytes = (pattern: RegExp) =>
    entries
      .filter(({ name }) => pattern.test(new URL(name).pathname))
      .reduce((sum, each) => sum + each.encodedBodySize, 0)
  return {
    firstIdleMs: times[0] ?? Number.NaN,
    settledIdleMs: times.at(-1) ?? Number.NaN,
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    scriptBytes: bytes(/\.m?js$/),
    styleBytes: bytes(/\.css$/),
  }
}

interface Idle {
  /** Each time the map said that its picture is complete, milliseconds since the navigation began. */
  times: number[]
}

/** Runs in the page before its own scripts. */
function noteIdle() {
  const times: number[] = []
  Object.assign(globalThis, { times })
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target instanceof HTMLElement && target.dataset.idle === 'true'))
      times.push(performance.now())
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-idle'] })
}
