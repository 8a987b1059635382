// Public toilets 公共厕所: counted per km² of built-up area and, with 300 m, as a coverage. domain.md §1.5.
import { Type } from 'typebox'
import { choice, count, kind, text, yesNo } from './kind.ts'

export const toilet = kind({
  id: 'toilet',
  title: { zh: '公共厕所', en: 'Public toilet' },
  group: 'sanitation',
  shapes: ['point'],
  properties: Type.Object({
    form: choice('形式', 'Form', {
      detached: { zh: '独立式', en: 'Detached' },
      attached: { zh: '附属式', en: 'In a building' },
      mobile: { zh: '活动式', en: 'Mobile' },
    }),
    openToPublic: yesNo('对外开放', 'Open to the public'),
    grade: text('等级', 'Grade'),
    womenPlaces: count('女厕位', 'Places for women'),
    menPlaces: count('男厕位', 'Places for men'),
    accessible: yesNo('无障碍厕位', 'Accessible'),
    openingHours: text('开放时间', 'Opening hours'),
  }),
  headings: {
    name: ['公厕名称', '厕所名称', '名称', '点位名称'],
    code: ['公厕编号', '编号', '编码'],
    form: ['公厕类型', '类型', '建筑形式'],
    openToPublic: ['是否开放', '是否对外开放'],
    grade: ['公厕等级', '类别等级', '级别'],
    womenPlaces: ['女蹲位', '女厕位数', '女坑位'],
    menPlaces: ['男蹲位', '男厕位数', '男坑位'],
    accessible: ['无障碍', '有无障碍厕位'],
    openingHours: ['开放时段'],
  },
  osm: [
    {
      tags: { amenity: 'toilets' },
      properties: (tags) => ({
        // OSM says "customers" or "private" for toilets that the public cannot use; silence means open.
        openToPublic: !['private', 'customers', 'no', 'permit'].includes(tags.access ?? 'yes'),
        accessible: tags.wheelchair
          ? tags.wheelchair === 'yes' || tags.wheelchair === 'designated'
          : undefined,
        openingHours: tags.opening_hours,
      }),
    },
  ],
  style: { role: 'facility', color: '#0E7490', glyph: '厕', symbol: 'square', minZoom: 12, labelZoom: 17 },
})
