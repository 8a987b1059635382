// The cells of an .xlsx as people see them: ECMA-376, as far as lists of names, codes and telephones need it. Merged cells
// are filled down, since offices write the unit once beside all that it answers for.
import { readZip, type ZipEntry } from './unzip.ts'

export interface Sheet {
  name: string
  /** Of one width, without empty rows at the end. */
  rows: readonly (readonly string[])[]
}

/** Sheets that hold anything and are not hidden. Throws when it is no workbook, or damaged. */
export async function readWorkbook(file: Uint8Array<ArrayBuffer>): Promise<Sheet[]> {
  const entries = new Map(readZip(file).map((entry) => [entry.name.toLowerCase(), entry]))
  const shared = entries.has(sharedStrings) ? stringsOf(await textOf(entries, sharedStrings)) : []
  const targets = targetsOf(await textOf(entries, 'xl/_rels/workbook.xml.rels'))
  const sheets: Sheet[] = []
  for (const { attributes } of elementsOf(await textOf(entries, workbookPart), 'sheet')) {
    const path = targets.get(attributeOf(attributes, 'id') ?? '')
    if (path === undefined || attributeOf(attributes, 'state')?.toLowerCase().includes('hidden')) continue
    const rows = rowsOf(await textOf(entries, path), shared)
    if (rows.length > 0) sheets.push({ name: attributeOf(attributes, 'name') ?? '', rows })
  }
  return sheets
}

/** A zip that has this is a workbook. */
export const workbookPart = 'xl/workbook.xml'
const sharedStrings = 'xl/sharedstrings.xml'

async function textOf(entries: ReadonlyMap<string, ZipEntry>, name: string): Promise<string> {
  const entry = entries.get(name)
  if (!entry) throw new Error(`${name} is missing`)
  return new TextDecoder().decode(await entry.bytes())
}

/** Relation id → path in the zip. */
function targetsOf(xml: string): Map<string, string> {
  return new Map(
    elementsOf(xml, 'Relationship').map(({ attributes }) => {
      const target = (attributeOf(attributes, 'Target') ?? '').toLowerCase()
      return [attributeOf(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
}

/** Each may be parted into runs of one look; how its characters are read aloud is left out. */
function stringsOf(xml: string): string[] {
  return elementsOf(xml, 'si').map(({ content }) => wordsOf(content))
}

function wordsOf(xml: string): string {
  const spoken = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '')
  return elementsOf(spoken, 't')
    .map(({ content }) => decoded(content))
    .join('')
}

function rowsOf(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = []
  let rowAt = -1
  for (const row of elementsOf(xml, 'row')) {
    const named = Number(attributeOf(row.attributes, 'r'))
    rowAt = named > 0 ? named - 1 : rowAt + 1
    const cells: string[] = []
    let at = -1
    for (const { attributes, content } of elementsOf(row.content, 'c')) {
      at = columnOf(attributeOf(attributes, 'r')) ?? at + 1
      cells[at] = cellText(attributeOf(attributes, 't'), content, shared)
    }
    rows[rowAt] = cells
  }
  for (const { attributes } of elementsOf(xml, 'mergeCell'))
    fillDown(rows, attributeOf(attributes, 'ref') ?? '')
  // Rows and cells that nobody wrote are holes.
  const known = Array.from(rows, (cells = []) => cells)
  const width = known.reduce((most, cells) => Math.max(most, cells.findLastIndex((cell) => cell) + 1), 0)
  const filled = known.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
  return filled.slice(0, filled.findLastIndex((cells) => cells.some((cell) => cell !== '')) + 1)
}

function cellText(type: string | undefined, content: string, shared: readonly string[]): string {
  const value = decoded(elementsOf(content, 'v')[0]?.content ?? '')
  switch (type) {
    case 's':
      return oneLine(shared[Number(value)] ?? '')
    case 'inlineStr':
      return oneLine(wordsOf(content))
    case 'str':
    case 'd':
      return oneLine(value)
    case 'e':
      return ''
    default:
      return numberText(value)
  }
}

/** 1.3812345678E10 is a telephone; 0.30000000000000004 is 0.3. */
function numberText(value: string): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  return Number.isSafeInteger(number) ? BigInt(number).toString() : String(Number(number.toPrecision(15)))
}

/** The first column of a merged block: `B2:C5` gives B3 to B5 what B2 says. */
function fillDown(rows: string[][], block: string): void {
  const [, column = '', first = '', last = ''] = /^\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)$/.exec(block) ?? []
  const at = columnOf(column)
  const words = at === undefined ? undefined : rows[Number(first) - 1]?.[at]
  if (at === undefined || !words) return
  for (let row = Number(first); row < Math.min(Number(last), rows.length); row += 1) {
    const cells = rows[row] ?? []
    rows[row] = cells
    cells[at] = words
  }
}

/** `A1` is 0, `AB7` is 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? '')?.[1]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Element {
  attributes: string
  content: string
}

/** Elements of a name, whatever prefix the program that wrote them uses; none of those read here holds another of its own. */
function elementsOf(xml: string, name: string): Element[] {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}\\s*>)`,
    'g',
  )
  return [...xml.matchAll(pattern)].map(([, attributes = '', content = '']) => ({ attributes, content }))
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities, and `_x000D_`, which is how a workbook spells what XML cannot hold. */
function decoded(text: string): string {
  return text
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      return String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16))
    })
    .replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** A cell is one line of a table. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
