// Fire stations 消防站: five minutes by road, 7, 4 or 2 km² by level. domain.md §1.7, 建标 152-2017.
import { Type } from 'typebox'
import { choice, kind, text } from './kind.ts'

export const fireStation = kind({
  id: 'fire-station',
  title: { zh: '消防站', en: 'Fire station' },
  group: 'safety',
  shapes: ['point', 'area'],
  properties: Type.Object({
    level: choice('等级', 'Level', {
      first: { zh: '一级普通消防站', en: 'First class', also: ['一级', '一级站'] },
      second: { zh: '二级普通消防站', en: 'Second class', also: ['二级', '二级站'] },
      small: { zh: '小型普通消防站', en: 'Small', also: ['小型', '小型站'] },
      special: { zh: '特勤消防站', en: 'Special', also: ['特勤', '特勤站'] },
      micro: { zh: '微型消防站', en: 'Micro', also: ['微型', '志愿消防站'] },
    }),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['消防站名称', '名称', '点位名称'],
    code: ['编号', '编码'],
    level: ['级别', '类型', '类别', '消防站等级'],
    address: ['详细地址'],
  },
  osm: [{ tags: { amenity: 'fire_station' } }],
  style: { role: 'facility', color: '#9A3412', glyph: '消', symbol: 'triangle', minZoom: 12, labelZoom: 16 },
})
