// Names on the map: every grid by number and leader, then communities, roads, compounds, water and green where there is room.
import type { Geometry, Position } from 'geojson'
import { linesOf } from './draw-wall-ground.ts'
import type { Pdf, WallDrawing } from './draw-wall-map.ts'
import { type Label, placeLabels, type Spot, spotsAlong } from './place-labels.ts'
import { shortCode, type WallFeature, type WallGrid } from './read-wall-map.ts'
import { fonts, ink, mainClasses, roleOf } from './wall-map-style.ts'

interface Line {
  text: string
  font: keyof typeof fonts
  size: number
  color: string
}
type Words = readonly Line[]

const lineHeight = 1.28
/** White around the letters. */
const halo = 2.2

export function drawLabels(pdf: Pdf, drawing: WallDrawing): void {
  const labels = [
    ...gridLabels(pdf, drawing),
    ...communityLabels(pdf, drawing),
    ...groundLabels(pdf, drawing),
  ]
  for (const { content, at, angle } of placeLabels(labels, drawing.sheet.map)) write(pdf, content, at, angle)
}

function gridLabels(pdf: Pdf, { map, sheet }: WallDrawing): Label<Words>[] {
  const points = (metres: number) => Math.abs(sheet.toPage(metres, 0)[0] - sheet.toPage(0, 0)[0])
  return map.grids.map((grid) => {
    const room = points(grid.radiusMetres)
    const size = Math.min(20, Math.max(7, room * 0.55))
    const words: Words = [
      { text: shortCode(grid.code), font: 'bold', size, color: ink.accent },
      // A leader's name too small to be read helps nobody: the table has it.
      ...(grid.leaderName !== null && size >= 10
        ? [{ text: grid.leaderName, font: 'plain' as const, size: Math.max(7, size * 0.5), color: ink.text }]
        : []),
    ]
    return {
      ...boxOf(pdf, words),
      content: words,
      spots: [{ at: middleOf(grid, sheet.toPage), angle: 0 }],
      forced: true,
    }
  })
}

/** Above or below the numbers, wherever there is room. */
function communityLabels(pdf: Pdf, { map, sheet }: WallDrawing): Label<Words>[] {
  return map.communities.map(({ name, at }) => {
    const words: Words = [{ text: name, font: 'bold', size: 13, color: ink.text }]
    const [x, y] = sheet.toPage(at[0], at[1])
    const spots = [0, -24, 24, -44, 44, -70, 70].flatMap((dy) =>
      [0, -40, 40, -80, 80].map((dx) => ({ at: [x + dx, y + dy] as const, angle: 0 })),
    )
    return { ...boxOf(pdf, words), content: words, spots }
  })
}

function middleOf({ at }: WallGrid, toPage: (x: number, y: number) => [number, number]): Spot {
  return toPage(at[0], at[1])
}

/** The most important first: main roads, then where people live, then the rest. */
function groundLabels(pdf: Pdf, { map, ground, sheet }: WallDrawing): Label<Words>[] {
  const named = ground.filter(({ name }) => name !== null && name !== '')
  const roads = named.filter(({ kind }) => roleOf(kind) === 'road')
  const isMain = ({ class: roadClass }: WallFeature) => mainClasses.includes(roadClass ?? '')
  // Of the neighbours only the roads are named: they lead there.
  const others = (role: string) =>
    named.filter(({ kind, geometry }) => roleOf(kind) === role && touches(map.boundary, geometry))
  return [
    ...roadLabels(pdf, roads.filter(isMain), sheet.toPage, 9),
    ...others('land-use').flatMap((each) => areaLabel(pdf, each, sheet.toPage, 7, ink.text)),
    ...others('green').flatMap((each) => areaLabel(pdf, each, sheet.toPage, 7, ink.greenName)),
    ...others('water').flatMap((each) =>
      each.geometry.type.endsWith('Polygon')
        ? areaLabel(pdf, each, sheet.toPage, 7, ink.waterName)
        : roadLabels(pdf, [each], sheet.toPage, 7, ink.waterName),
    ),
    ...roadLabels(
      pdf,
      roads.filter((each) => !isMain(each)),
      sheet.toPage,
      6.5,
    ),
  ]
}

/** Once for each name, wherever one of its lines has room. */
function roadLabels(
  pdf: Pdf,
  roads: readonly WallFeature[],
  toPage: (x: number, y: number) => [number, number],
  size: number,
  color: string = ink.roadName,
): Label<Words>[] {
  return [...Map.groupBy(roads, ({ name }) => name ?? '')].map(([text, parts]) => {
    const words: Words = [{ text, font: 'plain', size, color }]
    const box = boxOf(pdf, words)
    const lines = parts.flatMap(({ geometry }) => linesOf(geometry)).map((line) => line.map(onPage(toPage)))
    return { ...box, content: words, spots: lines.flatMap((line) => spotsAlong(line, box.width)) }
  })
}

/** In the middle of its box, when the name fits into it or nearly does. */
function areaLabel(
  pdf: Pdf,
  { name, geometry }: WallFeature,
  toPage: (x: number, y: number) => [number, number],
  size: number,
  color: string,
): Label<Words>[] {
  const corners = linesOf(geometry).flat().map(onPage(toPage))
  if (corners.length === 0) return []
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const words: Words = [{ text: name ?? '', font: 'plain', size, color }]
  const box = boxOf(pdf, words)
  if (box.width > (right - left) * 1.4) return []
  const middle = (left + right) / 2
  const spots = [0.5, 0.3, 0.7].map((part) => ({
    at: [middle, top + (bottom - top) * part] as const,
    angle: 0,
  }))
  return [{ ...box, content: words, spots }]
}

function onPage(toPage: (x: number, y: number) => [number, number]) {
  return ([x = 0, y = 0]: readonly number[]): Spot => toPage(x, y)
}

function boxOf(pdf: Pdf, words: Words): { width: number; height: number } {
  const widths = words.map(({ text, font, size }) => pdf.font(fonts[font]).fontSize(size).widthOfString(text))
  const height = words.reduce((sum, { size }) => sum + size * lineHeight, 0)
  return { width: Math.max(...widths) + halo, height: height + halo }
}

/** Each letter once in white, thicker, then in its ink. */
function write(pdf: Pdf, words: Words, [x, y]: Spot, angle: number): void {
  pdf.save()
  pdf.translate(x, y).rotate((angle * 180) / Math.PI)
  let top = -words.reduce((sum, { size }) => sum + size * lineHeight, 0) / 2
  for (const { text, font, size, color } of words) {
    pdf.font(fonts[font]).fontSize(size)
    const left = -pdf.widthOfString(text) / 2
    // The font stands 1.16 above its line: so a line of text is in the middle of its height.
    const at = top + (size * (lineHeight - 1.448)) / 2
    pdf.lineWidth(halo).lineJoin('round').strokeColor(ink.paper).strokeOpacity(0.9)
    pdf.text(text, left, at, { lineBreak: false, stroke: true, fill: false })
    pdf.strokeOpacity(1).fillColor(color)
    pdf.text(text, left, at, { lineBreak: false })
    top += size * lineHeight
  }
  pdf.restore()
}

/** Is a corner of a shape inside an area? Both in metres. */
function touches(area: Geometry, shape: Geometry): boolean {
  const rings = linesOf(area)
  return linesOf(shape)
    .flat()
    .some(([x = 0, y = 0]) => isInside(rings, x, y))
}

/** A line to the right crosses the rings an odd number of times. */
function isInside(rings: readonly Position[][], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] ?? [], ring[i] ?? []]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}
