// Names, codes and pinyin; what stands first.
import { beforeAll, describe, expect, test } from 'vitest'
import { fold, rankOf } from '../../api/features/search/match.ts'
import { county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { point } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { layTown, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

const search = async (q: string) =>
  (await ask(`/search?county=${county}&q=${encodeURIComponent(q)}`)).body.items
const names = async (q: string) => (await search(q)).map((hit: { name: string }) => hit.name)

describe('/api/search', () => {
  test('a park is found by its name, a part of it, its initials, its full pinyin and its code', async () => {
    for (const q of [
      '青禾公园',
      '禾公',
      'qhgy',
      'QHGY',
      'qinghe',
      'qing he gong yuan',
      'qinghegy',
      'gy-01',
    ]) {
      expect(await names(q), q).toEqual(['青禾公园'])
    }
  })

  test('a hit says its kind, what it lies in and where', async () => {
    const [park] = await search('青禾公园')
    expect(park).toMatchObject({ type: 'place', county, sort: 'park', where: '会师镇 · 西街社区' })
    // the middle of the park lies 450 m west and south of the origin: 105° - 0.005°
    expect(park.position[0]).toBeCloseTo(105 - 0.00497, 4)
    const [grid] = await search(southGrid)
    expect(grid).toMatchObject({ type: 'area', id: southGrid, sort: 'grid', where: '会师镇 · 西街社区' })
    const [village] = await search('无界村')
    expect(village).toMatchObject({ type: 'area', position: null, where: '会师镇' })
    const [unit] = await search('住建局')
    expect(unit).toMatchObject({ type: 'unit', sort: null, position: null })
  })

  test('a code finds the area itself first, then what begins with it', async () => {
    const codes = (await search(west)).map((hit: { id: string }) => hit.id)
    expect(codes[0]).toBe(west)
    expect(codes.slice(1).every((code: string) => code.startsWith(west))).toBe(true)
    expect(codes).toHaveLength(3)
  })

  test('at most twenty come, areas before places of the same rank', async () => {
    const places = Array.from({ length: 30 }, (_, i) => ({
      kind: 'toilet',
      geometry: point(i, 0),
      name: `会师公厕${i}`,
    }))
    await layCounty(db, { regions: [{ code: township, name: '会师镇', geometry: null }], places })
    const hits = await search('会师')
    expect(hits).toHaveLength(20)
    expect(hits[0]).toMatchObject({ type: 'area', name: '会师镇' })
    // and the county laid anew is searched, not the one remembered
    expect(await names('青禾')).toEqual([])
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask('/search?county=629902&q=x'))).toEqual([404, 'unknown-area'])
    for (const query of [
      `county=${county}`,
      'q=x',
      `county=${county}&q=`,
      `county=62&q=x`,
      `county=${county}&q=x&page=2`,
    ]) {
      expect(fault(await ask(`/search?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('how well a name answers', () => {
  const rank = (query: string, name: string, code = '') => rankOf(fold(query), fold(name), fold(code))

  test('exact before prefix before contained before pinyin', () => {
    expect(rank('青禾公园', '青禾公园')).toBe(0)
    expect(rank('青禾', '青禾公园')).toBe(1)
    expect(rank('公园', '青禾公园')).toBe(2)
    expect(rank('qh', '青禾公园')).toBe(3)
    expect(rank('gy', '青禾公园')).toBe(4)
    expect(rank('xyz', '青禾公园')).toBeUndefined()
  })

  test('a character that is read in two ways is found by either', () => {
    for (const query of ['czl', 'zzl', 'changzheng', 'zhangzheng'])
      expect(rank(query, '长征路'), query).toBe(3)
    expect(rank('lvdi', '绿地')).toBe(3)
  })

  test('initials must be in order and without a gap', () => {
    expect(rank('qy', '青禾公园')).toBeUndefined()
    expect(rank('hq', '青禾公园')).toBeUndefined()
  })

  test('Chinese and letters may be mixed, full-width letters count as letters', () => {
    expect(rank('青禾gy', '青禾公园')).toBe(3)
    expect(rank('ｑｈ', '青禾公园')).toBe(3)
    expect(rank('b2', 'B2栋')).toBe(1)
  })

  test('a code matches from its start only', () => {
    expect(rank('6204', '会宁县', '620422')).toBe(1)
    expect(rank('422', '会宁县', '620422')).toBeUndefined()
  })

  test('a name of one letter sixty times is answered at once', () => {
    const started = performance.now()
    expect(rank(`${'a'.repeat(59)}b`, 'a'.repeat(200))).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(200)
  })
})
