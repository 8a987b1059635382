// Signs of problems, drawn when the map first asks for them: the lights of lists and pages, and rings of their shares.
import { type LightShapeId, lightShapes } from '../ui/light-shapes.ts'
import type { Theme } from './map-props.ts'
import { palettes } from './palette.ts'

export function lightImage(theme: Theme, light: LightShapeId): string {
  return `light/${theme}/${light}`
}

/** Shares in twentieths: what is more exact cannot be seen. Whatever there is shows. */
export function ringImage(theme: Theme, yellow: number, red: number): string {
  return `ring/${theme}/${twentieths(yellow)}-${twentieths(red)}`
}

function twentieths(share: number): number {
  return share === 0 ? 0 : Math.max(1, Math.round(share * 20))
}

const lightPixels = 22
const marginPixels = 3

/** Side of a sign in pixels, and how it is drawn into a square of that side. */
export interface Drawing {
  side: number
  draw: (context: CanvasRenderingContext2D) => void
}

export function drawLight(theme: Theme, name: string): Drawing | undefined {
  const shape = name in lightShapes ? lightShapes[name as LightShapeId] : undefined // just looked up
  if (!shape) return undefined
  const side = lightPixels + 2 * marginPixels
  return {
    side,
    draw: (context) => {
      const outline = new Path2D(shape.outline)
      context.translate(marginPixels, marginPixels)
      context.scale(lightPixels / 16, lightPixels / 16)
      context.lineJoin = 'round'
      context.lineCap = 'round'
      context.strokeStyle = palettes[theme].symbolRing
      context.lineWidth = 2.4
      context.stroke(outline)
      context.fillStyle = shape.color
      context.fill(outline)
      context.strokeStyle = shape.glyphColor
      context.lineWidth = 1.8
      context.stroke(new Path2D(shape.glyph))
    },
  }
}

const ringPixels = 56
const ringWidth = 6

/** Red from the top, then yellow, the rest calm. The count stands in the middle, on the colour of a panel. */
export function drawRing(theme: Theme, shares: string): Drawing | undefined {
  const [yellow = 0, red = 0] = shares.split('-').map(Number)
  if (!Number.isFinite(yellow + red)) return undefined
  const side = ringPixels + 2 * marginPixels
  const { labelHalo, clusterRest } = palettes[theme]
  return {
    side,
    draw: (context) => {
      context.translate(side / 2, side / 2)
      context.shadowColor = 'rgba(0, 0, 0, 0.3)'
      context.shadowBlur = 4
      context.fillStyle = labelHalo
      context.beginPath()
      context.arc(0, 0, ringPixels / 2, 0, 2 * Math.PI)
      context.fill()
      context.shadowColor = 'transparent'
      const parts: [number, string][] = [
        [red, lightShapes.red.color],
        [yellow, lightShapes.yellow.color],
        [Math.max(0, 20 - red - yellow), clusterRest],
      ]
      const whole = parts.reduce((sum, [share]) => sum + share, 0)
      let from = -Math.PI / 2
      context.lineWidth = ringWidth
      for (const [share, color] of parts) {
        if (share === 0) continue
        const to = from + (share / whole) * 2 * Math.PI
        context.strokeStyle = color
        context.beginPath()
        context.arc(0, 0, ringPixels / 2 - ringWidth / 2 - 1, from, to)
        context.stroke()
        from = to
      }
    },
  }
}
