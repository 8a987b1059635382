// What the SQL tests run on, made before the first of them and gone after the last: on a server a database of its own,
// for the embedded engine nothing but the dump that it starts from.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { embeddedSeed } from './embedded-seed.ts'
import { engineName } from './engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of this run's own database; empty: the embedded engine. */
    testDatabaseUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (engineName() === 'embedded') {
    await embeddedSeed()
    project.provide('testDatabaseUrl', '')
    return async () => {}
  }
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TUZHI_TEST_ENGINE=server needs TEST_DATABASE_URL.')
  const name = `tuzhi_test_${randomBytes(5).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  project.provide('testDatabaseUrl', url.href)
  return () => onServer(server, `drop database if exists ${name} with (force)`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
