// Residential land 居住用地: the denominator of park coverage, from the land survey or the detailed plan. domain.md §1.1.
import { Type } from 'typebox'
import { kind, text } from './kind.ts'

export const residentialLand = kind({
  id: 'residential-land',
  title: { zh: '居住用地', en: 'Residential land' },
  group: 'land',
  shapes: ['area'],
  properties: Type.Object({
    // R1, R2, R3 of GB 50137 or 0701 … of the 2023 classification: kept as the file spells it.
    landUse: text('用地性质', 'Land use'),
  }),
  headings: {
    name: ['地块名称', '名称', '用地名称'],
    code: ['地块编号', '地块编码', '编号', '编码', '标识码', 'BSM'],
    landUse: ['用地代码', '地类', '地类编码', '地类名称', '用地分类', '规划用地性质', 'DLBM', 'DLMC', 'YDXZ'],
  },
  // landuse=residential becomes a compound, see there.
  osm: [],
  style: { role: 'land-use', color: '#F5EFE3', minZoom: 11 },
})
