// In which metric CRS does this deployment measure? Decided by its first real county, and kept: a county too far from
// it is refused, for it would be measured too large in silence. design §5, domain.md §5.2.
import { sql } from 'kysely'
import { BadInput, type Progress, type Remark } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'
import { changeMetricCrs } from './change-metric-crs.ts'

/** A county that an import is about to write. */
export interface Arrival {
  code: string
  /** Its centre in degrees; undefined when the files do not say where it lies. */
  position: readonly [number, number] | undefined
  demo: boolean
}

/**
 * Areas may be wrong by this share. Around 30°N a Gauss-Krüger plane reaches it 2.5° from its meridian; a zone itself
 * ends at 1.5°.
 */
const largestError = 0.0015

/**
 * EPSG code for measuring around a position: the CGCS2000 3° Gauss-Krüger zone (by central meridian, no zone
 * number in the easting) between 73.5°E and 136.5°E, WGS 84 / UTM elsewhere.
 */
export function metricSridAt([lng, lat]: readonly [number, number]): number {
  if (lng >= 73.5 && lng <= 136.5) return 4509 + Math.min(45, Math.max(25, Math.round(lng / 3)))
  const zone = Math.min(60, Math.floor((lng + 180) / 6) + 1)
  return (lat >= 0 ? 32600 : 32700) + zone
}

/**
 * Makes sure that the county can be measured; answers what a person should know about it. The first real county
 * chooses the CRS, also where a demo county chose another before; `wanted` is `EPSG:n` from --metric-crs or
 * TUZHI_METRIC_CRS and wins over the position.
 * @throws BadInput when `wanted` is unusable or differs from the one in use, or the county lies too far from it
 */
export async function ensureMetricCrs(
  trx: Db,
  arrival: Arrival,
  wanted: string | undefined = process.env.TUZHI_METRIC_CRS,
  progress?: Progress,
): Promise<Remark[]> {
  const deployment = await trx.selectFrom('deployment').select('metricSrid').forUpdate().executeTakeFirst()
  const inUse = deployment?.metricSrid
  const asked = wanted ? await readSrid(trx, wanted) : undefined
  const { position } = arrival
  const isChoosing = inUse === undefined || !(await isTaken(trx, arrival))
  if (!isChoosing && asked && asked !== inUse)
    throw new BadInput('metric-crs-fixed', { inUse, wanted: asked })
  const srid = isChoosing ? (asked ?? (position && metricSridAt(position))) : inUse
  if (srid === undefined) throw new BadInput('metric-crs-unknown')
  if (inUse === undefined) await trx.insertInto('deployment').values({ metricSrid: srid }).execute()
  const remarks: Remark[] = []
  if (inUse !== undefined && (await changeMetricCrs(trx, inUse, srid, progress)))
    remarks.push({ code: 'metric-crs-changed', values: { before: inUse, srid } })
  if (position && srid !== metricSridAt(position) && !(await hasBoundary(trx, arrival.code)))
    remarks.push(...(await judgeDistance(trx, arrival.code, position, srid, asked !== undefined)))
  return remarks
}

/** Counties that are there already have chosen; a real one does not follow a demo. */
async function isTaken(trx: Db, arrival: Arrival): Promise<boolean> {
  const counties = await trx.selectFrom('countyState').select('demo').execute()
  return counties.some(({ demo }) => arrival.demo || !demo)
}

/** Then it was judged when that came. */
async function hasBoundary(trx: Db, code: string): Promise<boolean> {
  const county = trx.selectFrom('region').select('code').where('countyCode', '=', code)
  return (
    (await county.where('code', '=', code).where('geom', 'is not', null).executeTakeFirst()) !== undefined
  )
}

/** Areas around the position in the metric CRS against those on the ellipsoid. */
async function judgeDistance(
  trx: Db,
  county: string,
  [lng, lat]: readonly [number, number],
  srid: number,
  isAsked: boolean,
): Promise<Remark[]> {
  const { rows } = await sql<{ error: number }>`
    select st_area(st_transform(cell, ${srid}::int)) / st_area(cell::geography) - 1 as error
    from st_makeenvelope(${lng}::float8 - 0.005, ${lat}::float8 - 0.005,
      ${lng}::float8 + 0.005, ${lat}::float8 + 0.005, 4326) as cell`.execute(trx)
  const error = rows[0]?.error ?? Number.NaN
  if (Math.abs(error) <= largestError) return []
  const percent = `${error > 0 ? '+' : ''}${(error * 100).toFixed(2)}`
  const values = { county, srid, percent, own: metricSridAt([lng, lat]) }
  if (!isAsked) throw new BadInput('metric-crs-far', values)
  return [{ code: 'metric-crs-distorts', values }]
}

/** Web Mercator and its relatives, where an area in China comes out half as large again and more. */
const mercator = /\+proj=(web)?merc\b/

async function readSrid(trx: Db, wanted: string): Promise<number> {
  const code = /^(?:EPSG:|ESRI:)?(\d{4,6})$/i.exec(wanted.trim())?.[1]
  const { rows } = await sql<{ authName: string; proj4text: string }>`
    select auth_name, proj4text from spatial_ref_sys where srid = ${code ?? null}::int`.execute(trx)
  if (mercator.test(rows[0]?.proj4text ?? wanted)) throw new BadInput('metric-crs-mercator', { crs: wanted })
  if (rows[0]?.authName !== 'EPSG' || !rows[0].proj4text.includes('+units=m'))
    throw new BadInput('metric-crs-unusable', { crs: wanted })
  return Number(code)
}
