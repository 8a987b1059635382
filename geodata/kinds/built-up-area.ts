// Built-up area 建成区: the denominator of most densities and coverages. domain.md §1.0.
import { Type } from 'typebox'
import { count, kind, text, yesNo } from './kind.ts'

export const builtUpArea = kind({
  id: 'built-up-area',
  title: { zh: '建成区', en: 'Built-up area' },
  group: 'land',
  shapes: ['area'],
  properties: Type.Object({
    year: count('年份', 'Year'),
    // True when the polygon is the bounds of a file and nobody has surveyed it; every value then says so.
    substitute: yesNo('替代范围', 'Substitute'),
    approvedBy: text('批准文号', 'Approved by'),
  }),
  headings: {
    name: ['建成区名称', '名称'],
    code: ['编号', '编码', '标识码'],
    year: ['现状年份', '数据年份', '统计年份'],
    substitute: ['是否替代'],
    approvedBy: ['文号', '批复文号'],
  },
  // OpenStreetMap knows no 建成区: its boundaries are administrative and its landuse has no such value.
  osm: [],
  style: { role: 'ground', color: '#EFEDE6', minZoom: 6 },
})
