// Words of how large a county wants its grids, in Chinese: a part of `zh-CN.ts`.
export const gridSettingsZhCN = {
  gridSettings: {
    title: '网格户数标准',
    hint: '涂绘、划分方案和网格体检按此标准计算户数偏差；修改标准不改动网格边界',
    aim: (least: string, most: string) => `每个网格 ${least}–${most} 户`,
    source: (paper: string) => `依据：${paper}`,
    change: '修改标准',
    least: '户数下限',
    most: '户数上限',
    paper: '依据',
    paperHint: '文件名称或文号，可不填',
    numberMissing: '请填写户数',
    wrongOrder: '户数下限不能大于上限',
    save: '保存标准',
    cancel: '取消',
    saved: '网格户数标准已保存',
  },
}
