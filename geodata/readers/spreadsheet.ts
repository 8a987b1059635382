// Reads workbooks (.xlsx, .ods): every sheet with coordinates or codes, cells as the text that people see.
import { BadInput } from '../remark.ts'
import { readWithGdal } from './gdal.ts'
import type { SourceLayer } from './source.ts'
import { layerOfTable } from './table.ts'

/** @throws BadInput when no sheet can be read as a table of places or areas */
export async function readSpreadsheet(
  bytes: Buffer,
  extension: 'xlsx' | 'ods',
  file: string,
): Promise<SourceLayer[]> {
  // Headings are found by layerOfTable: GDAL would take the title above them.
  const sheets = await readWithGdal({ [extension]: bytes }, extension, file, [
    'HEADERS=DISABLE',
    'FIELD_TYPES=STRING',
  ])
  const layers: SourceLayer[] = []
  let failure: unknown
  for (const sheet of sheets) {
    const lines = sheet.features.map((feature) => cellsOf(feature.properties ?? {}))
    if (lines.length === 0) continue
    try {
      layers.push(layerOfTable(sheets.length > 1 ? `${file}/${sheet.name}` : file, lines))
    } catch (error) {
      // A sheet of explanations beside the data is no fault; a workbook without any data is.
      failure = error
    }
  }
  if (layers.length === 0) throw failure ?? new BadInput('empty', { file })
  return layers
}

/** GDAL leaves empty cells out and names the others `Field1`, `Field2` ...: each back in its own column. */
function cellsOf(properties: Readonly<Record<string, unknown>>): string[] {
  const cells: string[] = []
  for (const [name, value] of Object.entries(properties))
    cells[Number(name.slice('Field'.length)) - 1] = String(value ?? '').trim()
  return Array.from(cells, (cell) => cell ?? '')
}
