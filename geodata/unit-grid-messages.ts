// What an import has to say of unit grids 单元网格: a part of `messages.ts`.
export const unitGridMessages = {
  // Rows that were left out
  'unit-grid-code-wrong': {
    zh: '单元网格编码“{code}”应为 12 位社区代码加 3 位数字或大写字母',
    en: 'the code "{code}" of a unit grid should be 12 digits of its community and 3 digits or capital letters',
  },
  'unit-grid-ended': {
    zh: '编码 {code} 的单元网格已于 {day} 作废，作废的编码不再使用',
    en: 'the unit grid {code} ended on {day}; a code that ended is not used again',
  },
  'unit-grid-ended-when': {
    zh: '状态为作废，但没有终止日期',
    en: 'is said to have ended, but not on which day',
  },
  'unit-grid-dates-reversed': {
    zh: '终止日期早于启用日期',
    en: 'ends before it begins',
  },
  'unit-grid-nowhere': {
    zh: '没有编码，也不在任何社区内，无法编号',
    en: 'has no code and lies in no community, so that it cannot be numbered',
  },
  'unit-grid-numbers-used-up': {
    zh: '社区 {community} 的顺序码已用完，无法编号',
    en: 'all numbers of the community {community} are used up',
  },

  // Remarks
  'unit-grids-numbered': {
    zh: '{count} 个单元网格没有编码，已在各社区内按自西向东、自北向南接续编号',
    en: '{count} unit grids had no code and were numbered in their communities, west to east and north to south, after those there are',
  },
  'unit-grids-invalid': {
    zh: '{count} 个单元网格的边界自相交',
    en: '{count} unit grids have borders that cross themselves',
  },
  'unit-grids-overlap': {
    zh: '单元网格之间有 {count} 处重叠，共 {area} 平方米',
    en: 'unit grids overlap at {count} places, {area} m² in all',
  },
  'unit-grids-outside': {
    zh: '{count} 个单元网格超出所属社区边界，共 {area} 平方米',
    en: '{count} unit grids reach beyond their community, {area} m² in all',
  },
  'unit-grids-cross': {
    zh: '{count} 个单元网格跨入其他社区，共 {area} 平方米',
    en: '{count} unit grids reach into another community, {area} m² in all',
  },
  'unit-grids-size': {
    zh: '建成区内有 {count} 个单元网格的面积不在 {least} 至 {most} 平方米之间（万米单元网格，供参考）',
    en: '{count} unit grids in the built-up area are not between {least} and {most} m² (10 000 m² grids; a remark only)',
  },
  'unit-grids-building-cut': {
    zh: '{count} 栋建筑物被单元网格边界切开',
    en: 'borders of unit grids cut {count} buildings',
  },
} as const
