// In which metric CRS does this deployment measure? Decided once, by the first county. design §5, domain.md §5.2.
import { sql } from 'kysely'
import { BadInput } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'

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
 * Sets the metric CRS if none is set yet and answers its EPSG code.
 * `wanted` is `EPSG:n` from --metric-crs or TUZHI_METRIC_CRS and wins over the position.
 * @throws BadInput when `wanted` is unknown, not metric, or differs from the one already in use
 */
export async function ensureMetricCrs(
  trx: Db,
  position: readonly [number, number] | undefined,
  wanted: string | undefined = process.env.TUZHI_METRIC_CRS,
): Promise<number> {
  const inUse = await trx.selectFrom('deployment').select('metricSrid').executeTakeFirst()
  const asked = wanted ? await readSrid(trx, wanted) : undefined
  if (inUse) {
    if (asked && asked !== inUse.metricSrid)
      throw new BadInput('metric-crs-fixed', { inUse: inUse.metricSrid, wanted: asked })
    return inUse.metricSrid
  }
  const srid = asked ?? (position && metricSridAt(position))
  if (!srid) throw new BadInput('metric-crs-unknown')
  await trx.insertInto('deployment').values({ metricSrid: srid }).execute()
  return srid
}

async function readSrid(trx: Db, wanted: string): Promise<number> {
  const code = /^(?:EPSG:)?(\d{4,6})$/i.exec(wanted.trim())?.[1]
  if (!code) throw new BadInput('metric-crs-unusable', { crs: wanted })
  const { rows } = await sql<{ proj4text: string }>`
    select proj4text from spatial_ref_sys where auth_name = 'EPSG' and srid = ${code}::int`.execute(trx)
  if (!rows[0]?.proj4text.includes('+units=m')) throw new BadInput('metric-crs-unusable', { crs: wanted })
  return Number(code)
}
