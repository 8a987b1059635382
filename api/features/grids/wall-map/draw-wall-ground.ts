// The map itself: ground, water, green, buildings and roads, pale beyond the area; over them the grids in faint tints.
import type { Geometry, Position } from 'geojson'
import type { Pdf, WallDrawing } from './draw-wall-map.ts'
import type { WallFeature, WallGrid } from './read-wall-map.ts'
import type { WallSheet } from './wall-map-sheet.ts'
import { casing, ink, mainClasses, roadWidth, roleOf, tints } from './wall-map-style.ts'

/** Beyond this buildings are smaller than a dot. */
const buildingScale = 12_500

export function drawGround(pdf: Pdf, { map, ground, sheet }: WallDrawing): void {
  const { left, top, width, height } = sheet.map
  pdf.rect(left, top, width, height).fill(ink.land)
  for (const feature of ground) if (roleOf(feature.kind) !== 'road') fillArea(pdf, feature, sheet)
  drawRoads(
    pdf,
    ground.filter(({ kind }) => roleOf(kind) === 'road'),
    sheet,
  )
  // What lies beyond steps back.
  pdf.save().fillOpacity(0.62)
  pdf.rect(left, top, width, height)
  trace(pdf, map.boundary, sheet)
  pdf.fill(ink.paper, 'even-odd').restore()
}

const fills = { ground: ink.builtUp, 'land-use': ink.landUse, green: ink.green, water: ink.water } as const

function fillArea(pdf: Pdf, { kind, geometry }: WallFeature, sheet: WallSheet): void {
  const role = roleOf(kind)
  if (role === undefined || role === 'road' || role === 'facility') return
  if (role === 'building' && sheet.scale > buildingScale) return
  if (!trace(pdf, geometry, sheet)) return
  if (role === 'building') pdf.lineWidth(0.2).fillAndStroke(ink.building, ink.buildingEdge, 'even-odd')
  else if (geometry.type.endsWith('Polygon')) pdf.fill(fills[role], 'even-odd')
  else pdf.lineWidth(1.6).lineJoin('round').stroke(fills[role])
}

/** All casings first, so that crossings are open; the wider roads last. */
function drawRoads(pdf: Pdf, roads: readonly WallFeature[], sheet: WallSheet): void {
  const wide = roads
    .map((road) => ({ road, width: roadWidth(road.kind, road.class, sheet.scale) }))
    .sort((a, b) => a.width - b.width)
  const isMain = ({ class: roadClass }: WallFeature) => mainClasses.includes(roadClass ?? '')
  pdf.lineCap('round').lineJoin('round')
  for (const { road, width } of wide)
    if (trace(pdf, road.geometry, sheet))
      pdf.lineWidth(width + casing).stroke(isMain(road) ? ink.mainCasing : ink.casing)
  for (const { road, width } of wide)
    if (trace(pdf, road.geometry, sheet)) pdf.lineWidth(width).stroke(isMain(road) ? ink.mainRoad : ink.road)
  pdf.lineCap('butt').lineJoin('miter')
}

export function drawGrids(pdf: Pdf, { map, sheet }: WallDrawing): void {
  const tintOf = tintGrids(map.grids)
  for (const grid of map.grids) {
    pdf.save().fillOpacity(0.16)
    trace(pdf, grid.geometry, sheet)
    pdf.fill(tintOf.get(grid.code) ?? tints[0], 'even-odd').restore()
  }
  pdf.lineJoin('round')
  for (const grid of map.grids) {
    trace(pdf, grid.geometry, sheet)
    pdf.lineWidth(1.1).stroke(ink.accent)
  }
  for (const { geometry } of map.communities) {
    trace(pdf, geometry, sheet)
    pdf.lineWidth(2).stroke(ink.accent)
  }
  // White under the outer border lifts it off the neighbours.
  trace(pdf, map.boundary, sheet)
  pdf.lineWidth(4.2).strokeOpacity(0.85).stroke(ink.paper).strokeOpacity(1)
  trace(pdf, map.boundary, sheet)
  pdf.lineWidth(2.2).stroke(ink.accent)
  pdf.lineJoin('miter')
}

/** Neighbours get different tints: grids of a mosaic that share a border share its corners. */
export function tintGrids(grids: readonly Pick<WallGrid, 'code' | 'geometry'>[]): Map<string, string> {
  const holders = new Map<string, string[]>()
  for (const { code, geometry } of grids)
    for (const corner of new Set(
      linesOf(geometry)
        .flat()
        .map((each) => each.join()),
    ))
      holders.set(corner, [...(holders.get(corner) ?? []), code])
  const neighbours = new Map<string, Set<string>>(grids.map(({ code }) => [code, new Set()]))
  for (const codes of holders.values())
    for (const one of codes) for (const other of codes) if (one !== other) neighbours.get(one)?.add(other)
  const chosen = new Map<string, number>()
  for (const { code } of grids) {
    const used = new Set([...(neighbours.get(code) ?? [])].map((each) => chosen.get(each)))
    const free = tints.findIndex((_, index) => !used.has(index))
    chosen.set(code, free === -1 ? 0 : free)
  }
  return new Map([...chosen].map(([code, index]) => [code, tints[index] ?? tints[0]]))
}

/** Rings and lines of a shape. */
export function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf)
    default:
      return []
  }
}

/** Adds a shape to the path; false when it has no line. */
function trace(pdf: Pdf, geometry: Geometry, { toPage }: WallSheet): boolean {
  const lines = linesOf(geometry).filter(({ length }) => length > 1)
  for (const line of lines) {
    line.forEach(([x = 0, y = 0], index) => {
      const [left, top] = toPage(x, y)
      if (index === 0) pdf.moveTo(left, top)
      else pdf.lineTo(left, top)
    })
    if (geometry.type.endsWith('Polygon')) pdf.closePath()
  }
  return lines.length > 0
}
