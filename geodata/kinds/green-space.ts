// Other green space 其他绿地: with the parks the numerator of the green ratio. domain.md §1.1 #2, CJJ/T 85-2017.
import { Type } from 'typebox'
import { amount, choice, kind } from './kind.ts'

export const greenSpace = kind({
  id: 'green-space',
  title: { zh: '其他绿地', en: 'Other green space' },
  group: 'green',
  shapes: ['area'],
  properties: Type.Object({
    class: choice('绿地类型', 'Class', {
      protective: { zh: '防护绿地', en: 'Protective green', also: ['G2'] },
      square: { zh: '广场用地绿地', en: 'Green of a square', also: ['G3', '广场用地', '广场绿地'] },
      attached: { zh: '附属绿地', en: 'Attached green', also: ['XG'] },
      regional: { zh: '区域绿地', en: 'Regional green', also: ['EG'] },
    }),
    areaSquareMetres: amount('面积', 'Area', 'm²'),
  }),
  headings: {
    name: ['绿地名称', '名称'],
    code: ['绿地编号', '编号', '编码'],
    class: ['类型', '类别', '绿地类别', '绿地代码'],
    areaSquareMetres: ['绿地面积', '面积(平方米)'],
  },
  osm: [
    // Fields and orchards are farmland, not 城市绿地; a row of trees is a line without an area.
    { tags: { landuse: ['grass', 'forest', 'village_green', 'flowerbed', 'greenery', 'meadow'] } },
    { tags: { natural: ['wood', 'scrub', 'grassland', 'heath', 'shrubbery'] } },
    { tags: { leisure: 'nature_reserve' }, properties: () => ({ class: 'regional' as const }) },
    {
      tags: { leisure: 'garden' },
      unless: { 'garden:type': 'private' },
      properties: () => ({ class: 'attached' as const }),
    },
  ],
  style: { role: 'green', color: '#E1ECD7', minZoom: 11 },
})
