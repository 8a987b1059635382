// The welcome's button: the demo county, once, and from our own page only.
import { describe, expect, test } from 'vitest'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { fault, openApi } from './ask.ts'
import { layTown } from './town.ts'

const { db, engine } = await useDatabase()
const { promise: pressedTwice, resolve: letItEnd } = Promise.withResolvers<void>()
const ask = await openApi({
  db,
  engine,
  loadDemo: async (db) => {
    await pressedTwice
    await layTown(db)
    return county
  },
})

describe('/api/demo', () => {
  test('a page of another site may not press the button', async () => {
    const fromElsewhere = { origin: 'https://example.org', host: 'localhost:8080' }
    expect(fault(await ask('/demo', { headers: fromElsewhere, method: 'POST' }))).toEqual([
      403,
      'other-origin',
    ])
    expect(
      fault(await ask('/demo', { headers: { origin: 'null', host: 'localhost:8080' }, method: 'POST' })),
    ).toEqual([403, 'other-origin'])
  })

  test('pressed twice it makes one county', async () => {
    const own = { origin: 'http://localhost:8080', host: 'localhost:8080' }
    // As nobody: without a session to look up, the first to ask is the first to be heard.
    const press = () => ask('/demo', { headers: own, method: 'POST', cookie: '' })
    const first = press()
    expect(fault(await press())).toEqual([409, 'county-exists'])
    letItEnd()
    expect(await first).toMatchObject({ status: 200, body: { county } })
  })

  test('where a county is, it is not offered', async () => {
    expect(fault(await ask('/demo', { method: 'POST' }))).toEqual([409, 'county-exists'])
  })

  test('looking is not pressing', async () => {
    expect(fault(await ask('/demo'))).toEqual([404, 'not-found'])
  })
})
