// What an import says of grids, micro grids and unit grids: rows left out, and what is wrong with those that came.

export const gridMessages = {
  'grid-code-wrong': { zh: '网格编码 {code} 不是 15 位数字', en: 'the grid code {code} has not 15 digits' },
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
  'micro-grid-code-wrong': {
    zh: '微网格编码“{code}”不是 17 位数字（网格编码 15 位加 2 位序号）',
    en: 'the micro grid code "{code}" has not 17 digits (15 of its grid and 2)',
  },
  'micro-grid-of-none': { zh: '网格 {grid} 不存在', en: 'there is no grid {grid}' },
  'micro-grid-code-ended': {
    zh: '微网格编码 {code} 已停用，编码不重复使用',
    en: 'the micro grid code {code} has ended and is not used again',
  },
  'micro-grid-nowhere': { zh: '不在任何网格内', en: 'lies in no grid' },
  'micro-grid-outside': {
    zh: '有 {area} 平方米在网格 {grid} 以外',
    en: '{area} m² of it lie outside of its grid {grid}',
  },
  'micro-grid-crosses': {
    zh: '跨网格 {grid} 和 {other}，一个微网格只能在一个网格内',
    en: 'crosses the grids {grid} and {other}; a micro grid lies in one',
  },
  'micro-grid-overlaps': {
    zh: '与微网格 {code} 重叠 {area} 平方米',
    en: 'overlaps the micro grid {code} by {area} m²',
  },
  'micro-grid-overlaps-row': {
    zh: '与第 {row} 条重叠 {area} 平方米',
    en: 'overlaps row {row} by {area} m²',
  },
  'micro-grid-codes-used-up': {
    zh: '网格 {grid} 的微网格编号已用完（每个网格 99 个，停用的不再使用）',
    en: 'the 99 numbers of micro grids in the grid {grid} are used up; those that ended are not used again',
  },
  'grid-code-ended': {
    zh: '编码 {code} 属于已撤销的网格，不再使用',
    en: 'the code {code} is that of a grid that ended; it is never used again',
  },
  'grid-numbers-used-up': {
    zh: '社区 {code} 的网格编号已用完',
    en: 'the grid numbers of the community {code} are used up',
  },
  'grid-renumbered': {
    zh: '原编码 {code} 现为 {present}，已按新编码导入',
    en: 'the former code {code} is {present} now, under which it was imported',
  },
  'grids-numbered': {
    zh: '{count} 个网格没有编码，已按自西向东、自北向南的顺序编号',
    en: '{count} grids have no code; they were numbered from west to east, north to south',
  },
  'micro-grids-stray': {
    zh: '有 {count} 个微网格的大部分已不在所属网格内，请在地图上核对（在编辑器中调整边界时随地块移交）',
    en: '{count} micro grids lie mostly outside of their grid now; look at them on the map (a change of these borders in the editor takes them along)',
  },
  'micro-grids-numbered': {
    zh: '{count} 个微网格没有编码，已在所在网格内由西向东、由北向南编号',
    en: '{count} micro grids had no code and were numbered in their grids, west to east and north to south',
  },
  'grids-invalid': {
    zh: '{count} 个网格的边界自相交，请在“网格检查”中处理',
    en: '{count} grids have borders that cross themselves; see the health of grids',
  },
  'grids-overlap': {
    zh: '网格之间有 {count} 处重叠，共 {area} 平方米',
    en: 'grids overlap at {count} places, {area} m² in all',
  },
  'grids-gap': {
    zh: '社区内有 {count} 处没有网格覆盖，共 {area} 平方米',
    en: 'no grid covers {count} places inside communities, {area} m² in all',
  },
  'grids-outside': {
    zh: '网格有 {count} 处超出社区边界，共 {area} 平方米',
    en: 'grids reach beyond their community at {count} places, {area} m² in all',
  },
  'grids-sliver': { zh: '有 {count} 处狭小地块', en: 'there are {count} slivers' },
  'grids-scattered': {
    zh: '{count} 个网格由不相连的几块组成',
    en: '{count} grids are made of pieces that do not touch',
  },
  'grids-encloses': { zh: '{count} 个网格包围了别的网格', en: '{count} grids enclose another one' },
  'grids-compound-cut': { zh: '{count} 个小区被网格边界切开', en: 'borders of grids cut {count} compounds' },
  'grids-building-cut': {
    zh: '{count} 栋建筑物被网格边界切开',
    en: 'borders of grids cut {count} buildings',
  },
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
