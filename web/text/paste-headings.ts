// How offices head the columns of a list of who answers for what; the first spelling that a table has is taken. The same in
// every language of the page.
export type TableHeadings = Readonly<Record<'target' | 'unit' | 'leader', readonly string[]>>

export const pasteHeadings = {
  target: [
    ...[
      '包抓对象',
      '包保对象',
      '负责对象',
      '对象',
      '小区名称',
      '小区',
      '楼院名称',
      '楼院',
      '道路名称',
      '道路',
      '路段',
    ],
    ...['市场名称', '市场', '点位名称', '点位', '网格名称', '网格', '社区名称', '社区', '村社区', '名称'],
    ...['target', 'place', 'community'],
  ],
  unit: [
    ...[
      '包抓单位',
      '包保单位',
      '包抓单位名称',
      '包联单位',
      '帮扶单位',
      '责任单位',
      '牵头单位',
      '单位名称',
      '单位',
    ],
    ...['unit'],
  ],
  leader: [
    ...['包抓领导', '包保领导', '包抓责任人', '包抓负责人', '包联领导', '负责人', '责任人', '联系人', '姓名'],
    ...['leader', 'person'],
  ],
} as const satisfies Record<string, readonly string[]>

/** Of a list of compounds and the grid of each, which stands in the place of the unit. */
export const compoundHeadings = {
  target: ['小区名称', '小区', '楼院名称', '楼院', '居民小区', '名称'],
  unit: ['所属网格', '网格名称', '网格', '所在网格', '网格编码', '网格代码', '网格编号', '网格号', 'grid'],
  leader: [],
} as const satisfies TableHeadings
