// Photos: uploaded, shown by entries of the duty log, looked at by whom it concerns, swept when nothing shows them.
import { existsSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { rolePresets } from '../../api/contract/roles.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { removeCounty } from '../../api/features/imports/remove-county.ts'
import { sweepPhotos } from '../../api/features/photos/sweep-photos.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { insertPhoto, usePhotos } from '../support/photos.ts'
import { heic, newPhoto, newPng, phoneExif } from '../support/pictures.ts'
import { reportAt } from '../support/problems.ts'
import { fault, openApi } from './ask.ts'
import { layTown, northGrid, southGrid } from './town.ts'

const { db, engine } = await useDatabase()
const photos = usePhotos()
const ask = await openApi({ db, engine, photos, requestsPerMinute: 1_000_000 })

let packaging: number
let author: string
let authorId: number
let colleague: string

beforeAll(async () => {
  await layTown(db)
  const { items } = (await ask(`/areas/${county}/assignments?of=places`)).body
  packaging = (items as AssignmentInfo[]).find(({ role }) => role === 'packaging')!.id
  const leader = [{ roleId: 'grid-leader', scope: { area: southGrid, unitId: null } }]
  author = await signedIn(db, '王丽', leader)
  colleague = await signedIn(db, '同事', leader)
  authorId = (
    await db.selectFrom('account').select('id').where('name', '=', '王丽').executeTakeFirstOrThrow()
  ).id
})

const upload = (body: Uint8Array, cookie = author) =>
  ask(`/counties/${county}/photos`, { method: 'POST', body, cookie })
const uploadNew = async (cookie = author): Promise<number> => (await upload(await newPhoto(), cookie)).body.id
const look = (id: number, cookie = author, size = 'thumbnail') =>
  ask(`/counties/${county}/photos/${id}/${size}`, { cookie })
const entry = { kind: 'visit', happenedOn: '2026-03-02', words: '走访' }
const write = (photoIds: number[], cookie = author) =>
  ask(`/counties/${county}/assignments/${packaging}/duties`, {
    method: 'POST',
    body: { ...entry, photoIds },
    cookie,
  })
const idsOf = (duty: { photos: { id: number }[] }) => duty.photos.map(({ id }) => id)

/** A day and an hour ago. */
const age = (...ids: number[]) =>
  sql`update photo set created_at = now() - interval '25 hours' where id = any(${ids}::bigint[])`.execute(db)
const fileOf = async (id: number, size: string): Promise<string> => {
  const { hash } = await db.selectFrom('photo').select('hash').where('id', '=', id).executeTakeFirstOrThrow()
  return join(photos.incoming, '..', county, hash.slice(0, 2), `${hash}.${size}.webp`)
}

describe('an upload', () => {
  test('becomes a picture in two sizes', async () => {
    const { status, body } = await upload(await newPhoto(3000, 1500))
    expect(status).toBe(200)
    expect(body).toMatchObject({ width: 2048, height: 1024, takenAt: null, position: null })
    const full = await look(body.id, author, 'full')
    expect(full.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
    expect(full.bytes.length).toBe(body.bytes)
    const [large, small] = await Promise.all(
      [full, await look(body.id)].map(({ bytes }) => sharp(bytes).metadata()),
    )
    expect([large?.format, large?.width, large?.height]).toEqual(['webp', 2048, 1024])
    expect([small?.format, small?.width, small?.height]).toEqual(['webp', 320, 160])
  })

  test('tells its author when and where it was taken, and keeps that beside it', async () => {
    const jpeg = await sharp(await newPng())
      .withExif(phoneExif)
      .jpeg()
      .toBuffer()
    const { body } = await upload(jpeg)
    expect(body).toMatchObject({
      takenAt: '2026-03-02T01:30:00Z',
      position: { lng: 105.26, lat: 35.5, accuracyMetres: null, bearingDegrees: null },
    })
    const row = await db.selectFrom('photo').selectAll().where('id', '=', body.id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ lng: 105.26, lat: 35.5, authorName: '王丽', usedAt: null })
    expect(row.takenAt?.toISOString()).toBe('2026-03-02T01:30:00.000Z')
  })

  test('of an iPhone is taken too', async () => {
    const { body } = await upload(heic())
    expect(body).toMatchObject({
      width: 96,
      height: 64,
      position: { lng: 105.26, lat: 35.5, accuracyMetres: 4.7, bearingDegrees: 270.1 },
    })
  })

  test('again is the same photo, until something shows it', async () => {
    const bytes = await newPhoto()
    const { id } = (await upload(bytes)).body
    expect((await upload(bytes)).body.id).toBe(id)
    expect((await upload(bytes, colleague)).body.id).not.toBe(id)
    await write([id])
    expect((await upload(bytes)).body.id).not.toBe(id)
  })

  test('twice at one moment is one photo', async () => {
    const bytes = await newPhoto()
    const answers = await Promise.all(Array.from({ length: 4 }, () => upload(bytes)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  test('after a hundred that nobody uses is refused', async () => {
    const hoarder = await makeAccount(db, '囤积', [
      { roleId: 'grid-leader', scope: { area: southGrid, unitId: null } },
    ])
    for (let count = 0; count < 100; count++) await insertPhoto(db, county, hoarder)
    const bytes = await newPhoto()
    const cookie = await openSession(db, hoarder, { address: '127.0.0.1', agent: 'test' })
    expect(fault(await upload(bytes, cookie))).toEqual([429, 'too-many-requests'])
    await sql`update photo set used_at = now() where author_id = ${hoarder}`.execute(db)
    expect((await upload(bytes, cookie)).status).toBe(200)
  })
})

describe('a photo is seen', () => {
  test('by its author alone until something shows it, then by whoever reads that', async () => {
    const people = new Map<string, string>()
    for (const { id } of rolePresets)
      people.set(
        id,
        await signedIn(db, `sees-${id}`, [{ roleId: id, scope: { area: county, unitId: null } }]),
      )
    const seen = async (id: number) => {
      const found: string[] = []
      for (const [role, cookie] of people) if ((await look(id, cookie)).status === 200) found.push(role)
      return found
    }
    const id = await uploadNew()
    expect((await look(id)).status).toBe(200)
    expect(await seen(id)).toEqual([])
    expect(fault(await look(id, people.get('planner')))).toEqual([404, 'unknown-photo'])
    expect((await write([id])).status).toBe(200)
    const readers = rolePresets.filter(({ verbs }) => verbs.includes('unit.read')).map((role) => role.id)
    expect(await seen(id)).toEqual(readers)
    expect(readers).not.toContain('auditor')
  })

  test('by nobody of another county, and under no other', async () => {
    const id = await uploadNew()
    await write([id])
    const stranger = await signedIn(db, '邻县', [
      { roleId: 'planner', scope: { area: '629902', unitId: null } },
    ])
    expect(fault(await look(id, stranger))).toEqual([403, 'not-permitted'])
    const elsewhere = await ask(`/counties/629902/photos/${id}/full`, { cookie: stranger })
    expect(fault(elsewhere)).toEqual([404, 'unknown-photo'])
    expect(fault(await look(id, ''))).toEqual([401, 'not-signed-in'])
  })

  test('from the cache of the same session only, and never asked for twice', async () => {
    const id = await uploadNew()
    const { headers } = await look(id)
    expect(headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      vary: expect.stringMatching(/cookie/),
    })
    const again = await ask(`/counties/${county}/photos/${id}/thumbnail`, {
      cookie: author,
      headers: { 'if-none-match': String(headers.etag) },
    })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    const missing = await look(987654)
    expect([missing.headers['cache-control'], missing.headers.etag]).toEqual(['no-store', undefined])
  })

  test('in the two sizes and no other', async () => {
    expect(fault(await look(await uploadNew(), author, 'original'))).toEqual([400, 'bad-request'])
  })
})

describe('a photo of a problem', () => {
  const inSouth: [number, number] = [-800, -850]
  const report = (photoId: number) =>
    ask(`/counties/${county}/problems`, {
      method: 'POST',
      body: reportAt(inSouth, { photos: [{ id: photoId, role: 'near' }] }),
      cookie: author,
    })

  test('is seen by whoever sees the problem, and by nobody else', async () => {
    const neighbour = await signedIn(db, '邻居', [
      { roleId: 'grid-leader', scope: { area: northGrid, unitId: null } },
    ])
    const id = await uploadNew()
    expect((await look(id, colleague)).status).toBe(404)
    expect((await report(id)).status).toBe(200)
    expect((await look(id, colleague)).status).toBe(200)
    // Who could report it a second time is shown what is there, as long as it is.
    expect((await look(id, neighbour)).status).toBe(200)
    await sql`update problem set status = 'refused' where id = (
      select problem_id from problem_photo where photo_id = ${id})`.execute(db)
    expect((await look(id, colleague)).status).toBe(200)
    expect((await look(id, neighbour)).status).toBe(404)
  })

  test('is seen with the case that its problem was merged into', async () => {
    const id = await uploadNew()
    const merged = (await report(id)).body.row.id
    const target = (await report(await uploadNew())).body.row.id
    await sql`update problem set status = 'merged', merged_into = ${target} where id = ${merged}`.execute(db)
    const staff = await signedIn(db, '北片', [
      { roleId: 'grid-leader', scope: { area: northGrid, unitId: null } },
    ])
    expect((await look(id, staff)).status).toBe(404)
    // Whoever reported the other one sees it, wherever it lies.
    await sql`
      update problem set reporter_id = (select id from account where name = '北片') where id = ${target}`.execute(
      db,
    )
    expect((await look(id, staff)).status).toBe(200)
  })

  test('takes no photo that a duty shows already', async () => {
    const photo = await uploadNew()
    await write([photo])
    expect(fault(await report(photo))).toContain('photo-not-usable')
  })
})

describe('an entry of the duty log', () => {
  test('shows its photos in the order they were named, and the log says so', async () => {
    const [one, two, three] = [await uploadNew(), await uploadNew(), await uploadNew()]
    const { body } = await write([three, one, two])
    expect(body.photos).toEqual([three, one, two].map((id) => ({ id, width: 40, height: 30 })))
    const listed = (await ask(`/counties/${county}/assignments/${packaging}/duties`)).body.items
    expect(listed.find(({ id }: { id: number }) => id === body.id).photos).toEqual(body.photos)
    const line = await db
      .selectFrom('auditEvent')
      .select('after')
      .where('action', '=', 'duty-written')
      .where('subjectId', '=', String(body.id))
      .executeTakeFirstOrThrow()
    expect(line.after).toMatchObject({ photos: [{ id: three }, { id: one }, { id: two }] })
  })

  test('takes nobody else’s photo, none twice and none that is not there', async () => {
    const mine = await uploadNew()
    const refused = async (ids: number[], because: number[], cookie = author) => {
      const answer = await write(ids, cookie)
      expect(fault(answer)).toEqual([422, 'photo-not-usable'])
      expect(answer.body.error.details).toEqual({ photoIds: because })
    }
    const entries = () => db.selectFrom('duty').select('id').execute()
    const before = await entries()
    await refused([mine], [mine], colleague)
    await refused([mine, 987654], [987654])
    expect(await entries()).toEqual(before)
    // what was refused was not used up
    expect((await write([mine])).status).toBe(200)
    await refused([mine], [mine])
    expect(fault(await write([mine, mine]))).toEqual([400, 'bad-request'])
    expect(fault(await write([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toEqual([400, 'bad-request'])
  })

  test('takes none of another county, and none whose files are still on their way', async () => {
    const elsewhere = await insertPhoto(db, '629902', authorId)
    expect(fault(await write([elsewhere]))).toEqual([422, 'photo-not-usable'])
    const coming = await uploadNew()
    await sql`update photo set stored_at = null where id = ${coming}`.execute(db)
    expect(fault(await write([coming]))).toEqual([422, 'photo-not-usable'])
    expect(fault(await look(coming))).toEqual([404, 'unknown-photo'])
  })

  test('is one of two that want the same photo at one moment', async () => {
    const id = await uploadNew()
    const answers = await Promise.all([write([id]), write([id]), write([id])])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422])
  })

  test('keeps, gains and loses photos when it is corrected', async () => {
    const [one, two, three] = [await uploadNew(), await uploadNew(), await uploadNew()]
    const { id } = (await write([one, two])).body
    const correct = async (version: number, photoIds?: number[]) =>
      (
        await ask(`/counties/${county}/duties/${id}`, {
          method: 'PUT',
          body: { version, ...entry, ...(photoIds && { photoIds }) },
          cookie: author,
        })
      ).body
    expect(idsOf(await correct(1))).toEqual([one, two])
    expect(idsOf(await correct(2, [three, two]))).toEqual([three, two])
    expect(fault(await look(one, colleague))).toEqual([404, 'unknown-photo'])
    // taken back before anybody swept it
    expect(idsOf(await correct(3, [one]))).toEqual([one])
    expect(idsOf(await correct(4, []))).toEqual([])
  })
})

describe('the sweep', () => {
  test('takes photos that nothing has shown for a day, with their files', async () => {
    const [old, young, used] = [await uploadNew(), await uploadNew(), await uploadNew()]
    await write([used])
    await age(old, used)
    const files = [await fileOf(old, 'full'), await fileOf(old, 'thumbnail')]
    expect(files.map((file) => existsSync(file))).toEqual([true, true])
    expect(fault(await write([old]))).toEqual([422, 'photo-not-usable'])
    expect(await sweepPhotos(db, photos)).toBe(1)
    expect(files.map((file) => existsSync(file))).toEqual([false, false])
    expect(fault(await look(old))).toEqual([404, 'unknown-photo'])
    expect([(await look(young)).status, (await look(used)).status]).toEqual([200, 200])
    expect(await sweepPhotos(db, photos)).toBe(0)
  })

  test('leaves the files that another photo has too', async () => {
    const bytes = await newPhoto()
    const [mine, theirs] = [(await upload(bytes)).body.id, (await upload(bytes, colleague)).body.id]
    await age(mine)
    expect(await sweepPhotos(db, photos)).toBe(1)
    expect((await look(theirs, colleague, 'full')).status).toBe(200)
    await age(theirs)
    const file = await fileOf(theirs, 'full')
    expect(await sweepPhotos(db, photos)).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  test('leaves a photo that is being used at this moment', async () => {
    const id = await uploadNew()
    await age(id)
    const sweeping = await db.transaction().execute(async (trx) => {
      await sql`update photo set used_at = now() where id = ${id}`.execute(trx)
      const begun = sweepPhotos(db, photos)
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { begun }
    })
    expect(await sweeping.begun).toBe(0)
    expect((await look(id)).status).toBe(200)
  })

  test('does not take the files from an upload of the same picture that comes meanwhile', async () => {
    const bytes = await newPhoto()
    const old = (await upload(bytes)).body.id
    await age(old)
    let coming: ReturnType<typeof upload> | undefined
    // Between the last look at the rows and the end of the files, somebody uploads the same picture.
    const slow = {
      ...photos,
      store: {
        ...photos.store,
        remove: async (...name: Parameters<typeof photos.store.remove>) => {
          coming ??= upload(bytes, colleague)
          await new Promise((resolve) => setTimeout(resolve, 1000))
          await photos.store.remove(...name)
        },
      },
    }
    expect(await sweepPhotos(db, slow)).toBe(1)
    const { body } = await coming!
    expect((await look(body.id, colleague, 'full')).status).toBe(200)
    expect((await look(body.id, colleague, 'thumbnail')).status).toBe(200)
  })

  test('takes what is left of uploads of which the server lost sight', async () => {
    const [old, young] = [join(photos.incoming, 'old'), join(photos.incoming, 'young')]
    for (const file of [old, young]) await writeFile(file, 'half a photo')
    const twoHoursAgo = Date.now() / 1000 - 7200
    await utimes(old, twoHoursAgo, twoHoursAgo)
    await sweepPhotos(db, photos)
    expect([existsSync(old), existsSync(young)]).toEqual([false, true])
  })

  test('takes the photos of a county that was removed', async () => {
    const id = await uploadNew()
    await write([id])
    const file = await fileOf(id, 'full')
    await db.transaction().execute((trx) => removeCounty(trx, county))
    await sweepPhotos(db, photos)
    expect(existsSync(file)).toBe(false)
    expect(await db.selectFrom('photo').select('id').where('countyCode', '=', county).execute()).toEqual([])
    await layTown(db)
  })
})
