// npm start: opens the database, fills an empty embedded one with the demo county, builds the web if needed, listens.
import { type AddressInfo, createServer } from 'node:net'
import { loadDemo } from '../geodata/demo/load.ts'
import { languageOf } from '../geodata/messages.ts'
import { buildApp } from './app.ts'
import { buildWeb, webFolder } from './build-web.ts'
import { hasAdministrator } from './db/administrators.ts'
import type { Author } from './db/audit.ts'
import { CannotStart } from './db/cannot-start.ts'
import { dataFolder, openDatabase, optionsFromEnvironment } from './db/open.ts'
import { warmProblems } from './db/problem-index.ts'
import type { Db } from './db/tables.ts'
import { readProxy } from './defences.ts'
import { isDemo } from './features/accounts/demo-accounts.ts'
import { createLink } from './features/accounts/first-administrator.ts'
import { runProposalsEveryMinute } from './features/grids/proposals/run-due.ts'
import { sweepHourly } from './features/photos/sweep-photos.ts'
import { runClockEveryMinute } from './features/problems/run-clock.ts'
import { openPhotos } from './photos/open-photos.ts'

try {
  await start()
} catch (error) {
  console.error(toFault(error).say(languageOf(process.env)))
  process.exit(1)
}

async function start(): Promise<void> {
  const port = readPort(process.env.PORT || '8080')
  // Only this machine unless HOST says otherwise: passwords should not cross a network without TLS before it.
  const host = process.env.HOST || 'localhost'
  await checkPort(port, host)
  const proxy = proxyFrom(process.env.TUZHI_PROXY)
  const options = optionsFromEnvironment()
  const photos = openPhotos(dataFolder())
  const [database] = await Promise.all([
    openDatabase(options),
    buildWeb(() => say('正在构建网页（仅首次） Building the web, once')),
  ])
  const loadSmallDemo = (db: Db, author?: Author) =>
    loadDemo(db, photos.store, { size: 'S', seed: 1 }, undefined, author)
  if (database.engine === 'embedded') await fillIfEmpty(database.db, loadSmallDemo)
  const link = (await needsAdministrator(database.db)) ? await createLink(database.db) : undefined
  const app = await buildApp({ ...database, loadDemo: loadSmallDemo, photos, webFolder, ...proxy })
  const endSweeping = sweepHourly(database.db, photos, (error) =>
    app.log.error(error, 'Sweeping photos failed'),
  )
  const endClock = runClockEveryMinute(database.db, (error) =>
    app.log.error(error, 'The clock of problems failed'),
  )
  const endProposals = runProposalsEveryMinute(database.db, (error) =>
    app.log.error(error, 'Bringing proposals for grids into force failed'),
  )
  closeOnSignal(async () => {
    endSweeping()
    await endProposals()
    await endClock()
    await app.close()
    await database.close()
  })
  await app.listen({ port, host })
  warmProblems(database.db).catch((error) => app.log.error(error, 'Reading the problems failed'))
  const { port: heard } = app.server.address() as AddressInfo // a TCP server has one of this shape
  welcome(heard, host, database.engine === 'server' ? 'DATABASE_URL' : (options.folder ?? ''), link)
}

/** The demo lets people in without one; a real county, or none yet, does not. */
async function needsAdministrator(db: Db): Promise<boolean> {
  return !(await isDemo(db)) && !(await hasAdministrator(db))
}

async function fillIfEmpty(db: Db, loadSmallDemo: (db: Db) => Promise<string>): Promise<void> {
  const found = await db.selectFrom('countyState').select('countyCode').limit(1).executeTakeFirst()
  if (found) return
  say('正在生成演示县（虚构） Making the fictional demo county')
  await loadSmallDemo(db)
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new CannotStart('port-wrong', { port: text })
  return port
}

function proxyFrom(text: string | undefined) {
  if (!text) return {}
  const proxy = readProxy(text)
  if (proxy === undefined) throw new CannotStart('proxy-wrong', { proxy: text })
  return { proxy }
}

/** Asked before anything slow begins. */
async function checkPort(port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer().once('error', reject)
  probe.listen({ port, host }, () => probe.close(() => resolve()))
  await promise
}

/** The first signal ends cleanly, a second one at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (closing) process.exit(1)
      closing = true
      await close()
      process.exit(0)
    })
  }
}

/** What is wrong is known by its class or code; the rest says its own first line. */
function toFault(error: unknown): CannotStart {
  if (error instanceof CannotStart) return error
  if (!(error instanceof Error)) return new CannotStart('unknown', { reason: String(error) })
  const { code, port = 0, address } = error as NodeJS.ErrnoException & { port?: number; address?: string } // set by net
  if (code === 'EADDRINUSE') return new CannotStart('port-in-use', { port })
  if (code === 'EACCES') return new CannotStart('port-needs-rights', { port })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart('host-unknown', { host: address ?? process.env.HOST ?? '' })
  return new CannotStart('unknown', { reason: error.message.split('\n')[0] ?? '' })
}

function say(line: string): void {
  console.log(`  ${line} …`)
}

function welcome(port: number, host: string, data: string, link: string | undefined): void {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  console.log(`
  图治 Tuzhi

  请在浏览器打开 Open in the browser:  http://${name}:${port}
  接口说明 API:                        http://${name}:${port}/api/docs
  数据 Data:                           ${data}
  停止 Stop:                           Ctrl+C
${link ? firstAdministrator(`http://${name}:${port}/administrator?token=${link}`) : ''}`)
}

function firstAdministrator(address: string): string {
  return `
  还没有管理员。请在 24 小时内打开此链接创建（只能用一次）
  No administrator yet. Make one within 24 hours with this link, which works once:
  ${address}
`
}
