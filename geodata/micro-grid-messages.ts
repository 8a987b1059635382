// How an import speaks of micro grids 微网格: a part of `messages.ts`.
export const microGridMessages = {
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
  'micro-grids-stray': {
    zh: '有 {count} 个微网格的大部分已不在所属网格内，请在地图上核对（在编辑器中调整边界时随地块移交）',
    en: '{count} micro grids lie mostly outside of their grid now; look at them on the map (a change of these borders in the editor takes them along)',
  },
  'micro-grids-numbered': {
    zh: '{count} 个微网格没有编码，已在所在网格内由西向东、由北向南编号',
    en: '{count} micro grids had no code and were numbered in their grids, west to east and north to south',
  },
} as const satisfies Record<string, Record<'zh' | 'en', string>>
