// Care of the elderly 养老服务设施: homes and day care. domain.md §1.7.
import { Type } from 'typebox'
import { count, kind, text } from './kind.ts'
import { countTag } from './osm-tags.ts'

export const elderlyCare = kind({
  id: 'elderly-care',
  title: { zh: '养老服务设施', en: 'Elderly care' },
  group: 'living',
  shapes: ['point', 'area'],
  properties: Type.Object({
    beds: count('床位数', 'Beds'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['机构名称', '养老机构名称', '名称', '点位名称'],
    code: ['机构代码', '编号', '编码'],
    beds: ['床位', '养老床位', '核定床位', '核定床位数'],
    address: ['详细地址', '机构地址'],
  },
  osm: [
    {
      tags: { amenity: 'social_facility', social_facility: ['nursing_home', 'assisted_living'] },
      // Such homes are for the elderly where nothing else is said; those for children say so.
      unless: { 'social_facility:for': ['child', 'juvenile', 'orphan', 'disabled', 'mental_health'] },
      properties: (tags) => ({ beds: countTag(tags.beds) ?? countTag(tags.capacity) }),
    },
    {
      tags: {
        amenity: 'social_facility',
        social_facility: ['day_care', 'group_home'],
        'social_facility:for': 'senior',
      },
      properties: (tags) => ({ beds: countTag(tags.beds) ?? countTag(tags.capacity) }),
    },
    { tags: { amenity: 'nursing_home' }, properties: (tags) => ({ beds: countTag(tags.beds) }) },
  ],
  style: { role: 'facility', color: '#92400E', glyph: '老', symbol: 'circle', minZoom: 13, labelZoom: 16 },
})
