// Where does everything on a wall map stand? Turns a sheet of A3 as the area is shaped, and chooses the scale.
import type { Extent } from './read-wall-map.ts'

/** Points, 72 to the inch; ISO 216: 297 mm × 420 mm. */
export const a3 = { short: 841.89, long: 1190.55 } as const

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface WallSheet {
  width: number
  height: number
  landscape: boolean
  title: Box
  map: Box
  /** Who answers: right of the map on a sheet that lies, below it on one that stands. */
  table: Box
  foot: Box
  /** 1 : scale. */
  scale: number
  /** Of metres to points from the left upper corner of the sheet. */
  toPage: (x: number, y: number) => [number, number]
  /** What the frame of the map shows, in metres. */
  shown: Extent
}

const pointsPerMetreOfPaper = 72 / 0.0254
const margin = 34
const titleHeight = 64
const footHeight = 46
const gap = 14
const tableColumns = 3

/** Scales that are printed on maps; beyond the last one, the next ten thousand. */
const scales = [
  500, 750, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 7500, 10_000, 12_500, 15_000, 20_000,
  25_000, 30_000, 40_000, 50_000, 75_000, 100_000,
]

/** Either way of turning the sheet is tried; the one that shows the area larger wins. `rows`: grids in the table. */
export function layOutSheet(extent: Extent, rows: number): WallSheet {
  const [lying, standing] = [layOut(extent, rows, true), layOut(extent, rows, false)]
  return standing.scale < lying.scale ? standing : lying
}

function layOut([west, south, east, north]: Extent, rows: number, landscape: boolean): WallSheet {
  const [width, height] = landscape ? [a3.long, a3.short] : [a3.short, a3.long]
  const inner = { left: margin, top: margin + titleHeight, width: width - 2 * margin }
  const rest = height - 2 * margin - titleHeight - footHeight
  const tableWidth = landscape ? 250 : inner.width
  // Below the map it takes what its rows need, three columns of them, up to a quarter of the sheet.
  const tableHeight = landscape ? rest : Math.min(290, (Math.ceil(rows / tableColumns) + 2) * 30)
  const map: Box = {
    left: inner.left,
    top: inner.top,
    width: landscape ? inner.width - tableWidth - gap : inner.width,
    height: landscape ? rest : rest - tableHeight - gap,
  }
  const table: Box = landscape
    ? { left: map.left + map.width + gap, top: inner.top, width: tableWidth, height: rest }
    : { left: inner.left, top: map.top + map.height + gap, width: tableWidth, height: tableHeight }
  // A little of the neighbours stays in sight on every side.
  const needed = Math.max((east - west) / (map.width * 0.94), (north - south) / (map.height * 0.94))
  const scale = roundScale(needed * pointsPerMetreOfPaper)
  const points = pointsPerMetreOfPaper / scale
  const [midX, midY] = [(west + east) / 2, (south + north) / 2]
  const toPage = (x: number, y: number): [number, number] => [
    map.left + map.width / 2 + (x - midX) * points,
    map.top + map.height / 2 - (y - midY) * points,
  ]
  const [halfWidth, halfHeight] = [map.width / 2 / points, map.height / 2 / points]
  return {
    width,
    height,
    landscape,
    title: { left: inner.left, top: margin, width: inner.width, height: titleHeight },
    map,
    table,
    foot: { left: inner.left, top: height - margin - footHeight, width: inner.width, height: footHeight },
    scale,
    toPage,
    shown: [midX - halfWidth, midY - halfHeight, midX + halfWidth, midY + halfHeight],
  }
}

export function roundScale(needed: number): number {
  return scales.find((each) => each >= needed) ?? Math.ceil(needed / 10_000) * 10_000
}

/** Metres of a bar of at most `points`: 1, 2 or 5 and zeros. */
export function barMetres(scale: number, points: number): number {
  const most = (points / pointsPerMetreOfPaper) * scale
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power
}

export function pointsOf(metres: number, scale: number): number {
  return (metres * pointsPerMetreOfPaper) / scale
}
