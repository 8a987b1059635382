// The tables in a file that somebody chose: the sheets of a workbook or the text of a CSV, ready to be pasted.
import { readZip } from './unzip.ts'
import { readWorkbook, type Sheet, workbookPart } from './workbook.ts'

export interface PastedTable {
  /** Of the sheet; '' of a text. */
  name: string
  /** Cells parted by tabs, or the text as it stands in the file. */
  text: string
}

/** `other`: no table at all; `old`: .xls, .et, a page saved as .xls, or behind a password. */
export type TableFault = 'other' | 'old' | 'damaged' | 'empty' | 'large'

export class TableFileError extends Error {
  readonly fault: TableFault
  constructor(fault: TableFault) {
    super(fault)
    this.fault = fault
  }
}

const largestFile = 10 * 1024 * 1024

/** What the field to choose a file offers. */
export const tableFiles = '.xlsx,.csv,.tsv,.txt'

/** Told by what is inside, whatever the name says. At least one table. Rejects with `TableFileError`. */
export async function readTableFile(file: Blob): Promise<readonly [PastedTable, ...PastedTable[]]> {
  if (file.size > largestFile) throw new TableFileError('large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const tables = isZip(bytes) ? (await sheetsOf(bytes)).map(pasted) : [{ name: '', text: textOf(bytes) }]
  const [first, ...others] = tables.filter(({ text }) => text.trim() !== '')
  if (!first) throw new TableFileError('empty')
  return [first, ...others]
}

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>): Promise<Sheet[]> {
  const isWorkbook = namesIn(bytes).includes(workbookPart)
  if (!isWorkbook) throw new TableFileError('other')
  return readWorkbook(bytes).catch(() => {
    throw new TableFileError('damaged')
  })
}

/** In small letters, as some programs write them. */
function namesIn(bytes: Uint8Array<ArrayBuffer>): string[] {
  try {
    return readZip(bytes).map(({ name }) => name.toLowerCase())
  } catch {
    throw new TableFileError('damaged')
  }
}

function isZip(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
}

function beginsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte)
}

/** UTF-8, what Excel calls Unicode text, or GB 18030, as Chinese Excel saves CSV. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  // The container of old workbooks, and of new ones behind a password.
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new TableFileError('old')
  if (beginsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0) || beginsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new TableFileError('other')
  const text = decodedText(bytes)
  // Many systems export a page of the web and call it a workbook.
  if (/^\s*</.test(text)) throw new TableFileError('old')
  return text
}

function decodedText(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Every row as wide as the sheet, so that nobody takes a title with commas for the table. */
function pasted({ name, rows }: Sheet): PastedTable {
  return { name, text: rows.map((cells) => cells.map(quoted).join('\t')).join('\n') }
}

/** Only what begins with a quote could be taken for a quoted cell. */
function quoted(cell: string): string {
  return cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}
