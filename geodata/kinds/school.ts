// Schools 中小学校: an inspection site, and by stage the school of a living circle. domain.md §1.7, §4.1.
import { Type } from 'typebox'
import { choice, count, kind, text } from './kind.ts'
import { countTag, tagAs } from './osm-tags.ts'

const stageOfIsced = {
  '1': 'primary',
  '2': 'junior',
  '3': 'senior',
  '1;2': 'nine-year',
  '1-2': 'nine-year',
  '2;3': 'complete',
  '2-3': 'complete',
} as const

export const school = kind({
  id: 'school',
  title: { zh: '中小学校', en: 'School' },
  group: 'education',
  shapes: ['area', 'point'],
  properties: Type.Object({
    stage: choice('学段', 'Stage', {
      primary: { zh: '小学', en: 'Primary school', also: ['完小', '教学点'] },
      junior: { zh: '初中', en: 'Junior high school', also: ['初级中学'] },
      'nine-year': { zh: '九年一贯制', en: 'Nine-year school', also: ['九年一贯制学校'] },
      senior: { zh: '高中', en: 'Senior high school', also: ['高级中学', '普通高中'] },
      complete: { zh: '完全中学', en: 'Junior and senior high school', also: ['完中', '中学'] },
      vocational: { zh: '中等职业学校', en: 'Vocational school', also: ['中职', '职业高中', '职业中学'] },
      special: { zh: '特殊教育学校', en: 'Special school', also: ['特教'] },
    }),
    seats: count('学位数', 'Seats'),
    address: text('地址', 'Address'),
  }),
  headings: {
    name: ['学校名称', '学校', '名称', '点位名称'],
    code: ['学校标识码', '学校代码', '编号', '编码'],
    stage: ['办学类型', '学校类型', '类型', '学校类别'],
    seats: ['学位', '学生数', '在校生数', '办学规模'],
    address: ['学校地址', '详细地址'],
  },
  osm: [
    {
      tags: { amenity: 'school' },
      properties: (tags) => ({
        // Few Chinese schools carry the level; 小学 at the end of a name is certain, 中学 could be two stages.
        stage:
          tagAs(tags['isced:level'], stageOfIsced) ?? (tags.name?.endsWith('小学') ? 'primary' : undefined),
        seats: countTag(tags.capacity),
      }),
    },
  ],
  style: { role: 'facility', color: '#6D28D9', glyph: '校', symbol: 'triangle', minZoom: 12, labelZoom: 16 },
})
