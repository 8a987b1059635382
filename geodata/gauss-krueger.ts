// The CGCS2000 Gauss-Krüger systems of China: which zone is an EPSG code, a WKT or an easting? domain.md §5.2.

export interface GaussKrueger {
  /** 13–23 for 6° zones, 25–45 for 3° zones. */
  zone: number
  widthDegrees: 3 | 6
  /** The easting begins with the zone: 35 504 525 instead of 504 525. */
  isNumbered: boolean
}

const isWide = (zone: number) => zone <= 23

/** EPSG code of a system. */
export function epsgOf({ zone, isNumbered }: Pick<GaussKrueger, 'zone' | 'isNumbered'>): string {
  if (isWide(zone)) return `EPSG:${(isNumbered ? 4478 : 4489) + zone}`
  return `EPSG:${(isNumbered ? 4488 : 4509) + zone}`
}

/** The system that a CRS (`EPSG:n` or WKT) means, or undefined. */
export function gaussKruegerOf(crs: string): GaussKrueger | undefined {
  const code = Number(/^EPSG:(\d+)$/i.exec(crs)?.[1])
  if (code >= 4491 && code <= 4501) return { zone: code - 4478, widthDegrees: 6, isNumbered: true }
  if (code >= 4502 && code <= 4512) return { zone: code - 4489, widthDegrees: 6, isNumbered: false }
  if (code >= 4513 && code <= 4533) return { zone: code - 4488, widthDegrees: 3, isNumbered: true }
  if (code >= 4534 && code <= 4554) return { zone: code - 4509, widthDegrees: 3, isNumbered: false }
  return gaussKruegerOfWkt(crs)
}

/** Government files carry ESRI's WKT, `CGCS2000_3_Degree_GK_Zone_35` or `…_GK_CM_105E`. */
function gaussKruegerOfWkt(wkt: string): GaussKrueger | undefined {
  if (!/CGCS_?2000|China_2000/i.test(wkt) || !/Gauss|Transverse.?Mercator/i.test(wkt)) return undefined
  const meridian = parameter(wkt, 'central_meridian|longitude of natural origin')
  const easting = parameter(wkt, 'false_easting|false easting')
  if (meridian === undefined || easting === undefined) return undefined
  const isNumbered = easting >= 1e6
  const named = isNumbered ? Math.floor(easting / 1e6) : undefined
  const zone = named ?? (/6[ _]?degree|6度/i.test(wkt) ? (meridian + 3) / 6 : meridian / 3)
  if (!Number.isInteger(zone)) return undefined
  return { zone, widthDegrees: isWide(zone) ? 6 : 3, isNumbered }
}

function parameter(wkt: string, names: string): number | undefined {
  const found = new RegExp(`"(?:${names})"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** What the digits of a coordinate say: metres north of the equator in China, or an easting with or without zone. */
export function readMagnitude(
  value: number,
): 'degrees' | 'easting' | 'numbered-easting' | 'northing' | 'other' {
  const size = Math.abs(value)
  if (size <= 180) return 'degrees'
  if (size >= 100_000 && size < 1_000_000) return 'easting'
  if (size >= 1_600_000 && size < 6_100_000) return 'northing'
  if (size >= 13_000_000 && size < 46_000_000) return 'numbered-easting'
  return 'other'
}
