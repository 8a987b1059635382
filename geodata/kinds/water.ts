// Water 水系: rivers and lakes, for the map to be read by. No indicator counts it.
import { Type } from 'typebox'
import { choice, kind } from './kind.ts'
import { tagAs } from './osm-tags.ts'

const classOfWater = {
  river: 'river',
  stream: 'stream',
  canal: 'canal',
  lake: 'lake',
  oxbow: 'lake',
  lagoon: 'lake',
  pond: 'pond',
  basin: 'pond',
  reservoir: 'reservoir',
} as const

export const water = kind({
  id: 'water',
  title: { zh: '水系', en: 'Water' },
  group: 'land',
  shapes: ['area', 'line'],
  properties: Type.Object({
    class: choice('类型', 'Class', {
      river: { zh: '河流', en: 'River', also: ['江河', '河道'] },
      stream: { zh: '溪流', en: 'Stream', also: ['溪', '沟'] },
      canal: { zh: '渠道', en: 'Canal', also: ['沟渠', '运河', '水渠'] },
      lake: { zh: '湖泊', en: 'Lake', also: ['湖'] },
      pond: { zh: '坑塘', en: 'Pond', also: ['池塘', '坑塘水面'] },
      reservoir: { zh: '水库', en: 'Reservoir', also: ['水库水面'] },
    }),
  }),
  headings: {
    name: ['河流名称', '水系名称', '名称', '河道名称'],
    code: ['河流代码', '编号', '编码'],
    class: ['类别', '水系类型', '水体类型', 'fclass'],
  },
  osm: [
    {
      tags: { natural: 'water' },
      unless: { water: ['wastewater', 'fountain'] },
      shapes: ['area'],
      properties: (tags) => ({ class: tagAs(tags.water, classOfWater) }),
    },
    { tags: { waterway: 'riverbank' }, shapes: ['area'], properties: () => ({ class: 'river' as const }) },
    { tags: { landuse: 'reservoir' }, shapes: ['area'], properties: () => ({ class: 'reservoir' as const }) },
    {
      // Ditches and drains would clutter every field.
      tags: { waterway: ['river', 'stream', 'canal'] },
      shapes: ['line'],
      properties: (tags) => ({ class: tagAs(tags.waterway, classOfWater) }),
    },
  ],
  style: {
    role: 'water',
    color: '#BFD8E6',
    minZoom: 8,
    labelZoom: 13,
    widths: { property: 'class', values: { river: 5, canal: 3, stream: 1.5 }, otherwise: 2 },
    minZooms: { property: 'class', values: { stream: 12, canal: 11, pond: 12 } },
  },
})
