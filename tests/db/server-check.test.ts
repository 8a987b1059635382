// Which servers are refused, and does what the refusal tells an administrator to run mend it?
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CannotStart } from '../../api/db/cannot-start.ts'
import { openDatabase } from '../../api/db/open.ts'
import { findVersionFault, type ServerState } from '../../api/db/server-check.ts'

describe('versions as servers tell them', () => {
  const state: ServerState = {
    postgres: '15.18 (Debian 15.18-0+deb12u1)',
    postgisOffered: '3.3.2',
    postgisInstalled: null,
    readOnly: false,
    role: 'tuzhi',
    database: 'tuzhi',
    schema: 'public',
    mayCreateTables: true,
    mayReferenceSystems: true,
    owner: null,
    actsForOwner: null,
  }

  test.each(['15.18 (Debian 15.18-0+deb12u1)', '15beta2', '16.4 (Ubuntu 16.4-0ubuntu0.24.04.2)', '18.3'])(
    'PostgreSQL %s is new enough',
    (postgres) => {
      expect(findVersionFault({ ...state, postgres })).toBeUndefined()
    },
  )

  test.each([
    ['14.13 (Ubuntu 14.13-0ubuntu0.22.04.1)', '14.13'],
    ['9.6.24', '9.6.24'],
  ])('PostgreSQL %s is too old', (postgres, found) => {
    expect(findVersionFault({ ...state, postgres })?.message).toBe(
      `PostgreSQL 15 or newer is needed; the server at DATABASE_URL has ${found}.`,
    )
  })

  test.each(['3.3.0', '3.3.2', '3.3.2next', '3.10.1', '3.6.0rc1', '4.0.0dev'])(
    'PostGIS %s is new enough, offered or installed',
    (version) => {
      expect(findVersionFault({ ...state, postgisOffered: version })).toBeUndefined()
      expect(
        findVersionFault({ ...state, postgisOffered: '3.2.1', postgisInstalled: version }),
      ).toBeUndefined()
    },
  )

  test.each([
    [{ postgisOffered: null }, 'the server at DATABASE_URL has none installed.'],
    [{ postgisOffered: '3.2.8' }, 'the server at DATABASE_URL offers 3.2.8.'],
    [{ postgisOffered: '2.5.9' }, 'the server at DATABASE_URL offers 2.5.9.'],
    [{ postgisOffered: '3.2.8', postgisInstalled: '3.1.4' }, 'the server at DATABASE_URL offers 3.1.4.'],
    [
      { postgisInstalled: '3.2.8' },
      'the database tuzhi has 3.2.8: an administrator has to run there: alter extension postgis update;',
    ],
  ])('PostGIS %o is missing or too old', (some, said) => {
    expect(findVersionFault({ ...state, ...some })?.message).toBe(`PostGIS 3.3 or newer is needed; ${said}`)
  })
})

const server = inject('testDatabaseUrl')

describe.skipIf(server === '')('a role', () => {
  const role = `tuzhi_clerk_${randomBytes(5).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const asClerk = at(role, role, password)

  beforeEach(async () => {
    await run(server, `create role ${role} login password '${password}'`, `create database ${role}`)
  })
  afterEach(() => run(server, `drop database ${role} with (force)`, `drop role ${role}`))

  test('without any right is told what an administrator has to run, and then starts', async () => {
    const fault = await faultOf(asClerk)
    expect(fault).toBe(
      `The role ${role} of DATABASE_URL lacks rights in the database ${role}; an administrator has to run there: grant usage, create on schema public to ${role}; create extension postgis; create extension btree_gist; grant references on spatial_ref_sys to ${role};`,
    )
    await run(at(role), fault.split('run there: ')[1] ?? '')
    const { db, close } = await openDatabase({ url: asClerk })
    expect(await db.selectFrom('region').selectAll().execute()).toEqual([])
    await close()
  })

  test('that owns the database lacks PostGIS alone', async () => {
    await run(server, `alter database ${role} owner to ${role}`)
    expect(await faultOf(asClerk)).toMatch(
      /run there: create extension postgis; grant references on spatial_ref_sys to \w+;$/,
    )
    await run(at(role), 'create extension postgis')
    expect(await faultOf(asClerk)).toMatch(/run there: grant references on spatial_ref_sys to \w+;$/)
  })

  test('that may only read is told whose the tables are', async () => {
    const { db, close } = await openDatabase({ url: at(role) })
    await close()
    expect(db).toBeDefined()
    await run(at(role), `grant select on all tables in schema public to ${role}`)
    expect(await faultOf(asClerk)).toMatch(
      /^The tables in the database \w+ belong to the role \w+: name that role in DATABASE_URL\.$/,
    )
  })

  test('on a server that can only be read is told so', async () => {
    await run(server, `alter role ${role} set default_transaction_read_only = on`)
    expect(await faultOf(asClerk)).toBe(
      `The database ${role} of DATABASE_URL can only be read: name the primary server, and a role that may write.`,
    )
  })
})

/** The test server's address with another database, and as somebody else. */
function at(database: string, username?: string, password?: string): string {
  if (server === '') return ''
  const url = new URL(server)
  url.pathname = `/${database}`
  return Object.assign(url, username && { username, password }).href
}

async function faultOf(url: string): Promise<string> {
  const opened = await openDatabase({ url }).catch((error: unknown) => error)
  if (!(opened instanceof CannotStart)) throw new Error('the database opened, or failed in another way')
  return opened.message
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
