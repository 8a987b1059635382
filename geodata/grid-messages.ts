// What an import says of grids and micro grids: rows left out, and what is wrong with those that came.

export const gridMessages = {
  'grid-code-wrong': { zh: '网格编码 {code} 不是 15 位数字', en: 'the grid code {code} has not 15 digits' },
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
} as const
