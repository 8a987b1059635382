// Where does a table say its coordinates? Finds the columns by their headings and reads decimals, degrees-minutes-
// seconds and pairs in one cell, as office files write them. domain.md §5.6 "Excel".
import type { Position } from 'geojson'

/** `pair`: one column with both. */
export type CoordinateColumns = { lng: number; lat: number } | { pair: number }

/** A heading without blanks, case, full-width forms and what stands in brackets. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[([{【].*?[)\]}】]/g, '')
    .replace(/[\s_\-:：*]/g, '')
    .toLowerCase()
}

const lngNames = /^(.*经度.*|东经|lng|lon|long|longitude|x|x坐标|坐标x|pointx|wgs84lng|gcjlng|bdlng|e)$/
const latNames = /^(.*纬度.*|北纬|lat|latitude|y|y坐标|坐标y|pointy|wgs84lat|gcjlat|bdlat|n)$/
const pairNames =
  /^(.*经纬度.*|.*坐标|坐标点|.*坐标位置|.*经度.*纬度.*|coord|coords|coordinate|coordinates|location|position|lnglat|lonlat|latlng|latlon|geo|wkt|geometry|geom)$/

/** The columns that hold coordinates, or undefined. */
export function findCoordinateColumns(headings: readonly string[]): CoordinateColumns | undefined {
  const plain = headings.map(plainHeading)
  const both = (name: string) => name.includes('经度') && name.includes('纬度')
  const lng = plain.findIndex((name) => lngNames.test(name) && !both(name) && !name.includes('经纬'))
  const lat = plain.findIndex((name) => latNames.test(name) && !both(name) && !name.includes('经纬'))
  if (lng >= 0 && lat >= 0) return { lng, lat }
  const pair = plain.findIndex((name) => pairNames.test(name))
  return pair >= 0 ? { pair } : undefined
}

const number = String.raw`\d+(?:\.\d+)?`
const side = '[NSEWnsew东西南北]'
const angle = new RegExp(
  String.raw`^(${side})?(?:纬|经)?:?\s*([+-]?${number})\s*(?:[°度d:]\s*(?:(${number})\s*(?:['′’‘分m:]\s*(?:(${number})\s*(?:["″”“秒s]|''|′′)?)?)?)?)?\s*(${side})?$`,
  'i',
)

/**
 * Degrees (or metres) from `105.0533`, `105°03′12″`, `东经105度3分12秒`, `105:03:12E`; undefined when it is none.
 * West and south are negative.
 */
export function readAngle(text: string): number | undefined {
  const match = angle.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [, before, whole, minutes = '0', seconds = '0', after] = match
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  const degrees = Number(whole)
  const size = Math.abs(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  const isNegative = degrees < 0 || /[SWsw南西]/.test(`${before ?? ''}${after ?? ''}`)
  return isNegative ? -size : size
}

/** Position from one cell: `105.05,35.69`, `105.05，35.69`, `POINT (105.05 35.69)`, `北纬35°41′ 东经105°03′`. */
export function readPair(text: string): Position | undefined {
  const inner = text
    .normalize('NFKC')
    .replace(/^\s*(?:SRID=\d+;)?\s*POINT\s*Z?\s*/i, '')
    .replace(/^[\s([{]+|[\s)\]}]+$/g, '')
  const parts = splitPair(inner)
  if (!parts) return undefined
  const values = parts.map(readAngle)
  if (values.some((value) => value === undefined)) return undefined
  const isLatFirst =
    /[NSns北南]/.test(parts[0]!) || (/[EWew东西]/.test(parts[1]!) && !/[EWew东西]/.test(parts[0]!))
  const [first, second] = values as [number, number] // checked above
  return isLatFirst ? [second, first] : [first, second]
}

function splitPair(text: string): string[] | undefined {
  for (const separator of [/\s*[,;、/|]\s*/, /\s+/]) {
    const parts = text.split(separator).filter(Boolean)
    if (parts.length === 2 || (parts.length === 3 && separator.source.includes(','))) return parts.slice(0, 2)
  }
  return undefined
}

/** The position of a table row; undefined when the cells hold none. */
export function readPosition(cells: readonly string[], columns: CoordinateColumns): Position | undefined {
  if ('pair' in columns) return readPair(cells[columns.pair] ?? '')
  const lng = readAngle(cells[columns.lng] ?? '')
  const lat = readAngle(cells[columns.lat] ?? '')
  return lng === undefined || lat === undefined ? undefined : [lng, lat]
}
