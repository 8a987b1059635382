// Reads a Shapefile, bare or zipped: finds its parts whatever their case, and the encoding of its text.
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { BadInput } from '../remark.ts'
import { encodingOfDbf } from './encoding.ts'
import { layerOfFeatures } from './features.ts'
import { readWithGdal } from './gdal.ts'
import type { SourceLayer } from './source.ts'
import type { ZipEntry } from './zip.ts'

const extensions = ['shp', 'shx', 'dbf', 'prj', 'cpg'] as const
type Parts = Partial<Record<(typeof extensions)[number], Buffer>>

/** One of the files of a bare Shapefile; its parts lie beside it. */
export async function readBareShapefile(path: string): Promise<SourceLayer> {
  const folder = dirname(path)
  const stem = basename(path, extname(path))
  const parts: Parts = {}
  for (const name of await readdir(folder)) {
    const extension = extname(name).slice(1).toLowerCase()
    const part = extensions.find((each) => each === extension)
    if (part && basename(name, extname(name)) === stem) parts[part] = await readFile(join(folder, name))
  }
  return await readParts(parts, basename(path))
}

/** Every Shapefile in a zip. */
export async function readZippedShapefiles(
  entries: readonly ZipEntry[],
  file: string,
): Promise<SourceLayer[]> {
  const byStem = new Map<string, Parts>()
  for (const entry of entries) {
    const extension = extname(entry.name).slice(1).toLowerCase()
    const part = extensions.find((each) => each === extension)
    if (!part) continue
    const stem = entry.name.slice(0, -extension.length - 1)
    const parts = byStem.get(stem) ?? {}
    parts[part] = entry.bytes()
    byStem.set(stem, parts)
  }
  const layers: SourceLayer[] = []
  for (const [stem, parts] of byStem)
    layers.push(await readParts(parts, byStem.size > 1 ? `${file}/${basename(stem)}` : file))
  return layers
}

async function readParts(parts: Parts, file: string): Promise<SourceLayer> {
  const { shp, shx, dbf, prj } = parts
  if (!shp) throw new BadInput('shapefile-part-missing', { file, part: '.shp' })
  if (!dbf) throw new BadInput('shapefile-part-missing', { file, part: '.dbf' })
  if (shp.length < 100 || shp.readUInt32BE(0) !== 9994) throw new BadInput('damaged', { file })
  // The header counts 16-bit words; a shorter file was cut off on its way.
  if (shp.length < shp.readUInt32BE(24) * 2) throw new BadInput('damaged', { file })
  const counts = { shapes: countShapes(shp, shx), records: countRecords(dbf, file) }
  // GDAL would pair them as far as they go: shapes without a name, or shapes that silently stay away.
  if (counts.shapes !== counts.records) throw new BadInput('shapefile-counts-differ', { file, ...counts })
  const encoding = encodingOfDbf(dbf, parts.cpg?.toString('latin1'))
  const files = { shp, dbf, ...(shx && { shx }), ...(prj && { prj }) }
  const [layer] = await readWithGdal(files, 'shp', file, [`ENCODING=${encoding}`])
  if (!layer) throw new BadInput('damaged', { file })
  const isCrsUnreadable = layer.crs === undefined && prj !== undefined && prj.toString('latin1').trim() !== ''
  return { ...layerOfFeatures(file, layer.features, layer.crs), isCrsUnreadable }
}

/** By the index, which has 8 bytes a shape behind its header; without one by walking from shape to shape. */
function countShapes(shp: Buffer, shx: Buffer | undefined): number {
  if (shx && shx.length >= 100) return Math.floor((shx.readUInt32BE(24) * 2 - 100) / 8)
  let count = 0
  for (let at = 100; at + 8 <= shp.length; count++) at += 8 + shp.readUInt32BE(at + 4) * 2
  return count
}

/** What the header says, if the file is long enough to hold it. */
function countRecords(dbf: Buffer, file: string): number {
  const damaged = new BadInput('damaged', { file: `${file} (.dbf)` })
  if (dbf.length < 33) throw damaged
  const [records, headerLength, recordLength] = [
    dbf.readUInt32LE(4),
    dbf.readUInt16LE(8),
    dbf.readUInt16LE(10),
  ]
  if (headerLength < 33 || dbf.length < headerLength + records * recordLength) throw damaged
  return records
}
