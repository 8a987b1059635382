// Emergency shelters 应急避难场所: effective area per head, never the area of the whole park. domain.md §1.6.
import { Type } from 'typebox'
import { amount, choice, count, kind, text } from './kind.ts'
import { countTag } from './osm-tags.ts'

export const shelter = kind({
  id: 'shelter',
  title: { zh: '应急避难场所', en: 'Emergency shelter' },
  group: 'safety',
  shapes: ['point', 'area'],
  properties: Type.Object({
    // GB 51143-2015: emergency, fixed (short, medium, long), central.
    level: choice('类型', 'Level', {
      emergency: { zh: '紧急', en: 'Emergency', also: ['紧急避难场所'] },
      short: { zh: '短期固定', en: 'Fixed, short term', also: ['短期', '短期固定避难场所', '固定'] },
      medium: { zh: '中期固定', en: 'Fixed, medium term', also: ['中期', '中期固定避难场所'] },
      long: { zh: '长期固定', en: 'Fixed, long term', also: ['长期', '长期固定避难场所'] },
      central: { zh: '中心', en: 'Central', also: ['中心避难场所'] },
    }),
    effectiveAreaSquareMetres: amount('有效避难面积', 'Effective area', 'm²'),
    capacity: count('可容纳人数', 'Capacity'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['避难场所名称', '场所名称', '名称', '点位名称'],
    code: ['场所编号', '编号', '编码'],
    level: ['避难场所类型', '场所类型', '类别', '等级', '级别'],
    effectiveAreaSquareMetres: ['有效面积', '有效避难面积(平方米)', '避难面积'],
    capacity: ['容纳人数', '避难人数', '设计容量', '可容纳人数(人)'],
    address: ['详细地址', '位置', '场所地址'],
  },
  osm: [
    {
      // amenity=shelter is a roof against the rain and social_facility=shelter a home for the homeless; only the
      // assembly point is where people are sent in an emergency. It states no effective area, so it counts for none.
      tags: { emergency: 'assembly_point' },
      properties: (tags) => ({ level: 'emergency' as const, capacity: countTag(tags.capacity) }),
    },
  ],
  style: { role: 'facility', color: '#15803D', glyph: '避', symbol: 'diamond', minZoom: 12, labelZoom: 16 },
})
