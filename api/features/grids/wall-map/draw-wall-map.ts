// Draws a wall map: lines, areas and text alone, with the fonts in the file, so that it prints sharp at any size.
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { drawGrids, drawGround } from './draw-wall-ground.ts'
import { drawFoot, drawFrame, drawTitle } from './draw-wall-margins.ts'
import { drawTables } from './draw-wall-table.ts'
import type { WallFeature, WallMap } from './read-wall-map.ts'
import { drawLabels } from './wall-map-labels.ts'
import { a3, type WallSheet } from './wall-map-sheet.ts'
import { fonts } from './wall-map-style.ts'

/** Noto Sans SC, SIL Open Font License 1.1: what a sheet does not use of it is left out of the file. */
const fontFiles = {
  plain: import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const

export type Pdf = PDFKit.PDFDocument

export interface WallDrawing {
  map: WallMap
  ground: readonly WallFeature[]
  sheet: WallSheet
  /** YYYY-MM-DD, printed on it. */
  day: string
}

export function drawWallMap(drawing: WallDrawing): Promise<Buffer> {
  const { map, sheet } = drawing
  const pdf = new PDFDocument({
    size: [a3.short, a3.long],
    layout: sheet.landscape ? 'landscape' : 'portrait',
    margin: 0,
    lang: 'zh-CN',
    info: { Title: `${map.name}网格图`, Author: '图治 Tuzhi', Subject: '网格挂图' },
  })
  for (const name of Object.values(fonts)) pdf.registerFont(name, fileURLToPath(fontFiles[name]))
  const bytes = collect(pdf)
  drawTitle(pdf, drawing)
  pdf.save()
  const { left, top, width, height } = sheet.map
  pdf.rect(left, top, width, height).clip()
  drawGround(pdf, drawing)
  drawGrids(pdf, drawing)
  drawLabels(pdf, drawing)
  pdf.restore()
  drawFrame(pdf, drawing)
  drawFoot(pdf, drawing)
  drawTables(pdf, drawing)
  pdf.end()
  return bytes
}

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}
