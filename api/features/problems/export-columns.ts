// The columns of an export: headings in two languages, and what stands in each.
import { type ProblemStatus, statuses } from '../../contract/problem-workflow.ts'
import type { SheetCell } from '../workbook.ts'
import type { ExportRow } from './export-rows.ts'

export type Language = 'zh' | 'en'

/** What the county calls its statuses, where it calls them otherwise. */
export type Labels = Record<string, { zh: string; en: string }>

export interface ExportColumn {
  title: Record<Language, string>
  /** In letters, for Excel. */
  width: number
  cell: (row: ExportRow, language: Language, labels: Labels) => SheetCell
}

function column(zh: string, en: string, width: number, cell: ExportColumn['cell']): ExportColumn {
  return { title: { zh, en }, width, cell }
}

function moment(zh: string, en: string, at: (row: ExportRow) => Date | null): ExportColumn {
  return column(zh, en, 19, at)
}

function person(zh: string, en: string, name: (row: ExportRow) => string | null | undefined): ExportColumn {
  return column(zh, en, 10, (row) => name(row) ?? null)
}

/** In Chinese unless the other one is asked for and there. */
function inLanguage(language: Language, zh: string | null, en: string | null, otherwise: string): string {
  return (language === 'en' ? en : zh) ?? zh ?? otherwise
}

function statusName(status: ProblemStatus, language: Language, labels: Labels): string {
  return (labels[status] ?? statuses[status])[language]
}

const appeals = {
  asked: { zh: '待裁定', en: 'To decide' },
  granted: { zh: '成立', en: 'Granted' },
  refused: { zh: '不成立', en: 'Refused' },
} as const

const yesOrNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const

export const exportColumns: readonly ExportColumn[] = [
  column('编号', 'Id', 10, ({ id }) => id),
  column('案件编号', 'Case number', 20, ({ number }) => number),
  column('状态', 'Status', 10, ({ status }, language, labels) => statusName(status, language, labels)),
  column('大类', 'Major category', 14, ({ majorZh, majorEn, category }, language) =>
    inLanguage(language, majorZh, majorEn, category.slice(0, 2)),
  ),
  column('类别代码', 'Category code', 10, ({ category }) => category),
  column('类别', 'Category', 20, ({ categoryZh, categoryEn, category }, language) =>
    inLanguage(language, categoryZh, categoryEn, category),
  ),
  column('来源', 'Source', 12, ({ sourceZh, sourceEn, source }, language) =>
    inLanguage(language, sourceZh, sourceEn, source),
  ),
  column('问题描述', 'Description', 40, ({ words }) => words),
  column('位置描述', 'Place', 24, ({ placeName }) => placeName),
  column('经度', 'Longitude', 12, ({ lng }) => lng),
  column('纬度', 'Latitude', 12, ({ lat }) => lat),
  column('乡镇（街道）', 'Township', 14, ({ townshipName }) => townshipName),
  column('社区（村）', 'Community', 14, ({ communityName }) => communityName),
  column('网格', 'Grid', 14, ({ gridName }) => gridName),
  column('单元网格', 'Unit grid', 17, ({ unitGridCode }) => unitGridCode),
  column('区域代码', 'Area code', 17, ({ area }) => area),
  column('处置单位', 'Unit', 20, ({ unitName }) => unitName),
  moment('发现时间', 'Noticed at', ({ happenedAt }) => happenedAt),
  person('上报人', 'Reported by', ({ reporterName }) => reporterName),
  moment('上报时间', 'Reported at', ({ reportedAt }) => reportedAt),
  person('来电人', 'Caller', ({ callerName }) => callerName),
  column('来电号码（部分隐藏）', 'Phone of the caller, masked', 14, ({ maskedPhone }) => maskedPhone),
  person('受理人', 'Accepted by', ({ actors }) => actors.accept ?? actors.confirm),
  moment('受理时间', 'Accepted at', ({ acceptedAt }) => acceptedAt),
  person('立案人', 'Filed by', ({ actors }) => actors.file),
  moment('立案时间', 'Filed at', ({ filedAt }) => filedAt),
  person('派遣人', 'Dispatched by', ({ actors }) => actors.dispatch),
  moment('派遣时间', 'Dispatched at', ({ dispatchedAt }) => dispatchedAt),
  moment('处置时限', 'Handling due at', ({ handleDueAt }) => handleDueAt),
  person('处置人', 'Handled by', ({ actors }) => actors.handle),
  moment('办结时间', 'Handled at', ({ handledAt }) => handledAt),
  person('核查人', 'Checked by', ({ actors }) => actors.pass),
  moment('核查时间', 'Checked at', ({ checkedAt }) => checkedAt),
  person('结案人', 'Closed by', ({ actors }) => actors.close),
  moment('结案时间', 'Closed at', ({ closedAt }) => closedAt),
  moment('当前环节时限', 'Present step due at', ({ dueAt }) => dueAt),
  column(
    '处置超时',
    'Handled late',
    9,
    ({ wasOverdue }, language) => yesOrNo[wasOverdue ? 'yes' : 'no'][language],
  ),
  column('申诉', 'Appeal', 9, ({ appeal }, language) => appeal && appeals[appeal][language]),
  column('回退次数', 'Returns', 9, ({ returns }) => returns),
  column('返工次数', 'Reworks', 9, ({ reworks }) => reworks),
  column('延期次数', 'Extensions', 9, ({ extensions }) => extensions),
  column('挂账次数', 'Suspensions', 9, ({ suspensions }) => suspensions),
  column('督办次数', 'Supervisions', 9, ({ supervisions }) => supervisions),
  column('关注人数', 'Followers', 9, ({ followers }) => followers),
  column('版本', 'Version', 7, ({ version }) => version),
  moment('最后更新', 'Changed at', ({ updatedAt }) => updatedAt),
]
