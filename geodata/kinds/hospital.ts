// Hospitals 医院: an inspection site and the county's health map. domain.md §4.1.
import { Type } from 'typebox'
import { count, kind, text } from './kind.ts'
import { countTag } from './osm-tags.ts'

export const hospital = kind({
  id: 'hospital',
  title: { zh: '医院', en: 'Hospital' },
  group: 'health',
  shapes: ['area', 'point'],
  properties: Type.Object({
    // 三级甲等, 二级乙等 …: grade and class in one, as the licence spells them.
    grade: text('医院等级', 'Grade'),
    beds: count('床位数', 'Beds'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['医院名称', '机构名称', '名称', '点位名称'],
    code: ['机构代码', '编号', '编码'],
    grade: ['等级', '级别', '机构等级'],
    beds: ['床位', '编制床位', '实有床位数', '核定床位数'],
    address: ['详细地址', '机构地址'],
  },
  osm: [
    { tags: { amenity: 'hospital' }, properties: (tags) => ({ beds: countTag(tags.beds) }) },
    {
      tags: { healthcare: 'hospital' },
      unless: { amenity: '*' },
      properties: (tags) => ({ beds: countTag(tags.beds) }),
    },
  ],
  style: { role: 'facility', color: '#8C1D4F', glyph: '医', symbol: 'square', minZoom: 12, labelZoom: 15 },
})
