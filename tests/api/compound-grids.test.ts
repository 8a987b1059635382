// A table of compounds and grids against the map of the town: 和谐家园 lies in the southern grid 001, nothing in 002.
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

const check = (rows: { compound: string; grid: string }[], cookie?: string) =>
  ask(`/areas/${west}/compound-grids`, {
    method: 'POST',
    body: { rows },
    ...(cookie !== undefined && { cookie }),
  })

test('says what agrees, what contradicts and why, and changes nothing', async () => {
  const before = await db.selectFrom('place').select(['id', 'gridId', 'version']).orderBy('id').execute()
  const { status, body } = await check([
    { compound: '和谐家园', grid: '第1网格' },
    { compound: '和谐家园小区', grid: northGrid },
    { compound: '没有这个小区', grid: '一网格' },
    { compound: '和谐家园', grid: '九网格' },
  ])
  expect(status).toBe(200)
  expect(body.rows.map((row: { verdict: string }) => row.verdict)).toEqual([
    'agrees',
    'contradicts',
    'no-compound',
    'no-grid',
  ])
  expect(body.rows[1]).toMatchObject({
    compounds: [{ name: '和谐家园', why: 'name', liesIn: { code: southGrid } }],
    grids: [{ code: northGrid, why: 'code' }],
  })
  expect(body.missing).toEqual([])
  expect(await db.selectFrom('place').select(['id', 'gridId', 'version']).orderBy('id').execute()).toEqual(
    before,
  )
})

test('compounds that the table does not name are listed', async () => {
  const { body } = await check([{ compound: '别处', grid: '1' }])
  expect(body.missing).toMatchObject([{ name: '和谐家园', liesIn: { code: southGrid } }])
})

test('is for whoever may see all places of the area', async () => {
  const leader = await signedIn(db, '网格长', [
    { roleId: 'grid-leader', scope: { area: southGrid, unitId: null } },
  ])
  expect(fault(await check([{ compound: '和谐家园', grid: '1' }], leader))).toEqual([403, 'not-permitted'])
  expect(fault(await check([]))).toEqual([400, 'bad-request'])
})
