// Community service centres 社区服务中心: one of the five facilities of a 15-minute circle. domain.md §1.1 #14, §1.7.
import { Type } from 'typebox'
import { amount, kind, text } from './kind.ts'

export const communityServiceCentre = kind({
  id: 'community-service-centre',
  title: { zh: '社区服务中心', en: 'Community service centre' },
  group: 'living',
  shapes: ['point', 'area'],
  properties: Type.Object({
    areaSquareMetres: amount('建筑面积', 'Floor area', 'm²'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['中心名称', '服务中心名称', '社区名称', '名称', '点位名称'],
    code: ['编号', '编码'],
    areaSquareMetres: ['面积', '使用面积', '建筑面积(平方米)', '服务用房面积'],
    address: ['详细地址', '办公地址'],
  },
  osm: [
    // Mappers in China use community_centre for the 党群服务中心 and 居委会 where residents are served;
    // what they tag as cultural stands in culture-centre.ts, which comes before this one.
    { tags: { amenity: ['community_centre', 'social_centre'] } },
  ],
  style: { role: 'facility', color: '#0F766E', glyph: '社', symbol: 'hexagon', minZoom: 13, labelZoom: 16 },
})
