// What an import has to say about a file or a row: a code with values, worded in messages.ts.
import type { Language, RemarkCode, Step } from './messages.ts'

export interface Remark {
  code: RemarkCode
  values?: Readonly<Record<string, string | number>>
}

/** A row that was left out, and why. */
export interface Rejection {
  /** Line of a table, number of a feature, id of an OpenStreetMap object or the natural key. */
  row: string
  reason: Remark
}

/** Something a person should know about rows that were taken. */
export interface Note {
  remark: Remark
  /** The rows it is about, as far as they are worth listing. */
  rows?: readonly string[]
}

/** Thrown for input that cannot be imported at all; the remark is one sentence for the person who gave it. */
export class BadInput extends Error {
  override name = 'BadInput'
  readonly remark: Remark

  constructor(code: RemarkCode, values?: Remark['values']) {
    super(code)
    this.remark = { code, values }
  }
}

/** Told about long work: a step by its code, how far it is, and a part of the step by its title. */
export type Progress = (step: Step, done?: number, total?: number, part?: Record<Language, string>) => void
