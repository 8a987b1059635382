// Files that are no photos, or more than one: refused with a reason, or made harmless. And uploads that go wrong: cut, too
// large, on a full disk. Nothing of them is left.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { photoBytesMax } from '../../api/contract/photos.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { receiveUpload } from '../../api/features/photos/receive-upload.ts'
import { openPhotos } from '../../api/photos/open-photos.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { almighty } from '../support/people.ts'
import { usePhotos, useTemporaryFolder } from '../support/photos.ts'
import { heic, newPhoto, newPng, noise, pngOfSize, pngWithBomb, withChunk } from '../support/pictures.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const photos = usePhotos()
const ask = await openApi({ db, engine, photos })

const address = `/counties/${county}/photos`
const upload = (body: Uint8Array, headers: Record<string, string> = {}) =>
  ask(address, { method: 'POST', body, headers })
const rows = () => db.selectFrom('photo').select('id').execute()

beforeEach(() => db.deleteFrom('photo').execute())

const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
const jpeg = () => noise(400, 300).jpeg().toBuffer()
const page = '<!doctype html><script>alert(document.cookie)</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'

describe('refused, with nothing left', () => {
  const files: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['an empty file', () => Buffer.alloc(0), 'not-a-photo'],
    ['one byte', () => Buffer.of(0xff), 'not-a-photo'],
    ['a page', () => Buffer.from(page), 'not-a-photo'],
    ['an SVG', () => Buffer.from(svg), 'not-a-photo'],
    ['a GIF', () => sharp(Buffer.from(svg)).gif().toBuffer(), 'not-a-photo'],
    ['a TIFF', () => sharp(Buffer.from(svg)).tiff().toBuffer(), 'not-a-photo'],
    ['an AVIF', () => sharp(Buffer.from(svg)).avif().toBuffer(), 'not-a-photo'],
    [
      'a PDF that would like to be a JPEG',
      () => Buffer.from(`%PDF-1.7\n\xff\xd8\xff${'0'.repeat(90)}`, 'latin1'),
      'not-a-photo',
    ],
    [
      'the first bytes of a JPEG before a page',
      () => Buffer.from(`\xff\xd8\xff${page.repeat(9)}`, 'latin1'),
      'photo-damaged',
    ],
    [
      'the first bytes of a PNG before an SVG',
      () => Buffer.from(`\x89PNG\r\n\x1a\n${svg.repeat(9)}`, 'latin1'),
      'photo-damaged',
    ],
    [
      'a HEIC box around nothing',
      () => Buffer.concat([heic().subarray(0, 32), Buffer.alloc(4000)]),
      'photo-damaged',
    ],
    ['half a JPEG', async () => cut(await jpeg()), 'photo-damaged'],
    ['half a PNG', async () => cut(await noise(400, 300).png().toBuffer()), 'photo-damaged'],
    ['half a WebP', async () => cut(await noise(400, 300).webp().toBuffer()), 'photo-damaged'],
    ['half a HEIC', () => cut(heic()), 'photo-damaged'],
    ['most of a HEIC', () => heic().subarray(0, -40), 'photo-damaged'],
    ['a JPEG without its last bytes', async () => (await jpeg()).subarray(0, -20), 'photo-damaged'],
    ['a picture of 3.6 thousand million pixels', () => pngOfSize(60_000, 60_000), 'too-many-pixels'],
    ['one pixel more than is allowed', () => pngOfSize(64_000_001, 1), 'too-many-pixels'],
    ['a size that the pixels do not have', () => pngOfSize(1000, 1000), 'photo-damaged'],
  ]
  test.each(files)('%s', async (_, make, code) => {
    const answer = await upload(await make())
    expect(fault(answer)).toEqual([422, code])
    expect(answer.body.error.message).toMatch(/^[A-Z][^\n]+\.$/)
    expect(await rows()).toEqual([])
    expect(await readdir(photos.incoming)).toEqual([])
  })
})

describe('made harmless', () => {
  /** The upload is taken, and what comes out is a small WebP without the word. */
  async function harmless(bytes: Buffer, word: string): Promise<void> {
    expect(bytes.includes(word)).toBe(true)
    const { status, body } = await upload(bytes)
    expect(status).toBe(200)
    for (const size of ['thumbnail', 'full']) {
      const picture = await ask(`${address}/${body.id}/${size}`)
      expect((await sharp(picture.bytes).metadata()).format).toBe('webp')
      expect(picture.bytes.includes(word)).toBe(false)
      expect(picture.headers['content-type']).toBe('image/webp')
    }
  }

  test('a JPEG that is a page and an archive too', async () => {
    await harmless(Buffer.concat([await jpeg(), Buffer.from(`${page}PK\x03\x04`)]), 'alert(')
  })

  test('a PNG with a page in a remark', async () => {
    await harmless(withChunk(await newPng(), 'tEXt', Buffer.from(`Comment\0${page}`)), 'alert(')
  })

  test('a script in EXIF', async () => {
    const exif = { IFD0: { ImageDescription: '<script>alert(1)</script>' } }
    await harmless(
      await sharp(await newPng())
        .withExif(exif)
        .jpeg()
        .toBuffer(),
      'alert(',
    )
  })

  test('a bomb where the profile of the colours should be', async () => {
    expect((await upload(await pngWithBomb())).status).toBe(200)
  })

  test('a bomb of as many pixels as are allowed takes its time, and the server answers meanwhile', async () => {
    const black = { width: 8000, height: 8000, channels: 3, background: '#000' } as const
    const uploading = upload(await sharp({ create: black }).png().toBuffer())
    let longest = 0
    let done = false
    void uploading.then(() => {
      done = true
    })
    while (!done) {
      const start = performance.now()
      await ask('/health')
      longest = Math.max(longest, performance.now() - start)
    }
    expect((await uploading).body).toMatchObject({ width: 2048, height: 2048 })
    expect(longest).toBeLessThan(1000)
  })

  test('a wrong name and a wrong type: the bytes decide', async () => {
    const headers = {
      'content-type': 'text/html',
      'content-disposition': 'attachment; filename="../../evil.svg"',
    }
    expect((await upload(await newPhoto(), headers)).status).toBe(200)
    expect((await upload(await newPhoto(), { 'content-type': 'application/json' })).status).toBe(200)
    expect(fault(await upload(Buffer.from(page), { 'content-type': 'image/jpeg' }))).toEqual([
      422,
      'not-a-photo',
    ])
  })
})

test('thirty at once are thirty photos', async () => {
  const files = await Promise.all(Array.from({ length: 30 }, () => newPhoto()))
  const answers = await Promise.all(files.map((each) => upload(each)))
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(30)
  expect(await readdir(photos.incoming)).toEqual([])
})

describe('more than 20 MB', () => {
  test('is refused before a byte is read, where the request says so', async () => {
    const answer = await upload(Buffer.alloc(photoBytesMax + 1, await newPhoto()))
    expect(fault(answer)).toEqual([413, 'too-large'])
    expect(answer.body.error.message).toContain('20 MB')
    expect(await readdir(photos.incoming)).toEqual([])
  })
})

test('a phone that falls silent is not waited for', async () => {
  const silent = new PassThrough()
  silent.write(cut(await jpeg()))
  await expect(receiveUpload(silent, photos.incoming, 50)).rejects.toMatchObject({ code: 'upload-cut' })
  expect(silent.destroyed).toBe(true)
  expect(await readdir(photos.incoming)).toEqual([])
})

describe('over a real connection', () => {
  let port: number
  let cookie: string
  let app: FastifyInstance
  beforeAll(async () => {
    app = await buildApp({ db, engine, photos, loadDemo: () => Promise.reject(new Error('none')) })
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port // a TCP server has one of this shape
    cookie = `${cookieName}=${await almighty(db)}`
  })
  afterAll(() => app.close())
  const head = (...lines: string[]) =>
    [
      `POST /api${address} HTTP/1.1`,
      'host: localhost',
      `cookie: ${cookie}`,
      'content-type: image/jpeg',
      ...lines,
      '',
      '',
    ].join('\r\n')
  const untilEmpty = () => expect.poll(() => readdir(photos.incoming), { timeout: 5000 }).toEqual([])

  test('an upload that is cut half-way leaves nothing, and coming again it is whole', async () => {
    const bytes = await jpeg()
    const socket = connect(port, '127.0.0.1')
    socket.write(head(`content-length: ${bytes.length}`))
    socket.write(cut(bytes))
    await expect.poll(() => readdir(photos.incoming), { timeout: 5000 }).toHaveLength(1)
    socket.destroy()
    await untilEmpty()
    expect(await rows()).toEqual([])
    expect((await upload(bytes)).status).toBe(200)
  })

  test('an upload without a length ends at 20 MB, with an answer', async () => {
    const photo = await jpeg()
    // Begins like a photo and never ends.
    const endless = Readable.from(
      (function* () {
        yield photo
        for (;;) yield Buffer.alloc(1024 * 1024)
      })(),
    )
    const answer = await fetch(`http://127.0.0.1:${port}/api${address}`, {
      method: 'POST',
      headers: { cookie },
      body: Readable.toWeb(endless) as ReadableStream, // the same thing by another name
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
    await untilEmpty()
  })

  test('a film is refused by its first bytes', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write(head('content-length: 10000000'))
    socket.write(Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(100)]))
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (bytes) => resolve(String(bytes))),
    )
    socket.destroy()
    expect(answer).toMatch(/^HTTP\/1\.1 422 [\s\S]*not-a-photo/)
  })

  test('a file of which the browser does not know the type is taken', async () => {
    const body = new Blob([new Uint8Array(heic())])
    const answer = await fetch(`http://127.0.0.1:${port}/api${address}`, {
      method: 'POST',
      body,
      headers: { cookie },
    })
    expect(answer.status).toBe(200)
  })

  test('nothing is read from whoever may not upload', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api${address}`, { method: 'POST', body: 'a photo' })
    expect(answer.status).toBe(401)
  })
})

describe('a full disk', () => {
  // A disk of 400 kB of its own, which only the administrator of a Linux machine can make.
  const folder = join(useTemporaryFolder(), 'small')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder]).status === 0
  afterAll(() => void (mounted && spawnSync('umount', [folder])))

  test.skipIf(!mounted)(
    'is told apart, leaves nothing, and there is no need to start again when it has room',
    async () => {
      const small = openPhotos(folder, {})
      const askSmall = await openApi({ db, engine, photos: small, logLevel: 'silent' })
      const put = (body: Uint8Array) => askSmall(address, { method: 'POST', body })
      // too large on its way in
      const large = await noise(900, 900).jpeg({ quality: 100 }).toBuffer()
      expect(large.length).toBeGreaterThan(400_000)
      expect(fault(await put(large))).toEqual([507, 'storage-full'])
      expect(await readdir(small.incoming)).toEqual([])
      // there is room for the upload, but not for its pictures beside it
      const medium = await noise(800, 800).jpeg({ quality: 80 }).toBuffer()
      expect(medium.length).toBeLessThan(390_000)
      const full = await put(medium)
      expect(fault(full)).toEqual([507, 'storage-full'])
      expect(full.body.error.message).toMatch(/^There is no room[^\n]+\.$/)
      expect(await readdir(small.incoming)).toEqual([])
      const { body } = await put(await newPhoto())
      expect((await askSmall(`${address}/${body.id}/full`)).status).toBe(200)
      spawnSync('mount', ['-o', 'remount,size=4m', folder])
      const { status, body: whole } = await put(medium)
      expect(status).toBe(200)
      expect((await askSmall(`${address}/${whole.id}/full`)).bytes.length).toBe(whole.bytes)
    },
  )
})
