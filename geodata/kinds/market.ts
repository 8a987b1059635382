// Markets 农贸市场: share of standardised ones, and the market of a 15-minute circle. domain.md §1.1 #13, §1.7.
import { Type } from 'typebox'
import { amount, count, kind, text, yesNo } from './kind.ts'

export const market = kind({
  id: 'market',
  title: { zh: '农贸市场', en: 'Market' },
  group: 'living',
  shapes: ['point', 'area'],
  properties: Type.Object({
    standardised: yesNo('标准化市场', 'Standardised'),
    stalls: count('摊位数', 'Stalls'),
    areaSquareMetres: amount('占地面积', 'Area', 'm²'),
    operator: text('主办单位', 'Operator'),
    openingHours: text('营业时间', 'Opening hours'),
  }),
  headings: {
    name: ['市场名称', '农贸市场名称', '名称', '点位名称'],
    code: ['市场编号', '编号', '编码'],
    standardised: ['是否标准化', '标准化', '是否达标', '是否标准化市场'],
    stalls: ['摊位', '摊位数量', '经营户数'],
    areaSquareMetres: ['面积', '市场面积', '经营面积', '占地面积(平方米)'],
    operator: ['开办单位', '管理单位', '经营单位'],
    openingHours: ['开放时间'],
  },
  osm: [
    {
      tags: { amenity: 'marketplace' },
      properties: (tags) => ({ operator: tags.operator, openingHours: tags.opening_hours }),
    },
  ],
  style: { role: 'facility', color: '#B45309', glyph: '市', symbol: 'square', minZoom: 12, labelZoom: 16 },
})
