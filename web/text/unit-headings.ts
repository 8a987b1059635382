// How official lists of units spell their headings: the same in every language of the page.
export const unitHeadings = [
  '单位名称',
  '单位代码',
  '单位类型',
  '类别',
  '上级单位',
  '主要领导',
  '联系人',
  '联系电话',
].join('、')
