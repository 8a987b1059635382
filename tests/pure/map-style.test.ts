// The style of the map: what lies over what, what a switch in the view changes, and that nothing comes from outside.
import type { LayerSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { type Level, levels } from '../../api/contract/areas.ts'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { areaStates } from '../../web/map/area-states.ts'
import { classesOf, noDataClass } from '../../web/map/classes.ts'
import { palettes } from '../../web/map/palette.ts'
import { mapStyle } from '../../web/map/style.ts'
import type { StyleView } from '../../web/map/style-parts.ts'

function kind(
  id: string,
  style: Partial<KindInfo['style']>,
  shapes: KindInfo['shapes'] = ['area'],
): KindInfo {
  return {
    id,
    title: { zh: id, en: id },
    group: 'land',
    shapes,
    properties: [],
    style: { role: 'ground', color: '#123456', minZoom: 12, ...style },
  }
}

const view: StyleView = {
  origin: 'https://county.example',
  county: {
    code: '629901',
    name: '某县',
    box: [104, 35, 105, 36],
    demo: true,
    townBox: null,
    builtUpSubstitute: false,
    dataVersion: 9,
    tileVersion: 7,
    metricCrs: 'EPSG:4544',
    counts: { county: 1, township: 2, community: 3, grid: 4 },
    listed: { county: 1, township: 2, community: 3, grid: 4 },
  },
  catalog: {
    kinds: [
      kind('town', { role: 'ground' }),
      kind('lawn', { role: 'green' }),
      kind('garden', { role: 'green', labelZoom: 14 }),
      kind('river', { role: 'water', labelZoom: 13 }),
      kind('street', { role: 'road', labelZoom: 14 }, ['line']),
      kind('house', { role: 'building' }),
      kind('pump', { role: 'facility', glyph: '泵', labelZoom: 16 }, ['point']),
      kind('well', { role: 'facility', glyph: '井' }, ['point']),
    ],
  },
  theme: 'light',
  level: 'community',
  show: 'areas',
  hiddenKinds: new Set(),
  unitGrids: false,
  countedKinds: ['pump'],
  selected: undefined,
  shapes: undefined,
  printedValues: new Map(),
  duties: undefined,
  problems: undefined,
}

const idsOf = (change: Partial<StyleView> = {}) => mapStyle({ ...view, ...change }).layers.map(({ id }) => id)
const layerOf = (id: string, change: Partial<StyleView> = {}) =>
  mapStyle({ ...view, ...change }).layers.find((layer) => layer.id === id)

/** Whether the layers stand in this order, from the ground up. */
function expectOrder(ids: readonly string[], wanted: readonly string[]) {
  expect(wanted.map((id) => ids.indexOf(id))).not.toContain(-1)
  expect([...wanted].sort((a, b) => ids.indexOf(a) - ids.indexOf(b))).toEqual(wanted)
}

describe('the order of layers', () => {
  it('puts the colours of areas above the ground and below water, buildings, roads and names', () => {
    expectOrder(idsOf(), [
      'town-fill',
      'lawn-fill',
      'area-fill-community',
      'garden-fill',
      'river-fill',
      'surface-slot',
      'house-fill',
      'street-casing',
      'street-surface',
      'community-selected',
      'name-street-line',
      'symbol-well',
      'symbol-pump',
      'area-name-community',
    ])
  })

  it('lifts unnamed green above the colours when the indicator counts it', () => {
    expectOrder(idsOf({ countedKinds: ['lawn'] }), ['area-fill-community', 'lawn-fill', 'river-fill'])
  })

  it('has no layer twice', () => {
    const ids = idsOf({ selected: { type: 'area', code: '629901' }, show: 'coverage' })
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('sources', () => {
  it('come from the page itself, with the version of what they show', () => {
    const { sources } = mapStyle(view)
    const addresses = Object.values(sources).flatMap((source) =>
      source.type === 'vector' ? (source.tiles ?? []) : [],
    )
    expect(new Set(addresses)).toEqual(
      new Set([
        'https://county.example/api/tiles/629901/places/{z}/{x}/{y}?version=7',
        'https://county.example/api/tiles/629901/areas/{z}/{x}/{y}?version=7',
      ]),
    )
  })

  it('need no glyphs and no sprite', () => {
    const style = mapStyle(view)
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
  })

  it('let names and symbols draw from points, one for each place and area', () => {
    for (const id of ['symbol-pump', 'dot-pump', 'name-garden', 'area-name-community'])
      expect(layerOf(id)).toMatchObject({ 'source-layer': expect.stringMatching(/@label$/) })
    // a street is named along its line
    expect(layerOf('name-street-line')).toMatchObject({ 'source-layer': 'street' })
  })

  it('are all there for the layers that draw from them', () => {
    const style = mapStyle({ ...view, show: 'coverage', selected: { type: 'place', id: 5, kind: 'pump' } })
    const used = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []))
    expect(Object.keys(style.sources)).toEqual(expect.arrayContaining(used))
  })
})

describe('layers that MapLibre lays out together', () => {
  // As MapLibre groups them: alike in everything but paint.
  const groupOf = (layer: LayerSpecification) => {
    const { id, paint, metadata, ...alike } = layer
    return JSON.stringify(Object.entries(alike).sort())
  }
  const knowsStates = ({ paint }: LayerSpecification) => JSON.stringify(paint ?? {}).includes('feature-state')

  const selections = [undefined, ...['629901', '629901001', '629901001001', '629901001001001']]
  const styles = levels.flatMap((level) =>
    selections.flatMap((code) =>
      (['areas', 'coverage', 'units'] as const).map((show) =>
        mapStyle({
          ...view,
          level,
          show,
          selected: code === undefined ? undefined : { type: 'area', code },
          duties: show === 'units' ? { kinds: ['pump', 'house'], levels: ['grid', 'township'] } : undefined,
        }),
      ),
    ),
  )

  it('go all at once where one knows feature states: a late tile would find only some of them', () => {
    const groups = new Map<string, LayerSpecification[]>()
    for (const { layers } of styles) {
      for (const [group, members] of Map.groupBy(layers, groupOf)) {
        if (members.some(knowsStates)) groups.set(`${members.map(({ id }) => id)} ${group}`, members)
      }
    }
    const torn = [...groups.values()].flatMap((members) => {
      const left = styles.map(({ layers }) =>
        members.filter(({ id }) => layers.some((each) => each.id === id)),
      )
      const some = left.find(({ length }) => length > 0 && length < members.length)
      return some ? [`${members.map(({ id }) => id)} → ${some.map(({ id }) => id)}`] : []
    })
    expect(groups.size).toBeGreaterThan(0)
    expect(torn).toEqual([])
  })
})

describe('what the view changes', () => {
  it('draws nothing of a hidden kind', () => {
    expect(idsOf({ hiddenKinds: new Set(['pump']) }).filter((id) => id.includes('pump'))).toEqual([])
  })

  it('shows the kinds of the indicator early, the others from the street on', () => {
    expect(layerOf('symbol-pump')?.minzoom).toBe(12)
    expect(layerOf('symbol-well')?.minzoom).toBe(15)
  })

  it('colours the chosen level and takes its coarser ones as dashed boundaries', () => {
    expect(layerOf('area-fill-grid', { level: 'grid' })).toMatchObject({ 'source-layer': 'grid' })
    const boundaries = idsOf({ level: 'grid' }).filter((id) => id.endsWith('-boundary'))
    expect(boundaries).toEqual(['community-boundary', 'township-boundary', 'county-boundary'])
  })

  it('shares no layer between the levels of areas', () => {
    const areaLayers = (level: Level) =>
      mapStyle({ ...view, level }).layers.flatMap((layer) =>
        'source-layer' in layer && layer['source-layer'] === level && layer.source === 'areas'
          ? [layer.id]
          : [],
      )
    const names = levels.flatMap(areaLayers)
    expect(new Set(names).size).toBe(names.length)
  })

  it('takes the colours of areas away for covered and uncovered land', () => {
    expect(layerOf('area-fill-community', { show: 'coverage' })?.paint).toMatchObject({ 'fill-opacity': 0 })
    expectOrder(idsOf({ show: 'coverage' }), ['coverage-covered', 'coverage-uncovered', 'house-fill'])
  })

  it('draws the symbol of the chosen facility whatever else is drawn, and none for a garden', () => {
    const chosen = (kind: string) => idsOf({ selected: { type: 'place', id: 5, kind } })
    expect(chosen('well')).toContain('picked-symbol')
    expect(chosen('garden')).not.toContain('picked-symbol')
  })

  it('names areas that have a value before those that have none', () => {
    const printedValues = new Map([['629901001001', '95%']])
    expect(layerOf('area-name-community', { printedValues })?.layout).toMatchObject({
      'symbol-sort-key': ['match', ['get', 'code'], '629901001001', 0, 1],
    })
  })

  it('draws micro grids below the borders of grids and only near by, names later, the chosen one apart', () => {
    const ids = idsOf({ level: 'grid' })
    expect(ids.indexOf('micro-grid-line')).toBeLessThan(ids.indexOf('area-line-grid'))
    const near = layerOf('micro-grid-line', {})
    expect(near).toMatchObject({ minzoom: 15.5 })
    expect(layerOf('micro-grid-name', {})).toMatchObject({ minzoom: 16.5 })
    const micro = '62990100100100107'
    const chosen = { selected: { type: 'area', code: micro.slice(0, 15), micro } } as const
    expect(idsOf({})).not.toContain('micro-grid-selected')
    expect(layerOf('micro-grid-selected', chosen)).toMatchObject({ filter: ['==', ['get', 'code'], micro] })
    expect(idsOf({ ...chosen, hiddenKinds: new Set(['micro-grid']) }).join(' ')).not.toContain('micro-grid')
  })

  it('outlines a selected area of another level too', () => {
    expect(idsOf({ selected: { type: 'area', code: '629901001' } })).toContain('township-selected')
  })
})

describe('unit grids of city management', () => {
  const code = '629901001001007'
  const drawn = (change: Partial<StyleView>) => idsOf(change).filter((id) => id.startsWith('unit-grid'))

  it('are not there, nor asked for, until somebody wants them', () => {
    expect(drawn({})).toEqual([])
    expect(Object.keys(mapStyle(view).sources)).not.toContain('unit-grids')
  })

  it('lie above the borders of areas and below symbols, and are asked for where they can be read', () => {
    expectOrder(idsOf({ unitGrids: true }), [
      'area-line-community',
      'unit-grid-hit',
      'unit-grid-line',
      'unit-grid-name',
      'name-street-line',
      'symbol-pump',
    ])
    expect(mapStyle({ ...view, unitGrids: true }).sources['unit-grids']).toMatchObject({
      tiles: ['https://county.example/api/tiles/629901/unit-grids/{z}/{x}/{y}?version=7'],
      minzoom: 14,
      maxzoom: 16,
    })
  })

  it('of one that is chosen there is its outline alone, which takes no click', () => {
    const selected = { type: 'unit-grid', code } as const
    expect(drawn({ selected })).toEqual(['unit-grid-selected-halo', 'unit-grid-selected', 'unit-grid-name'])
    expect(layerOf('unit-grid-name', { selected })).toMatchObject({ filter: ['==', ['get', 'code'], code] })
  })

  it('look like no border of a governance grid, on the wall as well', () => {
    for (const theme of ['light', 'dark'] as const) {
      const colour = (id: string) =>
        JSON.stringify(layerOf(id, { theme, unitGrids: true, level: 'grid' })?.paint)
      const own = palettes[theme].unitGrid
      expect(colour('unit-grid-line')).toContain(own)
      for (const id of ['area-line-grid', 'community-boundary', 'grid-selected', 'grid-hover'])
        expect(colour(id)).not.toContain(own)
    }
  })
})

describe('colours of areas', () => {
  const indicator = {
    method: 'coverage',
    factor: 100,
    target: { op: '>=', value: 80, title: { zh: '', en: '' }, source: 'test' },
  } as const
  const values = [
    { area: '629901001001', value: 95 },
    { area: '629901001002', value: 20 },
    { area: '629901001003', value: null },
  ]
  const legend = classesOf(indicator, values)

  it('are those of the legend, no data apart', () => {
    const states = areaStates(legend, values, undefined, '#eeeeee')
    expect(states.get('629901001001')).toEqual({ fill: '#2166AC' })
    expect(states.get('629901001002')).toEqual({ fill: '#B35806' })
    expect(states.get('629901001003')).toEqual({ fill: '#eeeeee', noData: true })
  })

  it('stay only in the class that was chosen', () => {
    const low = areaStates(legend, values, 0, '#eeeeee')
    expect([...low].flatMap(([code, { fill }]) => (fill ? [code] : []))).toEqual(['629901001002'])
    const none = areaStates(legend, values, noDataClass, '#eeeeee')
    expect([...none].flatMap(([code, { fill }]) => (fill ? [code] : []))).toEqual(['629901001003'])
  })
})
