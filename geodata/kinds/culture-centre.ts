// Culture centres 文化活动中心: with libraries, one of the five facilities of a 15-minute circle. domain.md §1.7.
import { Type } from 'typebox'
import { amount, choice, kind, text } from './kind.ts'

export const cultureCentre = kind({
  id: 'culture-centre',
  title: { zh: '文化活动中心', en: 'Culture centre' },
  group: 'culture',
  shapes: ['point', 'area'],
  properties: Type.Object({
    level: choice('级别', 'Level', {
      county: { zh: '县级', en: 'County', also: ['文化馆', '图书馆', '县区级'] },
      township: { zh: '乡镇（街道）级', en: 'Township', also: ['综合文化站', '乡镇', '街道', '乡镇级'] },
      community: { zh: '社区（村）级', en: 'Community', also: ['文化活动室', '社区', '村级', '社区级'] },
    }),
    areaSquareMetres: amount('建筑面积', 'Floor area', 'm²'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['文化设施名称', '场馆名称', '名称', '点位名称'],
    code: ['编号', '编码'],
    level: ['等级', '类型', '类别'],
    areaSquareMetres: ['面积', '建筑面积(平方米)', '馆舍面积'],
    address: ['详细地址'],
  },
  osm: [
    { tags: { amenity: ['arts_centre', 'library'] } },
    { tags: { amenity: 'community_centre', community_centre: ['cultural_centre', 'culture_centre'] } },
  ],
  style: { role: 'facility', color: '#5B4B9A', glyph: '文', symbol: 'diamond', minZoom: 13, labelZoom: 16 },
})
