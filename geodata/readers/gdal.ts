// GDAL (compiled to WebAssembly) behind two calls: read a file as features, and transform positions.
// It starts in half a second and takes 400 MB, so it is started only when something needs it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feature, FeatureCollection } from 'geojson'
import { BadInput } from '../remark.ts'

/** The part of gdal3.js that we use; its own types describe only the browser build. */
interface Gdal {
  open: (path: string, options?: string[]) => Promise<{ datasets: Dataset[] }>
  close: (dataset: Dataset) => Promise<void>
  ogr2ogr: (dataset: Dataset, options: string[], name: string) => Promise<{ local: string }>
  getFileBytes: (path: { local: string }) => Promise<Uint8Array>
  gdaltransform: (positions: number[][], options: string[]) => Promise<number[][]>
}

interface Dataset {
  info?: { layers?: LayerInfo[] }
}

interface LayerInfo {
  name: string
  geometryFields?: { coordinateSystem?: { wkt?: string; projjson?: { id?: ProjId } } | null }[]
}

interface ProjId {
  authority: string
  code: number | string
}

export interface GdalLayer {
  name: string
  features: Feature[]
  /** `EPSG:n` where the file's CRS has a code, its WKT where not, undefined without one. */
  crs?: string
}

let starting: Promise<Gdal> | undefined
/** What GDAL printed since the last call: some of its failures are told in no other way. */
let complaints: string[] = []

function start(): Promise<Gdal> {
  const init: (config: object) => Promise<Gdal> = createRequire(import.meta.url)('gdal3.js/node')
  starting ??= init({
    // A Shapefile without its index is whole enough: the index is made anew in our own folder.
    env: { SHAPE_RESTORE_SHX: 'YES' },
    logHandler: () => {},
    errorHandler: (text: string) => complaints.push(text),
  })
  return starting
}

/**
 * Layers of the file whose parts are given by extension (`{ shp, dbf, shx, prj }`, `{ gpkg }` ...), coordinates as
 * they stand in it. @throws BadInput 'damaged' when GDAL cannot open it
 */
export async function readWithGdal(
  parts: Readonly<Record<string, Uint8Array>>,
  main: string,
  file: string,
  openOptions: string[] = [],
): Promise<GdalLayer[]> {
  const gdal = await start()
  // A plain name of our own: GDAL takes what follows the first dot of a name for its extension.
  const folder = await mkdtemp(join(tmpdir(), 'tuzhi-'))
  try {
    for (const [extension, bytes] of Object.entries(parts))
      await writeFile(join(folder, `layer.${extension}`), bytes)
    const dataset = await open(gdal, join(folder, `layer.${main}`), openOptions, file)
    try {
      const layers: GdalLayer[] = []
      for (const info of dataset.info?.layers ?? [])
        layers.push({
          name: info.name,
          crs: crsOf(info),
          features: await featuresOf(gdal, dataset, info, file),
        })
      return layers
    } finally {
      await gdal.close(dataset)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function open(gdal: Gdal, path: string, options: string[], file: string): Promise<Dataset> {
  complaints = []
  const found = await gdal.open(path, options).catch(() => undefined)
  const dataset = found?.datasets[0]
  if (!dataset?.info?.layers) throw new BadInput('damaged', { file })
  return dataset
}

async function featuresOf(gdal: Gdal, dataset: Dataset, info: LayerInfo, file: string): Promise<Feature[]> {
  try {
    // Seventeen digits give every double back; an own SRS keeps GDAL from turning coordinates into degrees.
    const options = ['-f', 'GeoJSON', '-lco', 'SIGNIFICANT_FIGURES=17', '-lco', 'RFC7946=NO', info.name]
    const output = await gdal.ogr2ogr(dataset, options, 'layer')
    const text = Buffer.from(await gdal.getFileBytes(output)).toString('utf8')
    return (JSON.parse(text) as FeatureCollection).features // written by GDAL a line above
  } catch {
    throw new BadInput('damaged', { file })
  }
}

function crsOf(info: LayerInfo): string | undefined {
  const system = info.geometryFields?.[0]?.coordinateSystem
  const id = system?.projjson?.id
  return id?.authority === 'EPSG' ? `EPSG:${id.code}` : (system?.wkt ?? undefined)
}

/** Positions per call: gdal3.js copies them through the heap of the WebAssembly module. */
const positionsPerCall = 100_000

/**
 * Positions `[x, y]` (east, north) of a CRS (`EPSG:n` or WKT) in degrees `[lng, lat]`.
 * @throws BadInput when GDAL does not know the CRS
 */
export async function toDegrees(positions: number[][], crs: string): Promise<number[][]> {
  const gdal = await start()
  const result: number[][] = []
  for (let from = 0; from < positions.length; from += positionsPerCall) {
    complaints = []
    const part = positions.slice(from, from + positionsPerCall)
    result.push(...(await gdal.gdaltransform(part, ['-s_srs', crs, '-t_srs', 'EPSG:4326', '-output_xy'])))
    if (complaints.some((text) => text.includes('import coordinate system')))
      throw new BadInput('crs-unknown', { crs: crs.slice(0, 60) })
  }
  return result
}
