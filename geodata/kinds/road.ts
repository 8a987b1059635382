// Roads 道路: length and area against the built-up area; also what the map is read by. domain.md §1.4, GB/T 51328.
import { Type } from 'typebox'
import { amount, choice, count, kind, yesNo } from './kind.ts'
import { countTag, numberTag, tagAs } from './osm-tags.ts'

const classOfHighway = {
  motorway: 'expressway',
  trunk: 'expressway',
  primary: 'arterial',
  secondary: 'secondary',
  tertiary: 'local',
  residential: 'local',
  unclassified: 'local',
  living_street: 'local',
  motorway_link: 'link',
  trunk_link: 'link',
  primary_link: 'link',
  secondary_link: 'link',
  tertiary_link: 'link',
  service: 'service',
  busway: 'service',
  footway: 'path',
  path: 'path',
  cycleway: 'path',
  bridleway: 'path',
  pedestrian: 'path',
  steps: 'path',
  track: 'path',
} as const

/** Width of one lane where only their number is known, metres: CJJ 37-2012, 3.25 to 3.75. */
const laneMetres = 3.5

const onewayValues = { yes: true, '1': true, true: true, '-1': true, reversible: true, no: false } as const

export const road = kind({
  id: 'road',
  title: { zh: '道路', en: 'Road' },
  group: 'road',
  shapes: ['line'],
  properties: Type.Object({
    class: choice('道路等级', 'Class', {
      expressway: { zh: '快速路', en: 'Expressway', also: ['高速公路', '城市快速路'] },
      arterial: { zh: '主干路', en: 'Arterial road', also: ['主干道', '主路'] },
      secondary: { zh: '次干路', en: 'Secondary road', also: ['次干道'] },
      local: { zh: '支路', en: 'Local road', also: ['支道', '街巷', '背街小巷'] },
      link: { zh: '匝道', en: 'Link road', also: ['连接道'] },
      service: { zh: '内部道路', en: 'Service road', also: ['小区道路', '单位道路'] },
      path: { zh: '步行与非机动车道', en: 'Path', also: ['步行道', '人行道', '非机动车道'] },
    }),
    widthMetres: amount('宽度', 'Width', 'm'),
    lanes: count('车道数', 'Lanes'),
    oneway: yesNo('单行', 'One way'),
  }),
  headings: {
    name: ['道路名称', '路名', '名称'],
    code: ['道路编号', '道路编码', '编号', '编码', '路线编号'],
    class: ['等级', '道路类型', '道路类别', '级别', '类型', 'highway', 'fclass'],
    widthMetres: ['道路宽度', '路宽', '路面宽度', '红线宽度', '宽度(米)', 'width'],
    lanes: ['车道', '车道数量'],
    oneway: ['是否单行', '单行道'],
  },
  osm: [
    {
      tags: { highway: Object.keys(classOfHighway) },
      unless: { area: 'yes' },
      shapes: ['line'],
      properties: (tags) => {
        const lanes = countTag(tags.lanes)
        const alwaysOneway = tags.highway === 'motorway' || tags.junction === 'roundabout'
        return {
          class: tagAs(tags.highway, classOfHighway),
          widthMetres: numberTag(tags.width) ?? (lanes ? lanes * laneMetres : undefined),
          lanes,
          oneway: tagAs(tags.oneway, onewayValues) ?? (alwaysOneway || undefined),
        }
      },
    },
  ],
  style: {
    role: 'road',
    color: '#FFFFFF',
    minZoom: 8,
    labelZoom: 14,
    widths: {
      property: 'class',
      values: { expressway: 14, arterial: 12, secondary: 9, local: 6, link: 5, service: 3, path: 1.5 },
      otherwise: 4,
    },
    minZooms: {
      property: 'class',
      values: { arterial: 9, secondary: 10, link: 12, local: 12, service: 14, path: 15 },
    },
  },
})
