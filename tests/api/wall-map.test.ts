// The wall map as another reader sees it: one sheet of A3, lines and text, its fonts inside, every name there to be read.
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { fault, openApi } from './ask.ts'
import { layTown, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

beforeAll(() => layTown(db))

async function read(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const { fnArray } = await page.getOperatorList()
  return {
    pages: pdf.numPages,
    size: page.view,
    words: items.map((item) => ('str' in item ? item.str : '')).join('|'),
    operators: new Set(fnArray),
  }
}

test('a community that is high stands on A3, with its grids, their leader and the units that answer', async () => {
  const { status, headers, bytes } = await ask(`/areas/${west}/wall-map`)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/pdf')
  const { pages, size, words, operators } = await read(bytes)
  expect(pages).toBe(1)
  // west is 2 km wide and 4 km high
  expect(size).toEqual([0, 0, 841.89, 1190.55])
  for (const name of [
    '西街社区网格图',
    '会师镇',
    '001',
    '002',
    '王丽',
    '县住建局',
    '中山路',
    '和谐家园',
    '暂缺',
  ])
    expect(words).toContain(name)
  // a stop is too small for a wall
  expect(words).not.toContain('长征路站')
  for (const picture of [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject])
    expect(operators).not.toContain(picture)
  expect(operators).toContain(OPS.constructPath)
  // Embedded and subset, with what makes the letters readable again: far less than the ten megabytes of a whole font.
  const raw = bytes.toString('latin1')
  expect(raw).toContain('/FontFile2')
  expect(raw).toContain('/ToUnicode')
  expect(raw).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/)
  expect(raw).not.toContain('/Subtype /Image')
  expect(bytes.length).toBeLessThan(300_000)
})

test('a township tells its communities apart; who took it is in the log', async () => {
  const { bytes } = await ask(`/areas/${township}/wall-map`)
  const { words } = await read(bytes)
  for (const name of ['会师镇网格图', '西街社区', '东关社区']) expect(words).toContain(name)
  const line = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('action', '=', 'exported')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(line).toMatchObject({
    areaCode: township,
    subjectType: 'wall-map',
    after: { format: 'pdf', grids: 2 },
  })
})

test('what has no boundary and what is no community or township is refused in words', async () => {
  const without = await ask(`/areas/${township}201/wall-map`)
  expect(fault(without)).toEqual([400, 'bad-request'])
  expect(without.body.error.details.zh).toContain('没有边界')
  expect(fault(await ask(`/areas/${township}999/wall-map`))).toEqual([404, 'unknown-area'])
  expect(fault(await ask('/areas/629901/wall-map'))).toEqual([400, 'bad-request'])
})
