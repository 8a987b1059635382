// Are shifted and projected coordinates put right, and are contradictions noticed? Numbers from domain.md §5.2, §5.3.
import { describe, expect, test } from 'vitest'
import { shift, unshift } from '../../geodata/datum.ts'
import { type CrsEvidence, decideCrs, parseCrs } from '../../geodata/decide-crs.ts'
import { epsgOf, gaussKruegerOf } from '../../geodata/gauss-krueger.ts'
import { toDegrees } from '../../geodata/readers/gdal.ts'
import { BadInput } from '../../geodata/remark.ts'

/** A degree is about 111 km. */
const metresPerDegree = 111_320

describe('GCJ-02 and BD-09', () => {
  test('published vector, GCJ-02 to WGS 84', () => {
    const [lng, lat] = unshift([123, 45], 'gcj02')
    // The vector comes from an iteration that stops at 1e-6°; ours goes on, so the last digits differ (0.01 m).
    expect(lng).toBeCloseTo(122.99395597, 6)
    expect(lat).toBeCloseTo(44.99804071, 6)
  })

  test('published vector, BD-09 to WGS 84', () => {
    const [lng, lat] = unshift([116.41661560068297, 39.92196580126834], 'bd09')
    expect(lng).toBeCloseTo(116.403988, 7)
    expect(lat).toBeCloseTo(39.914266, 7)
  })

  // East and north offsets in metres as domain.md gives them for the three seed counties.
  test.each([
    ['会宁', 105.05, 35.69, 323, -19],
    ['文山', 104.23, 23.39, 213, -296],
    ['永宁', 106.25, 38.28, 383, 50],
  ] as const)('offset in %s', (_, lng, lat, east, north) => {
    const [x = 0, y = 0] = shift([lng, lat], 'gcj02')
    expect((x - lng) * metresPerDegree * Math.cos((lat * Math.PI) / 180)).toBeCloseTo(east, -1)
    expect((y - lat) * metresPerDegree).toBeCloseTo(north, -1)
  })

  test.each(['gcj02', 'bd09'] as const)('there and back is exact to 0.01 m: %s', (datum) => {
    for (const position of [
      [105.05, 35.69],
      [121.47, 31.23],
      [87.6, 43.8],
      [109.5, 18.25],
    ]) {
      const [lng = 0, lat = 0] = unshift(shift(position, datum), datum)
      expect(Math.hypot(lng - position[0]!, lat - position[1]!) * metresPerDegree).toBeLessThan(0.01)
    }
  })

  test('outside China nothing is shifted', () =>
    expect(unshift([-15.4, 28.1], 'gcj02')).toEqual([-15.4, 28.1]))
})

describe('CGCS2000 Gauss-Krüger', () => {
  test.each([
    [{ zone: 35, isNumbered: true }, 'EPSG:4523'],
    [{ zone: 35, isNumbered: false }, 'EPSG:4544'],
    [{ zone: 25, isNumbered: true }, 'EPSG:4513'],
    [{ zone: 45, isNumbered: false }, 'EPSG:4554'],
    [{ zone: 13, isNumbered: true }, 'EPSG:4491'],
    [{ zone: 23, isNumbered: false }, 'EPSG:4512'],
  ])('%j is %s and back', (grid, code) => {
    expect(epsgOf(grid)).toBe(code)
    expect(gaussKruegerOf(code)).toMatchObject(grid)
  })

  test.each(['EPSG:4523', 'EPSG:4544'])('the example of domain.md §5.2 in %s', async (crs) => {
    const easting = crs === 'EPSG:4523' ? 35_504_525.76 : 504_525.76
    const [position] = await toDegrees([[easting, 3_951_147.42]], crs)
    // 0.01 m, the precision of the example
    expect(position?.[0]).toBeCloseTo(105.05, 6)
    expect(position?.[1]).toBeCloseTo(35.69, 6)
  })

  test('many positions leave GDAL whole', async () => {
    // A call with too many overwrites the module's own data; the next one then fails or ends the process.
    const many = Array.from({ length: 30_000 }, () => [504_525.76, 3_951_147.42])
    const positions = await toDegrees(many, 'EPSG:4544')
    expect(positions).toHaveLength(30_000)
    expect(positions.at(-1)?.[1]).toBeCloseTo(35.69, 6)
    expect((await toDegrees([[504_525.76, 3_951_147.42]], 'EPSG:4544'))[0]?.[0]).toBeCloseTo(105.05, 6)
  })

  test('a CRS that GDAL does not know is refused', async () => {
    await expect(toDegrees([[1, 2]], 'EPSG:99999')).rejects.toMatchObject({ remark: { code: 'crs-unknown' } })
  })
})

describe('which CRS', () => {
  const decide = (evidence: Partial<CrsEvidence>) => decideCrs({ file: 'a', positions: [], ...evidence })
  const codes = (evidence: Partial<CrsEvidence>) => decide(evidence).notes.map(({ remark }) => remark.code)
  const refusal = (evidence: Partial<CrsEvidence>) => {
    try {
      return decide(evidence).crs
    } catch (error) {
      return error instanceof BadInput ? error.remark.code : error
    }
  }
  const north = 3_951_147

  test('degrees without a word are WGS 84', () => {
    expect(decide({ positions: [[105.05, 35.69]] })).toMatchObject({ crs: 'EPSG:4326', isSwapped: false })
    expect(codes({ positions: [[105.05, 35.69]] })).toEqual(['crs-assumed'])
    expect(codes({ positions: [[105.05, 35.69]], said: 'EPSG:4490' })).toEqual([])
  })
  test('--crs wins over the file', () => {
    expect(decide({ positions: [[105.05, 35.69]], asked: 'gcj02', said: 'EPSG:4326' }).crs).toBe('gcj02')
  })
  test('latitude first is noticed', () => {
    expect(decide({ positions: [[35.69, 105.05]] }).isSwapped).toBe(true)
    expect(codes({ positions: [[35.69, 105.05]], said: 'EPSG:4326' })).toEqual(['axes-swapped'])
  })
  test('in the far west, where both could be latitudes, the county decides', () => {
    const positions = [[39.47, 75.99]] as const // Kashgar
    expect(decide({ positions, box: [75.8, 39.3, 76.2, 39.6] }).isSwapped).toBe(true)
    expect(decide({ positions }).isSwapped).toBe(true)
    expect(decide({ positions: [[75.99, 39.47]], box: [75.8, 39.3, 76.2, 39.6] }).isSwapped).toBe(false)
  })
  test('one wild row does not turn the rest', () => {
    const positions = [
      [105.05, 35.69],
      [105.06, 35.7],
      [35.69, 105.05],
    ] as const
    expect(decide({ positions }).isSwapped).toBe(false)
  })
  test('an easting of eight digits carries its zone', () => {
    expect(decide({ positions: [[35_504_525, north]] }).crs).toBe('EPSG:4523')
    expect(codes({ positions: [[35_504_525, north]] })).toEqual(['zone-number'])
    expect(decide({ positions: [[18_504_525, north]] }).crs).toBe('EPSG:4496')
  })
  test('northing first, as surveyors write it, is put right', () => {
    expect(decide({ positions: [[north, 35_504_525]] })).toMatchObject({ crs: 'EPSG:4523', isSwapped: true })
    expect(decide({ positions: [[north, 504_525]], asked: 'EPSG:4544' })).toMatchObject({ isSwapped: true })
  })
  test('an easting of six digits needs --crs', () => {
    expect(refusal({ positions: [[504_525, north]] })).toBe('crs-six-digits')
    expect(refusal({ positions: [[north, 504_525]] })).toBe('crs-six-digits')
    expect(decide({ positions: [[504_525, north]], asked: 'EPSG:4544' }).notes).toEqual([])
  })
  test('a zone number where the CRS has none, and the reverse', () => {
    expect(decide({ positions: [[35_504_525, north]], said: 'EPSG:4544' }).crs).toBe('EPSG:4523')
    expect(decide({ positions: [[504_525, north]], said: 'EPSG:4523' }).crs).toBe('EPSG:4544')
    expect(codes({ positions: [[504_525, north]], said: 'EPSG:4523' })).toEqual(['zone-number-missing'])
  })
  test('another zone than the one asked for is refused', () => {
    expect(refusal({ positions: [[36_504_525, north]], asked: 'EPSG:4544' })).toBe('zone-mismatch')
  })
  test('Web Mercator is not taken for a zone', () => {
    // 105.05 E, 35.69 N in EPSG:3857
    expect(refusal({ positions: [[11_694_112, 4_257_980]] })).toBe('crs-unguessable')
    // 118 E: its easting begins with 13, the first 6° zone
    expect(refusal({ positions: [[13_135_700, 4_257_980]] })).toBe('crs-unguessable')
    expect(decide({ positions: [[13_135_700, 4_257_980]], asked: 'EPSG:3857' }).crs).toBe('EPSG:3857')
  })
  test('degrees of an older datum are taken at their word', () => {
    expect(decide({ positions: [[105.05, 35.69]], asked: 'EPSG:4610' })).toMatchObject({
      crs: 'EPSG:4610',
      notes: [],
    })
  })
  test('numbers that contradict --crs are refused, a wrong header is set aside', () => {
    expect(refusal({ positions: [[105.05, 35.69]], asked: 'EPSG:4544' })).toBe('crs-values-degrees')
    expect(refusal({ positions: [[35_504_525, north]], asked: 'gcj02' })).toBe('crs-values-metres')
    expect(codes({ positions: [[35_504_525, north]], said: 'EPSG:4326' })).toEqual([
      'zone-number',
      'crs-header-wrong',
    ])
  })
})

describe('--crs', () => {
  test.each([
    ['EPSG:4544', 'EPSG:4544'],
    ['epsg:4544', 'EPSG:4544'],
    ['4544', 'EPSG:4544'],
    ['GCJ-02', 'gcj02'],
    ['bd09', 'bd09'],
    ['WGS84', 'EPSG:4326'],
    ['CGCS2000', 'EPSG:4490'],
  ])('%s', (text, crs) => expect(parseCrs(text)).toBe(crs))
  test('a wrong name is refused', () => expect(() => parseCrs('beijing')).toThrow(BadInput))
})
