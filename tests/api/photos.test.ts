// Photos: uploaded, looked at by whom it concerns, shown by entries of the duty log, swept when nothing shows them.
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { layTown, southGrid } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

let packaging: number
let author: string
let reader: string

beforeAll(async () => {
  await layTown(db)
  const { items } = (await ask(`/areas/${county}/assignments?of=places`)).body
  packaging = (items as AssignmentInfo[]).find(({ role }) => role === 'packaging')!.id
  author = await signedIn(db, '王丽', [{ roleId: 'grid-leader', scope: { area: southGrid, unitId: null } }])
  reader = await signedIn(db, '督查员', [{ roleId: 'supervisor', scope: { area: county, unitId: null } }])
})

let shade = 0
/** A photo like no other. */
function newPhoto(width = 40, height = 30): Promise<Buffer> {
  shade++
  return sharp({ create: { width, height, channels: 3, background: { r: shade, g: 90, b: 160 } } })
    .jpeg()
    .toBuffer()
}

const upload = (body: Uint8Array, cookie = author) =>
  ask(`/counties/${county}/photos`, { method: 'POST', body, cookie })
const look = (id: number, cookie = author, size = 'thumbnail') =>
  ask(`/counties/${county}/photos/${id}/${size}`, { cookie })
const write = (photoIds: number[], cookie = author) =>
  ask(`/counties/${county}/assignments/${packaging}/duties`, {
    method: 'POST',
    body: { kind: 'visit', happenedOn: '2026-03-02', words: '走访', photoIds },
    cookie,
  })

describe('an upload', () => {
  test('becomes a picture in two sizes', async () => {
    const { status, body } = await upload(await newPhoto(3000, 1500))
    expect(status).toBe(200)
    expect(body).toMatchObject({ width: 2048, height: 1024, takenAt: null, position: null })
    const full = await sharp((await look(body.id, author, 'full')).bytes).metadata()
    expect([full.format, full.width, full.height]).toEqual(['webp', 2048, 1024])
    const small = await sharp((await look(body.id)).bytes).metadata()
    expect([small.format, small.width, small.height]).toEqual(['webp', 320, 160])
  })

  test('is seen by its author alone until something shows it', async () => {
    const { id } = (await upload(await newPhoto())).body
    expect((await look(id)).status).toBe(200)
    expect(fault(await look(id, reader))).toEqual([404, 'unknown-photo'])
    const { body } = await write([id])
    expect(body.photos).toEqual([{ id, width: 40, height: 30 }])
    expect((await look(id, reader)).status).toBe(200)
  })
})
