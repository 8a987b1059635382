// Car parks 停车场: spaces against registered cars. domain.md §1.1 #8.
import { Type } from 'typebox'
import { choice, count, kind, yesNo } from './kind.ts'
import { countTag, tagAs } from './osm-tags.ts'

const formOfParking = {
  surface: 'surface',
  underground: 'underground',
  'multi-storey': 'multi-storey',
  rooftop: 'multi-storey',
  street_side: 'kerb',
  lane: 'kerb',
  on_kerb: 'kerb',
} as const

export const parking = kind({
  id: 'parking',
  title: { zh: '停车场', en: 'Car park' },
  group: 'transit',
  shapes: ['area', 'point'],
  properties: Type.Object({
    spaces: count('停车位数', 'Spaces'),
    form: choice('停车场类型', 'Form', {
      surface: { zh: '地面', en: 'Surface', also: ['地面停车场', '平面'] },
      underground: { zh: '地下', en: 'Underground', also: ['地下停车场', '地下车库'] },
      'multi-storey': { zh: '立体', en: 'Multi-storey', also: ['停车楼', '立体停车场'] },
      kerb: { zh: '路内', en: 'Kerbside', also: ['路侧', '路边', '道路停车位', '路内停车'] },
    }),
    openToPublic: yesNo('对外开放', 'Open to the public'),
  }),
  headings: {
    name: ['停车场名称', '名称', '点位名称'],
    code: ['停车场编号', '编号', '编码'],
    spaces: ['车位数', '泊位数', '停车位', '停车泊位数', '车位数量'],
    form: ['类型', '类别', '停车场形式'],
    openToPublic: ['是否开放', '是否对外开放'],
  },
  osm: [
    {
      tags: { amenity: 'parking' },
      properties: (tags) => ({
        spaces: countTag(tags.capacity),
        form: tagAs(tags.parking, formOfParking),
        openToPublic: tags.access
          ? !['private', 'no', 'permit', 'residents'].includes(tags.access)
          : undefined,
      }),
    },
  ],
  style: { role: 'facility', color: '#52606D', glyph: '停', symbol: 'square', minZoom: 13, labelZoom: 17 },
})
