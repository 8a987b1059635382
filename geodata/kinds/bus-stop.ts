// Bus stops 公交站点: coverage of the built-up area by 500 m and 300 m. domain.md §1.3.
import { Type } from 'typebox'
import { kind, text, yesNo } from './kind.ts'
import { yesNoTag } from './osm-tags.ts'

export const busStop = kind({
  id: 'bus-stop',
  title: { zh: '公交站点', en: 'Bus stop' },
  group: 'transit',
  shapes: ['point'],
  properties: Type.Object({
    lines: text('途经线路', 'Lines'),
    roofed: yesNo('候车亭', 'Roofed'),
  }),
  headings: {
    name: ['站点名称', '站名', '公交站名', '公交站点名称', '名称', '点位名称'],
    code: ['站点编号', '站点编码', '编号', '编码'],
    lines: ['线路', '公交线路', '经过线路', '停靠线路', '线路名称'],
    roofed: ['有无候车亭', '是否有候车亭'],
  },
  osm: [
    // The platform is where people wait. public_transport=stop_position is the same stop once more, on the
    // carriageway, and would double every count; a station is an interchange or a metro.
    {
      tags: { highway: 'bus_stop' },
      properties: (tags) => ({ lines: tags.route_ref, roofed: yesNoTag(tags.shelter) }),
    },
    {
      tags: { public_transport: 'platform', bus: ['yes', 'designated'] },
      properties: (tags) => ({ lines: tags.route_ref, roofed: yesNoTag(tags.shelter) }),
    },
  ],
  style: { role: 'facility', color: '#3B4F8C', glyph: '站', symbol: 'circle', minZoom: 13, labelZoom: 16 },
})
