// Kindergartens and nurseries 幼儿园、托儿所: within 300 m of every home. domain.md §1.7.
import { Type } from 'typebox'
import { count, kind, text, yesNo } from './kind.ts'
import { countTag } from './osm-tags.ts'

export const kindergarten = kind({
  id: 'kindergarten',
  title: { zh: '幼儿园', en: 'Kindergarten' },
  group: 'education',
  shapes: ['area', 'point'],
  properties: Type.Object({
    seats: count('学位数', 'Seats'),
    // 普惠性: charges what the county fixes; counted apart in every plan.
    affordable: yesNo('普惠性', 'Affordable'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['幼儿园名称', '园所名称', '名称', '点位名称'],
    code: ['学校标识码', '编号', '编码'],
    seats: ['学位', '在园幼儿数', '幼儿数', '办园规模'],
    affordable: ['是否普惠', '是否普惠性'],
    address: ['详细地址', '园所地址'],
  },
  osm: [
    {
      tags: { amenity: ['kindergarten', 'childcare'] },
      properties: (tags) => ({ seats: countTag(tags.capacity) }),
    },
  ],
  style: { role: 'facility', color: '#A21CAF', glyph: '幼', symbol: 'triangle', minZoom: 13, labelZoom: 16 },
})
