// Public squares 公共广场: a site of every civilized-city inspection. domain.md §4.2.
import { Type } from 'typebox'
import { amount, kind } from './kind.ts'

export const square = kind({
  id: 'square',
  title: { zh: '公共广场', en: 'Public square' },
  group: 'culture',
  shapes: ['area', 'point'],
  properties: Type.Object({
    areaSquareMetres: amount('面积', 'Area', 'm²'),
  }),
  headings: {
    name: ['广场名称', '名称', '点位名称'],
    code: ['广场编号', '编号', '编码'],
    areaSquareMetres: ['广场面积', '占地面积', '面积(平方米)'],
  },
  osm: [
    { tags: { place: 'square' } },
    // A pedestrian street is a line and a road; an area with a name is a square, one without is a wide pavement.
    { tags: { highway: 'pedestrian', name: '*' }, shapes: ['area'] },
  ],
  style: { role: 'facility', color: '#7A6A4F', glyph: '广', symbol: 'hexagon', minZoom: 12, labelZoom: 16 },
})
