// In which CRS are these numbers? Said with --crs, said by the file, or guessed; and contradictions between what is
// said and the numbers themselves: zone numbers, swapped axes.
import { epsgOf, gaussKruegerOf, readMagnitude } from './gauss-krueger.ts'
import { BadInput, type Note } from './remark.ts'

export interface CrsDecision {
  /** `EPSG:n`, WKT, `gcj02` or `bd09`. */
  crs: string
  /** The file holds north before east. */
  isSwapped: boolean
  notes: Note[]
}

/** What is known about a layer before its CRS is decided. */
export interface CrsEvidence {
  file: string
  /** One `[first, second]` per geometry. */
  positions: readonly (readonly [number, number])[]
  /** --crs, as `parseCrs` gives it. */
  asked?: string
  /** What the file says. */
  said?: string
  /** Box of the county, `[west, south, east, north]`, in degrees. */
  box?: readonly [number, number, number, number]
}

const degreeCodes = new Set(['EPSG:4326', 'EPSG:4490', 'EPSG:4979', 'EPSG:4480', 'gcj02', 'bd09'])

/** `EPSG:4544`, `4544`, `gcj02`, `GCJ-02`, `bd09`, `WGS84`, `CGCS2000` as one spelling. @throws BadInput */
export function parseCrs(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  if (plain === 'gcj02' || plain === 'bd09') return plain
  if (plain === 'wgs84') return 'EPSG:4326'
  if (plain === 'cgcs2000') return 'EPSG:4490'
  const code = /^(?:epsg:?)?(\d{4,6})$/.exec(plain)?.[1]
  if (code) return `EPSG:${code}`
  throw new BadInput('crs-unknown', { crs: text })
}

/** @throws BadInput when the numbers contradict --crs, or nothing says what they mean */
export function decideCrs(evidence: CrsEvidence): CrsDecision {
  const { file, asked, said } = evidence
  const first = median(evidence.positions.map(([value]) => value))
  const second = median(evidence.positions.map(([, value]) => value))
  if (first === undefined || second === undefined)
    return { crs: asked ?? said ?? 'EPSG:4326', isSwapped: false, notes: [] }
  const areDegrees = readMagnitude(first) === 'degrees' && readMagnitude(second) === 'degrees'
  const stated = asked ?? said
  if (!stated && !areDegrees) return guessProjected(first, second, file)
  if (!stated) {
    const decision = decideDegrees('EPSG:4326', evidence)
    return { ...decision, notes: [{ remark: { code: 'crs-assumed', values: { file } } }, ...decision.notes] }
  }
  // GDAL knows thousands of codes more than we do: those are taken at their word.
  const contradicts = areDegrees ? isProjected(stated) : isGeographic(stated)
  if (!contradicts)
    return areDegrees ? decideDegrees(stated, evidence) : decideProjected(stated, first, second, file)
  // The numbers are not what the CRS says. A person is told so; a wrong header is set aside.
  if (asked) throw new BadInput(areDegrees ? 'crs-values-degrees' : 'crs-values-metres', { file, crs: asked })
  const decision = areDegrees ? decideDegrees('EPSG:4326', evidence) : guessProjected(first, second, file)
  decision.notes.push({
    remark: { code: 'crs-header-wrong', values: { file, crs: nameOfCrs(stated), used: decision.crs } },
  })
  return decision
}

/** Short name for reports: the code, or what the WKT calls itself. */
export function nameOfCrs(crs: string): string {
  return /^\w+\["([^"]+)"/.exec(crs)?.[1] ?? crs
}

function isGeographic(crs: string): boolean {
  return degreeCodes.has(crs) || /^(GEOGCS|GEOGCRS|GEODCRS)\[/.test(crs)
}

/** Systems in metres that Chinese files use: CGCS2000, Xi'an 80 and Beijing 54 zones, UTM, Web Mercator. */
function isProjected(crs: string): boolean {
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1])
  const isZoned = (code >= 2327 && code <= 2442) || (code >= 32601 && code <= 32760)
  return isZoned || code === 3857 || gaussKruegerOf(crs) !== undefined || /^PROJ(CS|CRS)\[/.test(crs)
}

function decideDegrees(crs: string, { file, positions, box }: CrsEvidence): CrsDecision {
  const isSwapped = box
    ? shareInside(positions, box, true) > 0.5 && shareInside(positions, box, false) < 0.1
    : shareOf(positions, ([first, second]) => looksSwapped(first, second)) > 0.5
  return { crs, isSwapped, notes: isSwapped ? [{ remark: { code: 'axes-swapped', values: { file } } }] : [] }
}

/** A latitude above 90, or one in the Arctic beside a longitude that is a Chinese latitude. */
function looksSwapped(first: number, second: number): boolean {
  return Math.abs(first) <= 90 && (Math.abs(second) > 90 || (first > 15 && first < 55 && second > 72))
}

function decideProjected(crs: string, first: number, second: number, file: string): CrsDecision {
  const grid = gaussKruegerOf(crs)
  if (!grid) return { crs, isSwapped: false, notes: [] }
  const notes: Note[] = []
  const isSwapped = readMagnitude(first) === 'northing' && readMagnitude(second) !== 'northing'
  if (isSwapped) notes.push({ remark: { code: 'axes-swapped', values: { file } } })
  const easting = Math.abs(isSwapped ? second : first)
  const isNumbered = readMagnitude(easting) === 'numbered-easting'
  const zone = isNumbered ? Math.floor(easting / 1e6) : grid.zone
  if (zone !== grid.zone) throw new BadInput('zone-mismatch', { file, crs: nameOfCrs(crs), zone })
  if (isNumbered !== grid.isNumbered && (isNumbered || readMagnitude(easting) === 'easting')) {
    const used = epsgOf({ zone, isNumbered })
    notes.push({
      remark: { code: isNumbered ? 'zone-number' : 'zone-number-missing', values: { file, used, zone } },
    })
    return { crs: used, isSwapped, notes }
  }
  return { crs, isSwapped, notes }
}

function guessProjected(first: number, second: number, file: string): CrsDecision {
  const isSwapped = readMagnitude(first) === 'northing'
  const [east, north] = isSwapped ? [second, first] : [first, second]
  const kind = readMagnitude(east)
  if (kind === 'easting' && readMagnitude(north) === 'northing')
    throw new BadInput('crs-six-digits', { file })
  const zone = Math.floor(east / 1e6)
  // 13 to 15 million is a 6° zone of the far west, or Web Mercator between 117°E and 144°E: not to be guessed.
  const isZone = (zone >= 16 && zone <= 23) || (zone >= 25 && zone <= 45)
  if (kind !== 'numbered-easting' || !isZone || readMagnitude(north) !== 'northing')
    throw new BadInput('crs-unguessable', { file, first: Math.round(first), second: Math.round(second) })
  const crs = epsgOf({ zone, isNumbered: true })
  const notes: Note[] = [{ remark: { code: 'zone-number', values: { file, used: crs, zone } } }]
  if (isSwapped) notes.push({ remark: { code: 'axes-swapped', values: { file } } })
  return { crs, isSwapped, notes }
}

/** Half a degree around the county is beyond the reach of any service area. */
const marginDegrees = 0.5

function shareInside(
  positions: CrsEvidence['positions'],
  [west, south, east, north]: NonNullable<CrsEvidence['box']>,
  swapped: boolean,
): number {
  return shareOf(positions, ([first, second]) => {
    const [lng, lat] = swapped ? [second, first] : [first, second]
    return (
      lng > west - marginDegrees &&
      lng < east + marginDegrees &&
      lat > south - marginDegrees &&
      lat < north + marginDegrees
    )
  })
}

function shareOf(
  positions: CrsEvidence['positions'],
  test: (position: readonly [number, number]) => boolean,
): number {
  return positions.filter(test).length / positions.length
}

function median(values: number[]): number | undefined {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
