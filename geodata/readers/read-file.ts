// Which format is this file? By its first bytes where they tell, else by its extension.
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { BadInput } from '../remark.ts'
import { parseCsv } from './csv.ts'
import { decodeText, isGarbage } from './encoding.ts'
import { layerOfFeatures } from './features.ts'
import { readWithGdal } from './gdal.ts'
import { readGeoJson } from './geojson.ts'
import { readOsmPbf } from './osm-pbf.ts'
import { shapeOsm } from './osm-shapes.ts'
import { readOsmXml } from './osm-xml.ts'
import { readBareShapefile, readZippedShapefiles } from './shapefile.ts'
import type { IsWanted, SourceLayer } from './source.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { layerOfTable } from './table.ts'
import { isZip, readZip } from './zip.ts'

type Reader = (path: string, file: string, isWanted: IsWanted) => Promise<SourceLayer[]>

const readers: Readonly<Record<string, Reader>> = {
  pbf: async (path, file, isWanted) => [shapeOsm(readOsmPbf(await readFile(path), file), isWanted, file)],
  osm: async (path, file, isWanted) => [shapeOsm(await readOsmXml(path, file), isWanted, file)],
  shp: async (path) => [await readBareShapefile(path)],
  zip: readZipped,
  kmz: readZipped,
  geojson: async (path, file) => [readGeoJson(await readFile(path), file)],
  json: async (path, file) => [readGeoJson(await readFile(path), file)],
  csv: async (path, file) => [readCsv(await readFile(path), file)],
  xlsx: async (path, file) => readSpreadsheet(await readFile(path), 'xlsx', file),
  ods: async (path, file) => readSpreadsheet(await readFile(path), 'ods', file),
  gpkg: (path, file) => readFeatures(path, file, 'gpkg'),
  kml: (path, file) => readFeatures(path, file, 'kml'),
}
const sameAs: Readonly<Record<string, string>> = {
  txt: 'csv',
  tsv: 'csv',
  shx: 'shp',
  dbf: 'shp',
  xml: 'osm',
}

/** Workbooks that GDAL does not read but the programs that wrote them can save otherwise. */
const oldWorkbooks = new Set(['xls', 'xlsb', 'xlsm', 'et'])

/** Extensions that can be imported, as a person reads them. */
const knownExtensions = Object.keys(readers)
  .map((each) => `.${each}`)
  .join(' ')

/**
 * Reads a file into layers, coordinates as they stand in it.
 * @throws BadInput with one sentence when it is missing, empty, damaged or of an unknown format
 */
export async function readSource(path: string, isWanted: IsWanted): Promise<SourceLayer[]> {
  const file = basename(path)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new BadInput('file-missing', { file })
  if (!found.isFile()) throw new BadInput('not-a-file', { file })
  if (found.size === 0) throw new BadInput('empty', { file })
  const extension = extname(file).slice(1).toLowerCase()
  if (oldWorkbooks.has(extension)) throw new BadInput('save-as-xlsx', { file, extension: `.${extension}` })
  const reader = readers[sameAs[extension] ?? extension]
  if (!reader) throw new BadInput('unknown-format', { file, known: knownExtensions })
  return await reader(path, file, isWanted)
}

function readCsv(bytes: Buffer, file: string): SourceLayer {
  const text = decodeText(bytes)
  if (isGarbage(text)) throw new BadInput('not-text', { file })
  return layerOfTable(file, parseCsv(text))
}

async function readFeatures(path: string, file: string, extension: 'gpkg' | 'kml'): Promise<SourceLayer[]> {
  return await featureLayers(await readFile(path), file, extension)
}

async function featureLayers(bytes: Buffer, file: string, extension: 'gpkg' | 'kml'): Promise<SourceLayer[]> {
  const layers = (await readWithGdal({ [extension]: bytes }, extension, file)).filter(
    (layer) => layer.features.length > 0,
  )
  if (layers.length === 0) throw new BadInput('empty', { file })
  return layers.map((layer) =>
    layerOfFeatures(layers.length > 1 ? `${file}/${layer.name}` : file, layer.features, layer.crs),
  )
}

/** A zip holds Shapefiles, or any number of the other formats that need no second file. */
async function readZipped(path: string, file: string, _: IsWanted): Promise<SourceLayer[]> {
  const bytes = await readFile(path)
  if (!isZip(bytes)) throw new BadInput('damaged', { file })
  const entries = readZip(bytes, file)
  const layers: SourceLayer[] = []
  const extensions = new Set(entries.map((entry) => extname(entry.name).slice(1).toLowerCase()))
  if (extensions.has('shp') || extensions.has('dbf') || extensions.has('shx'))
    layers.push(...(await readZippedShapefiles(entries, file)))
  for (const entry of entries) {
    const inner = `${file}/${basename(entry.name)}`
    const extension = extname(entry.name).slice(1).toLowerCase()
    if (extension === 'geojson' || extension === 'json') layers.push(readGeoJson(entry.bytes(), inner))
    else if (extension === 'kml' || extension === 'gpkg')
      layers.push(...(await featureLayers(entry.bytes(), inner, extension)))
    else if (extension === 'csv') layers.push(readCsv(entry.bytes(), inner))
    else if (extension === 'xlsx') layers.push(...(await readSpreadsheet(entry.bytes(), extension, inner)))
  }
  if (layers.length === 0) throw new BadInput('empty', { file })
  return layers
}
