// Parks 公园绿地 (G1): service-radius coverage by the size of the whole park, and park area per head. domain.md §1.2.
import { Type } from 'typebox'
import { amount, choice, kind, text, yesNo } from './kind.ts'

export const park = kind({
  id: 'park',
  title: { zh: '公园绿地', en: 'Park' },
  group: 'green',
  // A point comes from a plain list; without a boundary it serves nobody and the indicators say that it was skipped.
  shapes: ['area', 'point'],
  properties: Type.Object({
    // CJJ/T 85-2017, G11 to G14.
    class: choice('公园类型', 'Class', {
      comprehensive: { zh: '综合公园', en: 'Comprehensive park', also: ['G11', '综合性公园'] },
      community: { zh: '社区公园', en: 'Community park', also: ['G12'] },
      special: { zh: '专类公园', en: 'Special park', also: ['G13', '专题公园'] },
      pocket: { zh: '游园', en: 'Pocket park', also: ['G14', '口袋公园', '街旁绿地', '小游园'] },
    }),
    areaSquareMetres: amount('面积', 'Area', 'm²'),
    openToPublic: yesNo('对外开放', 'Open to the public'),
    manager: text('管理单位', 'Managed by'),
  }),
  headings: {
    name: ['公园名称', '绿地名称', '名称', '点位名称'],
    code: ['公园编号', '绿地编号', '编号', '编码'],
    class: ['类型', '类别', '公园类别', '绿地类型', '绿地代码'],
    areaSquareMetres: ['公园面积', '绿地面积', '占地面积', '面积(平方米)'],
    openToPublic: ['是否开放', '是否对外开放'],
    manager: ['养护单位', '主管单位', '管养单位'],
  },
  osm: [
    {
      // Tags say nothing about the class; gardens and playgrounds are no G1 park.
      tags: { leisure: 'park' },
      shapes: ['area'],
      properties: (tags) => ({
        openToPublic: tags.access ? !['private', 'no'].includes(tags.access) : undefined,
        manager: tags.operator,
      }),
    },
  ],
  style: { role: 'green', color: '#D7E7CB', glyph: '园', minZoom: 9, labelZoom: 14 },
})
