// Buildings 建筑物: what a grid border must not cut, and the grain of the town on the map. domain.md §2.3.
import { Type } from 'typebox'
import { choice, count, kind } from './kind.ts'
import { countTag, tagAs } from './osm-tags.ts'

const useOfBuilding = {
  apartments: 'residential',
  residential: 'residential',
  house: 'residential',
  detached: 'residential',
  semidetached_house: 'residential',
  terrace: 'residential',
  dormitory: 'residential',
  bungalow: 'residential',
  commercial: 'commercial',
  retail: 'commercial',
  supermarket: 'commercial',
  hotel: 'commercial',
  office: 'office',
  government: 'office',
  industrial: 'industrial',
  warehouse: 'industrial',
  factory: 'industrial',
  school: 'public',
  kindergarten: 'public',
  university: 'public',
  college: 'public',
  hospital: 'public',
  public: 'public',
  civic: 'public',
  sports_hall: 'public',
  train_station: 'public',
  transportation: 'public',
} as const

export const building = kind({
  id: 'building',
  title: { zh: '建筑物', en: 'Building' },
  group: 'living',
  shapes: ['area'],
  properties: Type.Object({
    floors: count('层数', 'Floors'),
    use: choice('用途', 'Use', {
      residential: { zh: '住宅', en: 'Residential', also: ['居住', '住宅楼'] },
      commercial: { zh: '商业', en: 'Commercial', also: ['商业用房', '商铺'] },
      office: { zh: '办公', en: 'Office', also: ['办公楼', '行政办公'] },
      public: { zh: '公共服务', en: 'Public', also: ['公共建筑', '公建'] },
      industrial: { zh: '工业仓储', en: 'Industrial', also: ['工业', '厂房', '仓库'] },
      other: { zh: '其他', en: 'Other' },
    }),
  }),
  headings: {
    name: ['建筑名称', '楼栋名称', '楼名', '名称'],
    code: ['楼栋编号', '建筑编号', '编号', '编码'],
    floors: ['楼层数', '楼层', '地上层数', 'Floor'],
    use: ['房屋用途', '建筑用途', '使用性质', '类型'],
  },
  osm: [
    {
      // Whatever has a use of its own (a school, a market) was taken by an earlier kind.
      tags: { building: '*' },
      unless: { building: ['no', 'ruins', 'construction', 'collapsed'] },
      shapes: ['area'],
      properties: (tags) => ({
        floors: countTag(tags['building:levels']),
        use: tagAs(tags.building, useOfBuilding),
      }),
    },
  ],
  style: { role: 'building', color: '#E4E1D8', minZoom: 14 },
})
