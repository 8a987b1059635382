// Words of how large a county wants its grids, in Chinese: a part of `zh-CN.ts`.
export const gridSettingsZhCN = {
  gridSettings: {
    title: '网格户数标准',
    hint: '描绘小区、划分网格和网格体检均按此标准计算户数偏差；修改标准不改动网格边界',
    aim: (least: string, most: string) => `每个网格 ${least}–${most} 户`,
    source: (paper: string) => `依据：${paper}`,
    change: '修改标准',
    least: '不少于（户）',
    most: '不多于（户）',
    paper: '依据',
    paperHint: '文件名称或文号，可不填',
    numberMissing: '请填写户数',
    wrongOrder: '不少于的户数不能大于不多于的户数',
    save: '保存标准',
    cancel: '取消',
    saved: '网格户数标准已保存',
  },
}
