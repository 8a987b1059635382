// Community health 社区卫生服务机构: 1000 m for a centre, 300 m for a station. domain.md §1.7.
import { Type } from 'typebox'
import { choice, kind, text } from './kind.ts'

export const clinic = kind({
  id: 'clinic',
  title: { zh: '社区卫生服务机构', en: 'Clinic' },
  group: 'health',
  shapes: ['point', 'area'],
  properties: Type.Object({
    level: choice('机构类型', 'Level', {
      centre: { zh: '社区卫生服务中心', en: 'Community health centre' },
      station: { zh: '社区卫生服务站', en: 'Community health station', also: ['卫生服务站'] },
      township: { zh: '乡镇卫生院', en: 'Township health centre', also: ['卫生院', '中心卫生院'] },
      village: { zh: '村卫生室', en: 'Village clinic', also: ['卫生室'] },
      private: { zh: '诊所', en: 'Private practice', also: ['门诊部', '个体诊所'] },
    }),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['机构名称', '名称', '点位名称'],
    code: ['机构代码', '编号', '编码'],
    level: ['类型', '类别', '机构类别', '机构等级'],
    address: ['机构地址', '详细地址'],
  },
  osm: [
    { tags: { amenity: ['clinic', 'doctors'] }, properties: levelFromName },
    {
      tags: { healthcare: ['clinic', 'centre', 'doctor'] },
      unless: { amenity: '*' },
      properties: levelFromName,
    },
  ],
  style: { role: 'facility', color: '#B03A72', glyph: '诊', symbol: 'circle', minZoom: 13, labelZoom: 16 },
})

// OpenStreetMap has no tag for the level; in China the official name ends with it.
function levelFromName(tags: Readonly<Record<string, string>>) {
  const name = tags.name ?? ''
  if (name.endsWith('社区卫生服务中心')) return { level: 'centre' as const }
  if (name.endsWith('卫生服务站')) return { level: 'station' as const }
  if (name.endsWith('卫生院')) return { level: 'township' as const }
  if (name.endsWith('卫生室')) return { level: 'village' as const }
  return {}
}
