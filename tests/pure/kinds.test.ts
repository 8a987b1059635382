// Is every kind complete and unmistakable, and do OpenStreetMap tags become the kind that a planner would expect?
import { describe, expect, test } from 'vitest'
import { spellingsOf } from '../../geodata/headings.ts'
import { findKind, kinds } from '../../geodata/kinds/index.ts'
import type { Kind, Shape } from '../../geodata/kinds/kind.ts'
import { matchOsm, propertiesFromTags } from '../../geodata/osm-kinds.ts'
import { schemaOf } from '../../geodata/property-value.ts'
import { plainHeading } from '../../geodata/readers/coordinates.ts'

const all: readonly Kind[] = kinds
const table = all.map((kind) => [kind.id, kind] as const)

test('ids are kebab-case and unique', () => {
  const ids = all.map(({ id }) => id)
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('the ids that other systems rely on stay', () => {
  const stable = ['compound', 'residential-land', 'built-up-area', 'market', 'toilet', 'shelter', 'park']
  expect([...stable, 'bus-stop', 'road'].filter((id) => !findKind(id))).toEqual([])
})

describe.each(table)('%s', (_, kind) => {
  const properties = Object.entries(kind.properties.properties).map(
    ([name, property]) => [name, schemaOf(property)] as const,
  )

  test('speaks Chinese and English throughout', () => {
    const titles = [
      kind.title,
      ...properties.map(([, { title, titleEn }]) => ({ zh: title, en: titleEn })),
      ...properties.flatMap(([, { labels }]) => Object.values(labels ?? {})),
    ]
    expect(
      titles.filter(({ zh, en }) => !/[\u4e00-\u9fff]/.test(zh ?? '') || !/^[\x20-\x7e]+$/.test(en ?? '')),
    ).toEqual([])
  })

  test('reads no heading as two properties', () => {
    expect(twice(spellingsOf(kind))).toEqual([])
  })

  test('reads no label as two choices', () => {
    for (const [, { labels }] of properties) {
      const spellings = Object.entries(labels ?? {}).map(([code, { zh, en, also }]) => [
        code,
        [code, zh, en, ...(also ?? [])],
      ])
      expect(twice(Object.fromEntries(spellings))).toEqual([])
    }
  })

  test('styles by properties and values that exist', () => {
    const { widths, minZooms, minZoom } = kind.style
    for (const rule of [widths, minZooms]) {
      if (!rule) continue
      const labels = properties.find(([name]) => name === rule.property)?.[1].labels ?? {}
      expect(Object.keys(rule.values).filter((value) => !(value in labels))).toEqual([])
    }
    expect(Object.values(minZooms?.values ?? {}).filter((zoom) => zoom < minZoom)).toEqual([])
  })
})

/** Spellings that stand under more than one name, compared as an import compares them. */
function twice(spellings: Record<string, readonly string[]>): string[] {
  const owners = new Map<string, Set<string>>()
  for (const [name, list] of Object.entries(spellings)) {
    for (const each of list) {
      const plain = plainHeading(each)
      owners.set(plain, (owners.get(plain) ?? new Set()).add(name))
    }
  }
  return [...owners]
    .filter(([, names]) => names.size > 1)
    .map(([plain, names]) => `${plain}: ${[...names].join(', ')}`)
}

describe('symbols', () => {
  const facilities = all.filter(({ style }) => style.role === 'facility')

  test('carry one Chinese character each, no two the same', () => {
    const glyphs = facilities.map(({ style }) => style.glyph)
    expect(glyphs.filter((glyph) => !/^[\u4e00-\u9fff]$/.test(glyph ?? ''))).toEqual([])
    expect(new Set(glyphs).size).toBe(glyphs.length)
    expect(facilities.filter(({ style }) => !style.symbol).map(({ id }) => id)).toEqual([])
  })

  // WCAG 2.2 §1.4.3: 4.5 to 1 for text; the glyph is white.
  test.each(facilities.map(({ id, style }) => [id, style.color]))('%s: white reads on %s', (_, color) => {
    expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})

/** Relative luminance of `#RRGGBB` as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

type Tags = Record<string, string>

function kindOf(tags: Tags, shape: Shape): string | undefined {
  return matchOsm(tags, shape, kinds)?.kind.id
}

describe('OpenStreetMap', () => {
  test.each<[string, Shape, Tags]>([
    ['compound', 'area', { landuse: 'residential', name: '怡景城市花苑', residential: 'apartments' }],
    ['compound', 'area', { landuse: 'residential' }],
    ['school', 'area', { amenity: 'school', building: 'yes' }],
    ['kindergarten', 'point', { amenity: 'kindergarten' }],
    ['toilet', 'area', { amenity: 'toilets', building: 'yes' }],
    ['park', 'area', { leisure: 'park', landuse: 'grass' }],
    ['green-space', 'area', { natural: 'wood' }],
    ['bus-stop', 'point', { highway: 'bus_stop', public_transport: 'platform', bus: 'yes' }],
    ['bus-stop', 'point', { public_transport: 'platform', bus: 'yes' }],
    ['shelter', 'point', { emergency: 'assembly_point' }],
    ['hospital', 'area', { amenity: 'hospital', healthcare: 'hospital' }],
    ['clinic', 'point', { amenity: 'clinic', healthcare: 'clinic' }],
    ['elderly-care', 'point', { amenity: 'social_facility', social_facility: 'nursing_home' }],
    ['culture-centre', 'area', { amenity: 'community_centre', community_centre: 'cultural_centre' }],
    ['community-service-centre', 'point', { amenity: 'community_centre', name: '花园社区党群服务中心' }],
    ['square', 'area', { highway: 'pedestrian', name: '人民广场' }],
    ['road', 'line', { highway: 'pedestrian', name: '步行街' }],
    ['water', 'line', { waterway: 'canal' }],
    ['building', 'area', { building: 'apartments' }],
  ])('%s: %s %o', (id, shape, tags) => {
    expect(kindOf(tags, shape)).toBe(id)
  })

  test.each<[string, Shape, Tags]>([
    ['a roof against the rain', 'point', { amenity: 'shelter', shelter_type: 'public_transport' }],
    ['a home for the homeless', 'point', { amenity: 'social_facility', social_facility: 'shelter' }],
    ['the same stop on the carriageway', 'point', { public_transport: 'stop_position', bus: 'yes' }],
    ['a railway platform', 'area', { public_transport: 'platform', train: 'yes' }],
    ['a wide pavement', 'area', { highway: 'pedestrian' }],
    ['a road under construction', 'line', { highway: 'construction', construction: 'primary' }],
    ['a building that is gone', 'area', { building: 'no' }],
    ['a row of trees', 'line', { natural: 'tree_row' }],
  ])('%s is nothing to us', (_, shape, tags) => {
    expect(kindOf(tags, shape)).toBeUndefined()
  })

  test.each<[string, string]>([
    ['motorway', 'expressway'],
    ['trunk', 'expressway'],
    ['primary', 'arterial'],
    ['secondary', 'secondary'],
    ['tertiary', 'local'],
    ['residential', 'local'],
    ['unclassified', 'local'],
    ['living_street', 'local'],
    ['secondary_link', 'link'],
    ['service', 'service'],
    ['footway', 'path'],
    ['steps', 'path'],
    ['track', 'path'],
  ])('highway=%s is of class %s', (highway, expected) => {
    expect(propertiesOf({ highway }, 'line').class).toBe(expected)
  })

  test.each<[string, Tags, number | undefined]>([
    ['as given', { width: '7.5 m' }, 7.5],
    ['with a comma', { width: '7,5' }, 7.5],
    ['before the lanes', { width: '9', lanes: '2' }, 9],
    ['from the lanes, 3.5 m each', { lanes: '4' }, 14],
    ['unknown in feet', { width: `24'` }, undefined],
    ['unknown in silence', {}, undefined],
  ])('the width of a road: %s', (_, tags, metres) => {
    expect(propertiesOf({ highway: 'primary', ...tags }, 'line').widthMetres).toBe(metres)
  })

  test.each<[string, Tags, boolean | undefined]>([
    ['as it says', { oneway: 'yes' }, true],
    ['against its direction', { oneway: '-1' }, true],
    ['on a motorway', { highway: 'motorway' }, true],
    ['not where it says no', { highway: 'motorway', oneway: 'no' }, false],
    ['unknown in silence', {}, undefined],
  ])('one way %s', (_, tags, oneway) => {
    expect(propertiesOf({ highway: 'primary', ...tags }, 'line').oneway).toBe(oneway)
  })

  test('a toilet for customers is not open to the public', () => {
    expect(propertiesOf({ amenity: 'toilets', access: 'customers' }, 'point').openToPublic).toBe(false)
    expect(propertiesOf({ amenity: 'toilets' }, 'point').openToPublic).toBe(true)
  })

  test('a hotel garden is a park that the public cannot use', () => {
    expect(propertiesOf({ leisure: 'park', access: 'private' }, 'area').openToPublic).toBe(false)
    expect(propertiesOf({ leisure: 'park' }, 'area').openToPublic).toBeUndefined()
  })

  test('what the tags do not say stays unknown', () => {
    expect(propertiesOf({ amenity: 'parking' }, 'area')).toEqual({})
    expect(propertiesOf({ amenity: 'parking', capacity: 'many' }, 'area')).toEqual({})
  })
})

function propertiesOf(tags: Tags, shape: Shape): Record<string, unknown> {
  const match = matchOsm(tags, shape, kinds)
  if (!match) throw new Error(`no kind for ${JSON.stringify(tags)}`)
  return propertiesFromTags(match.rule, tags)
}
