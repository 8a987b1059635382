// GDAL (compiled to WebAssembly) behind two calls: read a file as features, and transform positions.
// It starts in half a second and takes 400 MB, so it is started only when something needs it.
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Feature, FeatureCollection } from 'geojson'
import { BadInput } from '../remark.ts'

/** The part of gdal3.js that we use; its own types describe only the browser build. */
interface Gdal {
  open: (path: string, options?: string[]) => Promise<{ datasets: Dataset[] }>
  close: (dataset: Dataset) => Promise<void>
  ogr2ogr: (dataset: Dataset, options: string[], name: string) => Promise<{ real: string }>
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

/** The running module and the folder that it reads from and writes to. */
interface Workshop {
  gdal: Gdal
  folder: string
}

let starting: Promise<Workshop> | undefined
/** What GDAL printed since the last call: some of its failures are told in no other way. */
let complaints: string[] = []
/** Every file gets a name of its own: GDAL neither overwrites nor likes what follows a dot in names of others. */
let filesSoFar = 0

function start(): Promise<Workshop> {
  starting ??= open()
  return starting

  async function open(): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), 'tuzhi-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const dest = join(folder, 'out')
    await mkdir(dest)
    const require = createRequire(import.meta.url)
    const init: (config: object) => Promise<Gdal> = require('gdal3.js/node')
    const gdal = await init({
      dest,
      // It reads its own files from the folder that the process was started in, unless told; never an absolute path.
      path: relative(process.cwd(), join(dirname(require.resolve('gdal3.js/node')), 'dist/package')),
      // A Shapefile without its index is whole enough: the index is made anew in our own folder.
      env: { SHAPE_RESTORE_SHX: 'YES' },
      logHandler: () => {},
      errorHandler: (text: string) => complaints.push(text),
    })
    return { gdal, folder }
  }
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
  const { gdal, folder } = await start()
  filesSoFar += 1
  const name = `in${filesSoFar}`
  const paths = Object.keys(parts).map((extension) => join(folder, `${name}.${extension}`))
  try {
    await Promise.all(Object.values(parts).map((bytes, index) => writeFile(paths[index]!, bytes)))
    const found = await gdal.open(join(folder, `${name}.${main}`), openOptions).catch(() => undefined)
    const dataset = found?.datasets[0]
    if (!dataset?.info?.layers) throw new BadInput('damaged', { file })
    const layers: GdalLayer[] = []
    for (const info of dataset.info.layers) {
      const features = await featuresOf(dataset, info.name)
      if (!features) throw new BadInput('damaged', { file })
      layers.push({ name: info.name, crs: crsOf(info), features })
    }
    await gdal.close(dataset)
    return layers
  } finally {
    await Promise.all([...paths, join(folder, `${name}.shx`)].map((path) => rm(path, { force: true })))
  }
}

/** Seventeen digits give every double back; without RFC 7946 coordinates stay what they are. */
const asTheyStand = ['-f', 'GeoJSON', '-lco', 'SIGNIFICANT_FIGURES=17', '-lco', 'RFC7946=NO']

/** Undefined when GDAL cannot read the layer to its end. */
async function featuresOf(
  dataset: Dataset,
  layer: string,
  options: string[] = [],
): Promise<Feature[] | undefined> {
  const { gdal } = await start()
  filesSoFar += 1
  try {
    const output = await gdal.ogr2ogr(dataset, [...asTheyStand, ...options, layer], `out${filesSoFar}`)
    const text = await readFile(output.real, 'utf8')
    await rm(output.real)
    return (JSON.parse(text) as FeatureCollection).features // written by GDAL two lines above
  } catch {
    return undefined
  }
}

function crsOf(info: LayerInfo): string | undefined {
  const system = info.geometryFields?.[0]?.coordinateSystem
  const id = system?.projjson?.id
  // A plane of its own, tied to no place on Earth: GeoPackage writes it for "undefined".
  if (/^(ENG|LOCAL_)/.test(system?.wkt ?? '')) return undefined
  return id?.authority === 'EPSG' ? `EPSG:${id.code}` : (system?.wkt ?? undefined)
}

/**
 * Positions per call. gdal3.js passes no array for GDAL's success flags, so GDAL writes them from address 0 of the
 * module's memory, four bytes each: the first 1024 are unused, what follows is its own data. More calls cost nothing.
 */
const positionsPerCall = 250

/**
 * Positions `[x, y]` (east, north) of a CRS (`EPSG:n` or WKT) in degrees `[lng, lat]`; NaN where it does not reach.
 * @throws BadInput when GDAL does not know the CRS
 */
export async function toDegrees(positions: number[][], crs: string): Promise<number[][]> {
  await checkCrs(crs)
  const { gdal } = await start()
  const options = ['-s_srs', crs, '-t_srs', 'EPSG:4326', '-output_xy']
  const result: number[][] = []
  for (let from = 0; from < positions.length; from += positionsPerCall)
    result.push(...(await gdal.gdaltransform(positions.slice(from, from + positionsPerCall), options)))
  return result
}

/** Transforming from a CRS that does not exist would end the module, so a single point goes ahead another way. */
async function checkCrs(crs: string): Promise<void> {
  const { gdal, folder } = await start()
  filesSoFar += 1
  const path = join(folder, `point${filesSoFar}.geojson`)
  await writeFile(path, '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}')
  complaints = []
  const { datasets } = await gdal.open(path)
  const [dataset] = datasets
  const layer = dataset?.info?.layers?.[0]
  if (dataset && layer)
    await featuresOf(dataset, layer.name, ['-s_srs', crs, '-t_srs', 'EPSG:4326', '-skipfailures'])
  await rm(path)
  if (complaints.some((text) => text.includes('process SRS definition')))
    throw new BadInput('crs-unknown', { crs: crs.slice(0, 60) })
}
