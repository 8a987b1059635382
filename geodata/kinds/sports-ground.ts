// Sports grounds 体育场地: area per head, and the sports ground of a 15-minute circle. domain.md §1.1 #10, §1.7.
import { Type } from 'typebox'
import { amount, kind, text, yesNo } from './kind.ts'
import { yesNoTag } from './osm-tags.ts'

export const sportsGround = kind({
  id: 'sports-ground',
  title: { zh: '体育场地', en: 'Sports ground' },
  group: 'culture',
  shapes: ['area', 'point'],
  properties: Type.Object({
    areaSquareMetres: amount('场地面积', 'Area', 'm²'),
    indoor: yesNo('室内', 'Indoor'),
    sport: text('运动项目', 'Sport'),
  }),
  headings: {
    name: ['场地名称', '体育场地名称', '场馆名称', '名称', '点位名称'],
    code: ['场地编号', '编号', '编码'],
    areaSquareMetres: ['面积', '占地面积', '场地面积(平方米)', '用地面积'],
    indoor: ['是否室内', '室内室外'],
    sport: ['项目', '场地类型', '类型'],
  },
  osm: [
    {
      tags: {
        leisure: ['sports_centre', 'sports_hall', 'stadium', 'pitch', 'track', 'fitness_station', 'ice_rink'],
      },
      properties: (tags) => ({
        indoor: tags.leisure === 'sports_hall' ? true : yesNoTag(tags.indoor),
        sport: tags.sport,
      }),
    },
  ],
  style: { role: 'facility', color: '#4D7C0F', glyph: '体', symbol: 'hexagon', minZoom: 13, labelZoom: 17 },
})
