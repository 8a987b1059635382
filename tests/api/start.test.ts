// `npm start` that cannot start: one sentence that says what to do, exit code 1, nothing touched.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { takeFolder } from '../../api/db/data-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuzhi-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Exit code and everything written to stderr. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../api/server.ts')], {
    env: { ...inherited, PORT: '0', TUZHI_DATA: folder, LC_ALL: 'C', ...env },
  })
  let said = ''
  server.stderr.on('data', (chunk) => {
    said += chunk
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  server.on('close', resolve)
  return { code: await promise, said }
}

async function expectSentence(env: Record<string, string>, sentence: RegExp) {
  const { code, said } = await start(env)
  expect(code).toBe(1)
  expect(said).toMatch(sentence)
  expect(said.trim().split('\n')).toHaveLength(1)
}

test('a port that is none', async () => {
  await expectSentence({ PORT: 'http' }, /^PORT is "http"; it must be a number from 0 to 65535/)
  await expectSentence({ PORT: '65536' }, /^PORT is "65536"/)
})

test('in Chinese where the machine speaks it', async () => {
  const chinese = { LC_ALL: 'zh_CN.UTF-8' }
  await expectSentence({ ...chinese, PORT: 'http' }, /^PORT 是“http”，应为 0 到 65535 的数字/)
  await expectSentence({ ...chinese, DATABASE_URL: 'county.db' }, /^DATABASE_URL 应形如 postgres:/)
})

test('a port in use', async () => {
  const other = createServer().listen(0, 'localhost')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo // a TCP server has one of this shape
  await expectSentence({ PORT: String(port) }, new RegExp(`^Port ${port} is in use\\..*PORT\\.$`, 'm'))
  other.close()
})

test('a host that is not this machine', async () => {
  // 192.0.2.0/24 is set aside for examples
  await expectSentence(
    { HOST: '192.0.2.1' },
    /^HOST names 192\.0\.2\.1, which is no address of this machine\.$/m,
  )
})

test('a proxy that is neither a number nor an address', async () => {
  await expectSentence({ TUZHI_PROXY: 'nginx' }, /^TUZHI_PROXY is "nginx"; it must be how many proxies/)
})

test('a database that cannot be reached, or is not named as one', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:9/none'
  await expectSentence({ DATABASE_URL: nowhere }, /^The database at DATABASE_URL cannot be reached: .+\.$/m)
  await expectSentence({ DATABASE_URL: 'county.db' }, /^DATABASE_URL must look like postgres:\/\//)
})

test.skipIf(inject('testDatabaseUrl') === '')('a database that is missing, or that refuses', async () => {
  const missing = new URL(inject('testDatabaseUrl'))
  missing.pathname = '/tuzhi_missing'
  await expectSentence(
    { DATABASE_URL: missing.href },
    /^The server at DATABASE_URL has no database "tuzhi_missing"\./,
  )
  const [name, password] = [`tuzhi_guest_${randomBytes(5).toString('hex')}`, randomBytes(12).toString('hex')]
  const admin = new pg.Client({ connectionString: inject('testDatabaseUrl') })
  await admin.connect()
  onTestFinished(async () => {
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`drop role if exists ${name}`)
    await admin.end()
  })
  await admin.query(`create database ${name}`)
  await admin.query(`create role ${name} login password '${password}'`)
  const guest = new URL(inject('testDatabaseUrl'))
  Object.assign(guest, { username: name, password, pathname: `/${name}` })
  await expectSentence(
    { DATABASE_URL: guest.href },
    /^The role tuzhi_guest_\w+ of DATABASE_URL lacks rights in/,
  )
})

test('a data folder in which another process works stays as it is', async () => {
  const letGo = takeFolder(folder)
  const before = readdirSync(folder)
  await expectSentence(
    {},
    new RegExp(`^The data folder .+ is in use by another process \\(${process.pid}\\)\\.`),
  )
  expect(readdirSync(folder)).toEqual(before)
  letGo()
})

test.skipIf(process.platform !== 'linux')('a data folder where none can be made', async () => {
  await expectSentence(
    { TUZHI_DATA: '/proc/tuzhi' },
    /^The data folder \/proc\/tuzhi cannot be used: it cannot be written to/,
  )
})

test('a data folder that is a file, or holds a database that cannot be opened', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expectSentence({ TUZHI_DATA: file }, /^The data folder .+ cannot be used: it is no folder/)
  await expectSentence({ TUZHI_DATA: join(file, 'data') }, /^The data folder .+: it is no folder/)
  const broken = join(folder, 'broken')
  mkdirSync(join(broken, 'postgres'), { recursive: true })
  writeFileSync(join(broken, 'postgres/PG_VERSION'), '17')
  await expectSentence({ TUZHI_DATA: broken }, /^The database in .+ cannot be opened: it is damaged/m)
})
