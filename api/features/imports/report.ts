// What an import answers: how many rows of each kind became what, why rows were left out, what to look at.
import { kinds } from '../../../geodata/kinds/index.ts'
import type { Step } from '../../../geodata/messages.ts'
import type { Origin, Prepared } from '../../../geodata/prepare.ts'
import type { Remark } from '../../../geodata/remark.ts'
import type { AuditLine } from '../../db/audit.ts'
import type { Batch, Saved } from './batch.ts'

export interface KindCount {
  /** Kind id, `region`, `grid`, `micro-grid`, `unit-grid` or `unit`. */
  kind: string
  accepted: number
  updated: number
  unchanged: number
  rejected: number
}

export interface RejectedRow {
  kind: string
  file: string
  row: string
  reason: Remark
}

export interface Warning {
  remark: Remark
  kind?: string
  file?: string
  rows: readonly string[]
}

export interface ImportReport {
  dryRun: boolean
  batches: { county: string; id: number }[]
  files: Prepared['files']
  kinds: KindCount[]
  rejected: RejectedRow[]
  warnings: Warning[]
  /** Objects with tags that no kind asks for. */
  ignored: number
  /** Where the time went; `refresh` is computing the indicators. */
  seconds: Partial<Record<Step, number>>
}

/** A report that begins with what reading and cleaning had to say. */
export function openReport(prepared: Prepared, dryRun: boolean): ImportReport {
  const report: ImportReport = {
    dryRun,
    batches: [],
    files: prepared.files,
    kinds: [],
    rejected: [],
    warnings: prepared.notes.map(({ remark, kind, file, rows }) => ({
      remark,
      kind,
      file,
      rows: rows ?? [],
    })),
    ignored: prepared.ignored,
    seconds: {},
  }
  for (const { kind, file, row, reason } of prepared.rejected)
    addRejected(report, { kind, file, row, reason })
  return report
}

/** Adds what became of the rows of a kind; `originOf` finds the row of the file behind a code or natural key. */
export function addSaved(
  report: ImportReport,
  kind: string,
  saved: Saved,
  originOf: (key: string) => Origin | undefined,
): void {
  const count = countOf(report, kind)
  count.accepted += saved.accepted
  count.updated += saved.updated
  count.unchanged += saved.unchanged
  for (const { row, reason } of saved.rejected) {
    const origin = originOf(row)
    addRejected(report, { kind, file: origin?.file ?? '', row: origin?.row ?? row, reason })
  }
  for (const { remark, rows = [] } of saved.notes) {
    const file = rows[0] === undefined ? undefined : originOf(rows[0])?.file
    report.warnings.push({ remark, kind, file, rows: rows.map((key) => originOf(key)?.row ?? key) })
  }
}

export function addRejected(report: ImportReport, row: RejectedRow): void {
  countOf(report, row.kind).rejected += 1
  report.rejected.push(row)
}

function countOf(report: ImportReport, kind: string): KindCount {
  const known = report.kinds.find((each) => each.kind === kind)
  if (known) return known
  const count = { kind, accepted: 0, updated: 0, unchanged: 0, rejected: 0 }
  report.kinds.push(count)
  report.kinds.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return count
}

/** Areas first, then kinds in the order of their list. */
const order = ['region', 'grid', 'micro-grid', 'unit-grid', 'unit', ...kinds.map((kind) => kind.id)]

/** Rows written so far. */
export function countChanges(report: ImportReport): number {
  return report.kinds.reduce((sum, each) => sum + each.accepted + each.updated, 0)
}

/** Whether there were rows and none of them could be taken: the import failed. */
export function isAllRejected(report: ImportReport): boolean {
  return (
    report.rejected.length > 0 &&
    report.kinds.every((each) => each.accepted + each.updated + each.unchanged === 0)
  )
}

/** Rows kept beside the batch; a file of nothing but faults must not fill the table. */
const keptRejections = 1000

/** The report as it is kept beside a batch. */
export function reportForBatch(report: ImportReport, batch: Batch): Record<string, unknown> {
  const { files, kinds, warnings, ignored } = report
  return {
    county: batch.countyCode,
    files,
    kinds,
    warnings,
    ignored,
    rejected: report.rejected.slice(0, keptRejections),
  }
}

/** What the audit log keeps of an import: the files and how many rows of each kind became what. */
export function importedLine({ countyCode, id }: Batch, { files, kinds: counts }: ImportReport): AuditLine {
  return {
    action: 'imported',
    area: countyCode,
    subject: { type: 'import', id, name: files.map(({ name }) => name).join(' ') },
    after: Object.fromEntries(counts.map(({ kind, ...count }) => [kind, count])),
  }
}
