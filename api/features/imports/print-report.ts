// The report of an import as people read it, in Chinese or English, and as programs read it.
import { findKind } from '../../../geodata/kinds/index.ts'
import { type Language, type Step, say, steps } from '../../../geodata/messages.ts'
import type { ImportReport } from './report.ts'
import type { Undone } from './undo-batch.ts'

/** Rows printed behind a reason or a warning; the JSON report has them all. */
const printedRows = 5
/** Warnings of one sort printed one by one; likewise. */
const printedWarnings = 5

const words = {
  zh: {
    heads: ['类别', '新增', '更新', '未变', '拒绝'],
    others: {
      region: '行政区',
      grid: '网格',
      'micro-grid': '微网格',
      'unit-grid': '单元网格',
      unit: '单位',
    } as Record<string, string>,
    rejected: '拒绝的数据：',
    warnings: '请注意：',
    example: '例如 ',
    moreWarnings: (count: number) => `……同类提示另有 ${count} 条（--json 列出全部）`,
    ignored: (count: number) => `另有 ${count} 个要素不属于任何类别，未导入。`,
    dryRun: '试运行：没有写入任何数据。',
    nothing: '没有写入任何数据。',
    batch: (id: number, county: string) => `批次 ${id}（${county}）；撤销：npm run import -- --undo ${id}`,
    rows: (shown: string, more: number) => (more > 0 ? `${shown} 及另外 ${more} 条` : shown),
    undone: (each: Undone) =>
      `批次 ${each.batch} 已撤销：删除 ${each.removed} 条，恢复 ${each.restored} 条。`,
  },
  en: {
    heads: ['Kind', 'New', 'Updated', 'Unchanged', 'Rejected'],
    others: {
      region: 'Region',
      grid: 'Grid',
      'micro-grid': 'Micro grid',
      'unit-grid': 'Unit grid',
      unit: 'Unit',
    } as Record<string, string>,
    rejected: 'Rejected:',
    warnings: 'Please note:',
    example: 'e.g. ',
    moreWarnings: (count: number) => `… and ${count} more like these (--json lists all)`,
    ignored: (count: number) => `${count} more objects belong to no kind and were not imported.`,
    dryRun: 'Dry run: nothing was written.',
    nothing: 'Nothing was written.',
    batch: (id: number, county: string) =>
      `Batch ${id} (${county}); to take it back: npm run import -- --undo ${id}`,
    rows: (shown: string, more: number) => (more > 0 ? `${shown} and ${more} more` : shown),
    undone: (each: Undone) =>
      `Batch ${each.batch} is undone: ${each.removed} rows removed, ${each.restored} restored.`,
  },
} as const satisfies Record<Language, unknown>

export function printReport(report: ImportReport, language: Language): string {
  const w = words[language]
  const lines = [
    ...report.files.map((file) => `${file.name}  ${file.rows}  ${file.crs}`),
    '',
    ...printTable([
      [...w.heads],
      ...report.kinds.map((each) => [
        titleOf(each.kind, language),
        ...[each.accepted, each.updated, each.unchanged, each.rejected].map(String),
      ]),
    ]),
  ]
  if (report.ignored > 0) lines.push('', w.ignored(report.ignored))
  if (report.rejected.length > 0) lines.push('', w.rejected, ...printRejected(report, language))
  if (report.warnings.length > 0) {
    lines.push('', w.warnings, ...printWarnings(report, language))
  }
  const times = Object.entries(report.seconds) as [Step, number][] // the keys of the record
  const worthSaying = times.filter(([, seconds]) => seconds >= 0.1)
  if (worthSaying.length > 0)
    lines.push('', worthSaying.map(([step, s]) => `${steps[step][language]} ${s.toFixed(1)} s`).join(' · '))
  const batches = report.batches.map((each) => w.batch(each.id, each.county))
  lines.push('', ...(report.dryRun ? [w.dryRun] : batches.length > 0 ? batches : [w.nothing]))
  return `${lines.join('\n')}\n`
}

export function printUndone(undone: Undone, language: Language): string {
  return `${words[language].undone(undone)}\n`
}

/** The same for programs: codes stay, sentences are added. */
export function reportAsJson(report: ImportReport, language: Language): string {
  const rejected = report.rejected.map(({ reason, ...row }) => ({
    ...row,
    code: reason.code,
    reason: say(reason, language),
  }))
  const warnings = report.warnings.map(({ remark, ...warning }) => ({
    ...warning,
    code: remark.code,
    values: remark.values ?? {},
    text: say(remark, language),
  }))
  return `${JSON.stringify({ ...report, rejected, warnings }, null, 2)}\n`
}

/** One line per file, kind and reason; where the sentences differ the first stands for all. */
function printRejected(report: ImportReport, language: Language): string[] {
  const groups = Map.groupBy(report.rejected, (row) => `${row.file} ${row.kind} ${row.reason.code}`)
  return [...groups.values()].map((rows) => {
    const sentences = new Set(rows.map((row) => say(row.reason, language)))
    const [first] = rows
    const example = sentences.size > 1 ? words[language].example : ''
    const head = first ? `${first.file}  ${titleOf(first.kind, language)}: ` : ''
    const numbers = printRows(
      rows.map((row) => row.row),
      language,
    )
    return `  ${head}${example}${[...sentences][0]}${numbers}`
  })
}

/** A file full of words where numbers belong must not bury the rest. */
function printWarnings(report: ImportReport, language: Language): string[] {
  const groups = Map.groupBy(report.warnings, ({ kind, remark }) => `${kind} ${remark.code}`)
  return [...groups.values()].flatMap((warnings) => {
    const printed = warnings.slice(0, printedWarnings).map(({ kind, remark, rows }) => {
      const title = kind ? `${titleOf(kind, language)}: ` : ''
      return `  ${title}${say(remark, language)}${printRows(rows, language)}`
    })
    const more = warnings.length - printed.length
    return more > 0 ? [...printed, `  ${words[language].moreWarnings(more)}`] : printed
  })
}

function printRows(rows: readonly string[], language: Language): string {
  if (rows.length === 0) return ''
  const shown = rows.slice(0, printedRows).join(', ')
  return ` [${words[language].rows(shown, rows.length - printedRows)}]`
}

function titleOf(kind: string, language: Language): string {
  return findKind(kind)?.title[language] ?? words[language].others[kind] ?? kind
}

function printTable(rows: readonly string[][]): string[] {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? '')))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - displayWidth(cell))
        return column === 0 ? cell + padding : padding + cell
      })
      .join('  '),
  )
}

/** Chinese characters take two columns of a terminal. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, each) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(each) ? 2 : 1), 0)
}
