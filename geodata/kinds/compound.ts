// Compounds 小区: where people live, what a unit answers for, and what each has and lacks. domain.md §4.2, §7.3.
import { Type } from 'typebox'
import { amount, count, kind, text, yesNo } from './kind.ts'
import { countTag, numberTag } from './osm-tags.ts'

export const compound = kind({
  id: 'compound',
  title: { zh: '小区', en: 'Residential compound' },
  group: 'living',
  // A point comes from a plain list with coordinates: it counts as a compound, but has no land.
  shapes: ['area', 'point'],
  properties: Type.Object({
    dwellings: count('户数', 'Dwellings'),
    people: count('人口', 'People'),
    builtYear: count('建成年份', 'Year built'),
    propertyCompany: text('物业公司', 'Property company'),
    paved: yesNo('路面硬化', 'Paved'),
    drainage: yesNo('排水设施', 'Drainage'),
    ramps: yesNo('无障碍坡道', 'Ramps'),
    lighting: yesNo('照明', 'Lighting'),
    fireEquipment: yesNo('消防设施', 'Fire equipment'),
    cameras: yesNo('监控', 'Cameras'),
    sortingBins: yesNo('垃圾分类设施', 'Waste sorting'),
    noticeBoard: yesNo('宣传栏', 'Notice board'),
    bicycleCharging: yesNo('电动车充电设施', 'Charging of electric bicycles'),
    parkingSpaces: count('停车位', 'Parking spaces'),
    greenRatio: amount('绿地率', 'Green ratio', '%'),
  }),
  headings: {
    name: ['小区名称', '小区', '楼盘名称', '名称', '点位名称'],
    code: ['小区编号', '小区编码', '编号', '编码'],
    dwellings: ['总户数', '住户数', '居民户数', '房屋套数'],
    people: ['人口数', '总人口', '居住人口', '人数'],
    builtYear: ['建成时间', '竣工年份', '建筑年代', '建设年份'],
    propertyCompany: ['物业', '物业服务企业', '物业公司名称', '物业管理单位'],
    paved: ['道路硬化', '是否硬化'],
    drainage: ['排水', '有无排水'],
    ramps: ['坡道', '无障碍设施'],
    lighting: ['路灯', '照明设施', '有无路灯'],
    fireEquipment: ['消防器材', '有无消防设施'],
    cameras: ['监控设施', '监控探头', '有无监控'],
    sortingBins: ['分类垃圾桶', '垃圾分类', '垃圾分类箱'],
    noticeBoard: ['公告栏', '公示栏', '有无宣传栏'],
    bicycleCharging: ['充电桩', '充电设施', '电动自行车充电'],
    parkingSpaces: ['车位数', '停车位数', '停车泊位'],
    greenRatio: ['绿化率', '小区绿地率'],
  },
  osm: [
    {
      // In China mappers draw landuse=residential around the walls of one 小区 and give it the compound's name; nobody
      // surveys 居住用地 there. So all of it is taken as compounds: were the unnamed ones residential land instead,
      // those few would displace the compounds as the denominator.
      tags: { landuse: 'residential' },
      shapes: ['area'],
      properties: (tags) => ({
        dwellings: countTag(tags['building:flats']),
        people: countTag(tags.population),
        builtYear: numberTag(/^\d{4}/.exec(tags.start_date ?? '')?.[0]),
        propertyCompany: tags.operator,
      }),
    },
  ],
  style: { role: 'land-use', color: '#F1E7D9', minZoom: 12, labelZoom: 15 },
})
