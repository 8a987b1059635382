// The two stores of photos: a folder, and what speaks S3. Both keep whole pictures only, and say what is wrong in our codes.
import { mkdtempSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart } from '../../api/db/cannot-start.ts'
import { openPhotos } from '../../api/photos/open-photos.ts'
import type { PictureName } from '../../api/photos/photo-store.ts'
import { readS3Settings } from '../../api/photos/s3-settings.ts'
import { useTemporaryFolder } from '../support/photos.ts'
import { type SignedRequest, signatureOf, startS3 } from '../support/s3-server.ts'

const hash = `ab${'cd'.repeat(31)}`
const name: PictureName = { county: '629901', hash, size: 'full' }
const picture = Buffer.from('a picture')
const folders = useTemporaryFolder()
const newFolder = () => mkdtempSync(join(folders, 'data-'))
const server = await startS3()
afterAll(() => server.close())
const settings = {
  TUZHI_PHOTOS: 's3://photos/tuzhi/county',
  AWS_ENDPOINT_URL_S3: server.url,
  AWS_REGION: 'cn-test',
  AWS_ACCESS_KEY_ID: 'tuzhi-key',
  AWS_SECRET_ACCESS_KEY: 'tuzhi-secret',
}

const stores = [
  { title: 'the folder', open: () => openPhotos(newFolder(), {}).store },
  { title: 'S3', open: () => openPhotos(newFolder(), settings).store },
]

describe.each(stores)('$title', ({ open }) => {
  test('gives back what was put, by its whole name, until it is removed', async () => {
    const store = open()
    await store.put(name, picture)
    await store.put({ ...name, size: 'thumbnail' }, Buffer.from('small'))
    expect(await store.get(name)).toEqual(picture)
    expect(await store.get({ ...name, size: 'thumbnail' })).toEqual(Buffer.from('small'))
    expect(await store.get({ ...name, county: '629902' })).toBeUndefined()
    await store.remove(name)
    expect(await store.get(name)).toBeUndefined()
    expect(await store.get({ ...name, size: 'thumbnail' })).toEqual(Buffer.from('small'))
  })

  test('removes what is not there without complaint', async () => {
    await open().remove({ ...name, hash: '0'.repeat(64) })
  })
})

describe('the folder', () => {
  test('lays pictures by county and hash, and leaves nothing beside them', async () => {
    const folder = newFolder()
    await openPhotos(folder, {}).store.put(name, picture)
    expect(await readFile(join(folder, `photos/629901/ab/${hash}.full.webp`))).toEqual(picture)
    expect(await readdir(join(folder, 'photos/incoming'))).toEqual([])
  })

  test('that cannot be written to says so and leaves no part', async () => {
    const folder = newFolder()
    const { store } = openPhotos(folder, {})
    await writeFile(join(folder, 'photos/629901'), 'a file where a folder should be')
    await expect(store.put(name, picture)).rejects.toMatchObject({ code: 'storage-unavailable' })
    expect(await readdir(join(folder, 'photos/incoming'))).toEqual([])
  })
})

describe('S3', () => {
  beforeEach(() => server.objects.clear())

  test('has the names of the folder, below the prefix', async () => {
    await openPhotos(newFolder(), settings).store.put(name, picture)
    expect([...server.objects]).toEqual([[`/photos/tuzhi/county/629901/ab/${hash}.full.webp`, picture]])
  })

  test('that knows another secret, has no such bucket or is full is told apart', async () => {
    const put = (more: object) => openPhotos(newFolder(), { ...settings, ...more }).store.put(name, picture)
    await expect(put({ AWS_SECRET_ACCESS_KEY: 'wrong' })).rejects.toMatchObject({
      code: 'storage-unavailable',
      cause: { message: expect.stringContaining('SignatureDoesNotMatch') },
    })
    await expect(put({ TUZHI_PHOTOS: 's3://nothing' })).rejects.toMatchObject({ code: 'storage-unavailable' })
    await expect(put({ AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      code: 'storage-unavailable',
    })
    for (let times = 0; times < 3; times++) server.failNext(507, 'XMinioStorageFull')
    await expect(put({})).rejects.toMatchObject({ code: 'storage-full' })
    expect(server.objects.size).toBe(0)
  })

  test('is asked again when it stumbles', async () => {
    server.failNext(503, 'SlowDown')
    await openPhotos(newFolder(), settings).store.put(name, picture)
    expect(server.objects.size).toBe(1)
  })

  test.each([
    ['https://minio.county.gov.cn:9000/', 'https://minio.county.gov.cn:9000/photos'],
    ['https://gateway.county.gov.cn/s3/', 'https://gateway.county.gov.cn/s3/photos'],
    // clouds want the bucket in the host
    ['https://photos.oss-cn-lanzhou.aliyuncs.com', 'https://photos.oss-cn-lanzhou.aliyuncs.com'],
  ])('at %s has its bucket at %s', (endpoint, expected) => {
    const env = { ...settings, AWS_ENDPOINT_URL_S3: endpoint }
    expect(readS3Settings('s3://photos', env)).toMatchObject({ bucketUrl: expected, prefix: '' })
    expect(readS3Settings('s3://photos/a/b//', env)).toMatchObject({ prefix: 'a/b/' })
  })
})

describe('what is set wrongly is said at the start', () => {
  test.each([
    [{ TUZHI_PHOTOS: '/srv/photos' }, 'photos-wrong'],
    [{ TUZHI_PHOTOS: 's3://Photos' }, 'photos-wrong'],
    [{ AWS_ENDPOINT_URL_S3: '' }, 'photos-setting-missing'],
    [{ AWS_ENDPOINT_URL_S3: 'minio' }, 'photos-setting-missing'],
    [{ AWS_SECRET_ACCESS_KEY: '' }, 'photos-setting-missing'],
  ])('%j: %s', (more, expected) => {
    const open = () => openPhotos(newFolder(), { ...settings, ...more })
    expect(open).toThrow(CannotStart)
    expect(open).toThrow(expect.objectContaining({ fault: expected }))
  })

  test('a folder that cannot be written to too', async () => {
    const folder = newFolder()
    await writeFile(join(folder, 'photos'), '')
    expect(() => openPhotos(folder, {})).toThrow(expect.objectContaining({ fault: 'folder-is-none' }))
  })
})

// The examples that Amazon publishes with its rules: the server that judges our signatures is itself judged by them.
describe('the server of these tests signs like Amazon', () => {
  const example: SignedRequest = {
    method: 'GET',
    path: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
    },
    signed: ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'],
    moment: '20130524T000000Z',
    region: 'us-east-1',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }

  test('GET of an object', () => {
    expect(signatureOf(example)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')
  })

  test('PUT of an object', () => {
    const { range: _, ...headers } = example.headers
    const put = {
      ...example,
      method: 'PUT',
      path: '/test%24file.text',
      headers: {
        ...headers,
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      },
      signed: ['date', 'host', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-storage-class'],
    }
    expect(signatureOf(put)).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd')
  })

  test('a query', () => {
    const { range: _, ...headers } = example.headers
    const list = {
      ...example,
      path: '/',
      query: 'lifecycle=',
      headers,
      signed: ['host', 'x-amz-content-sha256', 'x-amz-date'],
    }
    expect(signatureOf(list)).toBe('fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543')
  })
})
