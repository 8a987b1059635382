// Symbols and hatches, drawn when the map first asks for them: the product ships no sprite and fetches none.
import type { Catalog, KindInfo } from '../../api/contract/catalog.ts'
import type { Theme } from './map-props.ts'
import { palettes } from './palette.ts'
import { type Drawing, drawLight, drawRing } from './problem-images.ts'
import { openColor } from './unit-colours.ts'

export function symbolImage(kindId: string, theme: Theme): string {
  return `symbol/${theme}/${kindId}`
}

export function hatchImage(theme: Theme): string {
  return `hatch/${theme}`
}

export function gapImage(theme: Theme): string {
  return `gap/${theme}`
}

/** The picture behind a name made above, in device pixels; undefined for a name that is none of ours. */
export function drawImage(name: string, catalog: Catalog, pixelRatio: number): ImageData | undefined {
  const [sort, themeName, kindId] = name.split('/')
  const theme = themeName === 'dark' ? 'dark' : 'light'
  if (sort === 'hatch') return drawHatch(palettes[theme].hatch, 0.8, pixelRatio)
  if (sort === 'gap') return drawHatch(openColor, 1.6, pixelRatio)
  if (sort === 'light') return drawSign(drawLight(theme, kindId ?? ''), pixelRatio)
  if (sort === 'ring') return drawSign(drawRing(theme, kindId ?? ''), pixelRatio)
  const kind = catalog.kinds.find((each) => each.id === kindId)
  return sort === 'symbol' && kind ? drawSymbol(kind, theme, pixelRatio) : undefined
}

function drawSign(sign: Drawing | undefined, pixelRatio: number): ImageData | undefined {
  return sign && drawn(sign.side, pixelRatio, sign.draw)
}

const symbolPixels = 18
const ringPixels = 1.5
const marginPixels = 2

/** White glyph on a filled shape of the kind's colour, with a ring that parts it from the map. */
function drawSymbol({ style }: KindInfo, theme: Theme, pixelRatio: number): ImageData | undefined {
  const side = symbolPixels + 2 * (ringPixels + marginPixels)
  return drawn(side, pixelRatio, (context) => {
    const shape = style.symbol ?? 'circle'
    const outline = outlineOf(shape, symbolPixels / 2)
    context.translate(side / 2, side / 2)
    context.shadowColor = 'rgba(0, 0, 0, 0.28)'
    context.shadowBlur = 2 * pixelRatio
    context.lineJoin = 'round'
    context.strokeStyle = palettes[theme].symbolRing
    context.lineWidth = 2 * ringPixels
    context.stroke(outline)
    context.shadowColor = 'transparent'
    context.fillStyle = style.color
    context.fill(outline)
    context.fillStyle = '#FFFFFF'
    const glyph = style.glyph ?? ''
    if (glyph === '') context.fill(disc(2.5))
    else writeGlyph(context, glyph, shape)
  })
}

type Shape = NonNullable<KindInfo['style']['symbol']>

/** Where the middle of the glyph sits and how large it may be: a triangle has its room below. */
const glyphRoom: Readonly<Record<Shape, { size: number; down: number }>> = {
  circle: { size: 11, down: 0 },
  square: { size: 12, down: 0 },
  diamond: { size: 9.5, down: 0 },
  triangle: { size: 9, down: 2 },
  hexagon: { size: 11, down: 0 },
}

function writeGlyph(context: CanvasRenderingContext2D, glyph: string, shape: Shape) {
  const { size, down } = glyphRoom[shape]
  const characters = [...glyph].length
  const family = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
  context.font = `600 ${characters > 1 ? size * 0.68 : size}px ${family}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  // The box of the ink itself, not of the line: glyphs sit in the middle whatever the font.
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: low } = context.measureText(glyph)
  context.fillText(glyph, 0, (up - low) / 2 + down)
}

function outlineOf(shape: Shape, radius: number): Path2D {
  if (shape === 'circle') return disc(radius)
  if (shape === 'square') {
    const square = new Path2D()
    square.roundRect(-radius * 0.92, -radius * 0.92, radius * 1.84, radius * 1.84, 3)
    return square
  }
  // Angular shapes are a little larger, so that all symbols weigh the same.
  if (shape === 'hexagon') return polygon(6, radius * 1.05, 0, 0)
  if (shape === 'diamond') return polygon(4, radius * 1.14, -Math.PI / 2, 0)
  return polygon(3, radius * 1.22, -Math.PI / 2, radius * 0.24)
}

function disc(radius: number): Path2D {
  const path = new Path2D()
  path.arc(0, 0, radius, 0, 2 * Math.PI)
  return path
}

function polygon(corners: number, radius: number, turn: number, down: number): Path2D {
  const path = new Path2D()
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner * 2 * Math.PI) / corners
    path.lineTo(radius * Math.cos(angle), radius * Math.sin(angle) + down)
  }
  path.closePath()
  return path
}

const hatchPixels = 10

/** Thin diagonals that close across the edges of the tile. */
function drawHatch(color: string, width: number, pixelRatio: number): ImageData | undefined {
  return drawn(hatchPixels, pixelRatio, (context) => {
    context.strokeStyle = color
    context.lineWidth = width
    context.beginPath()
    for (const shift of [-hatchPixels, 0, hatchPixels]) {
      context.moveTo(shift - 1, hatchPixels + 1)
      context.lineTo(shift + hatchPixels + 1, -1)
    }
    context.stroke()
  })
}

function drawn(side: number, pixelRatio: number, draw: (context: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.round(side * pixelRatio)
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.scale(canvas.width / side, canvas.height / side)
  draw(context)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
