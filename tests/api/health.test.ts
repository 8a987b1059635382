// The answer for whoever operates the server.
import { expect, test } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { openApi } from './ask.ts'
import { layTown } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

test('an empty deployment is healthy and has no county', async () => {
  const { status, body } = await ask('/health')
  expect(status).toBe(200)
  expect(body).toMatchObject({ ok: true, engine, counties: 0 })
})

test('versions are those of the engine', async () => {
  await layTown(db)
  const { body } = await ask('/health')
  expect(body.counties).toBe(1)
  expect(Number.parseInt(body.postgresVersion, 10)).toBeGreaterThanOrEqual(15)
  expect(body.postgisVersion).toMatch(/^3\.\d/)
})
