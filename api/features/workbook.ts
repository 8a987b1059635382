// A workbook of Excel with one sheet, written row by row: however long it is, no more than a few rows are in memory.
import { Readable } from 'node:stream'
import yazl from 'yazl'

/** Text stays text, also when it begins like a formula; a date is shown in China's time. */
export type SheetCell = string | number | Date | null

export interface Sheet {
  /** At most 31 letters. */
  name: string
  columns: readonly { title: string; width: number }[]
  /** Several at a time. */
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>
}

/** The bytes of the file. An error of `rows` breaks the stream off, so that nobody takes half a file for a whole one. */
export function writeWorkbook(sheet: Sheet): Readable {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(partsOf(sheet.name))) zip.addBuffer(Buffer.from(text), path)
  const rows = Readable.from(writeSheet(sheet))
  const bytes = new Readable().wrap(zip.outputStream)
  rows.on('error', (error) => bytes.destroy(error))
  bytes.on('close', () => rows.destroy())
  // The sheet is most of the file: a quick compression keeps up with the database.
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml', { compressionLevel: 3 })
  zip.end()
  return bytes
}

async function* writeSheet({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${columns.map(({ title }) => textCell(title, styles.head)).join('')}</row>`
  for await (const some of rows)
    yield some.map((cells) => `<row>${cells.map(cellOf).join('')}</row>`).join('')
  yield '</sheetData></worksheet>'
}

function cellOf(cell: SheetCell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'string') return textCell(cell, styles.plain)
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  return `<c s="${styles.moment}"><v>${serialOf(cell)}</v></c>`
}

function textCell(text: string, style: number): string {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** Days since 1899-12-30 in China's time. */
function serialOf(moment: Date): number {
  return (moment.getTime() + 8 * 3_600_000) / 86_400_000 + 25_569
}

/** XML knows no control characters and no halves of pairs. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const styles = { plain: 0, moment: 1, head: 2 } as const

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const formats = 'http://schemas.openxmlformats.org'
const main = `${formats}/spreadsheetml/2006/main`
const relations = `${formats}/officeDocument/2006/relationships`
const packageRelations = `${formats}/package/2006/relationships`
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** ECMA-376: what a workbook needs besides its sheet. */
function partsOf(name: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${formats}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  }
}
