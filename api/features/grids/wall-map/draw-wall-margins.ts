// Around the map: title, what the signs mean, scale, north, date, source, and that it is internal.
import type { Pdf, WallDrawing } from './draw-wall-map.ts'
import { barMetres, pointsOf } from './wall-map-sheet.ts'
import { fonts, ink, tints } from './wall-map-style.ts'

export function drawTitle(pdf: Pdf, { map, sheet, day }: WallDrawing): void {
  const { left, top, width } = sheet.title
  const homes = map.grids.reduce((sum, { households }) => sum + (households ?? 0), 0)
  pdf.fillColor(ink.text).font(fonts.bold).fontSize(30)
  pdf.text(`${map.name}网格图`, left, top - 6, { lineBreak: false, characterSpacing: 3 })
  pdf.fillColor(ink.soft).font(fonts.plain).fontSize(11)
  pdf.text([...map.parents, map.name].join(' '), left, top + 36, { lineBreak: false })
  const facts = [
    `${map.grids.length} 个网格`,
    ...(homes > 0 ? [`${homes.toLocaleString('en')} 户`] : []),
    day,
  ]
  right(pdf, facts.join('  ·  '), left + width, top + 36)
  pdf.fillColor(ink.internal).fontSize(10)
  right(pdf, '内部资料  注意保管', left + width, top + 2)
}

export function drawFrame(pdf: Pdf, { sheet }: WallDrawing): void {
  const { left, top, width, height } = sheet.map
  pdf.lineWidth(0.8).rect(left, top, width, height).stroke(ink.soft)
  drawNorth(pdf, left + width - 26, top + 30)
}

function drawNorth(pdf: Pdf, x: number, y: number): void {
  pdf.save().fillOpacity(0.85)
  pdf.circle(x, y, 19).fill(ink.paper).restore()
  pdf
    .moveTo(x, y - 14)
    .lineTo(x + 6, y + 6)
    .lineTo(x, y + 2)
    .closePath()
    .fill(ink.text)
  pdf
    .moveTo(x, y - 14)
    .lineTo(x - 6, y + 6)
    .lineTo(x, y + 2)
    .closePath()
  pdf.lineWidth(0.6).fillAndStroke(ink.paper, ink.text)
  pdf.fillColor(ink.text).font(fonts.bold).fontSize(8)
  pdf.text('北', x - 4, y + 5, { lineBreak: false })
}

export function drawFoot(pdf: Pdf, { map, sheet }: WallDrawing): void {
  const { left, top, width } = sheet.foot
  drawLegend(pdf, left, top + 16)
  drawScale(pdf, left + width, top + 16, sheet.scale)
  pdf.fillColor(ink.soft).font(fonts.plain).fontSize(8)
  pdf.text(`数据来源：图治 · 数据第 ${map.dataVersion} 版 · CGCS2000 高斯-克吕格投影`, left, top + 32, {
    lineBreak: false,
  })
}

/** Sample and word, side by side. */
function drawLegend(pdf: Pdf, left: number, y: number): void {
  const samples: [word: string, draw: (x: number) => void][] = [
    [
      '网格界',
      (x) =>
        pdf
          .lineWidth(1.1)
          .moveTo(x, y)
          .lineTo(x + 22, y)
          .stroke(ink.accent),
    ],
    [
      '辖区界',
      (x) =>
        pdf
          .lineWidth(2.2)
          .moveTo(x, y)
          .lineTo(x + 22, y)
          .stroke(ink.accent),
    ],
    [
      '主要道路',
      (x) => {
        pdf
          .lineWidth(5)
          .moveTo(x, y)
          .lineTo(x + 22, y)
          .stroke(ink.mainCasing)
        pdf
          .lineWidth(4)
          .moveTo(x, y)
          .lineTo(x + 22, y)
          .stroke(ink.mainRoad)
      },
    ],
    ['水面', (x) => pdf.rect(x, y - 5, 22, 10).fill(ink.water)],
    ['绿地', (x) => pdf.rect(x, y - 5, 22, 10).fill(ink.green)],
    [
      '小区',
      (x) =>
        pdf
          .lineWidth(0.4)
          .rect(x, y - 5, 22, 10)
          .fillAndStroke(ink.landUse, ink.line),
    ],
    [
      '网格底色只为区分相邻网格',
      (x) => {
        pdf.save().fillOpacity(0.3)
        for (const [i, tint] of tints.slice(0, 3).entries()) pdf.rect(x + i * 8, y - 5, 8, 10).fill(tint)
        pdf.restore()
      },
    ],
  ]
  let x = left
  for (const [word, draw] of samples) {
    draw(x)
    pdf.fillColor(ink.text).font(fonts.plain).fontSize(8)
    pdf.text(word, x + 28, y - 6, { lineBreak: false })
    x += 28 + pdf.widthOfString(word) + 14
  }
}

/** Bar and ratio, up to the right edge. */
function drawScale(pdf: Pdf, end: number, y: number, scale: number): void {
  const metres = barMetres(scale, 130)
  const length = pointsOf(metres, scale)
  const ratio = `1 : ${scale.toLocaleString('en')}`
  pdf.font(fonts.plain).fontSize(9)
  const left = end - length - pdf.widthOfString(ratio) - 24
  pdf.lineWidth(0.7)
  pdf.rect(left, y - 2, length / 2, 4).fillAndStroke(ink.text, ink.text)
  pdf.rect(left + length / 2, y - 2, length / 2, 4).fillAndStroke(ink.paper, ink.text)
  pdf.fillColor(ink.text)
  right(pdf, ratio, end, y - 7)
  pdf.fontSize(8)
  const label = metres >= 2000 ? `${metres / 1000} km` : `${metres.toLocaleString('en')} m`
  pdf.text('0', left - 2, y + 4, { lineBreak: false })
  pdf.text(label, left + length - pdf.widthOfString(label) / 2, y + 4, { lineBreak: false })
}

/** Words that end at `x`. */
function right(pdf: Pdf, words: string, x: number, y: number): void {
  pdf.text(words, x - pdf.widthOfString(words), y, { lineBreak: false })
}
