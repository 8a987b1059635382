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
    const lines = sheet.features.map((feature) =>
      Object.values(feature.properties ?? {}).map((value) => String(value ?? '').trim()),
    )
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
