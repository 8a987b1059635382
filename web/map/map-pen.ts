// Lines and land on a canvas over the map: what is drawn there follows the camera in the very frame of the map, and costs what
// is in sight.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Point } from './mosaic/plane.ts'
import type { ScreenPlane } from './screen-plane.ts'

export interface Pen {
  stroke: (points: readonly Point[], color: string, width: number, dash?: readonly number[]) => void
  /** Holes are left out. */
  fill: (rings: readonly (readonly Point[])[], color: string, opacity: number) => void
}

/** Two points closer than this are one on the screen. */
const samePixel = 0.6

export function penOf(context: CanvasRenderingContext2D, plane: ScreenPlane): Pen {
  const trace = (points: readonly Point[]) => {
    let [lastX, lastY] = [Infinity, Infinity]
    points.forEach((point, i) => {
      const [x, y] = [plane.x(point), plane.y(point)]
      if (i === 0) context.moveTo(x, y)
      else if (i < points.length - 1 && Math.abs(x - lastX) + Math.abs(y - lastY) < samePixel) return
      else context.lineTo(x, y)
      lastX = x
      lastY = y
    })
  }
  return {
    stroke: (points, color, width, dash = []) => {
      context.beginPath()
      trace(points)
      context.setLineDash([...dash])
      context.strokeStyle = color
      context.lineWidth = width
      context.stroke()
      context.setLineDash([])
    },
    fill: (rings, color, opacity) => {
      context.beginPath()
      for (const each of rings) {
        trace(each)
        context.closePath()
      }
      context.globalAlpha = opacity
      context.fillStyle = color
      context.fill('evenodd')
      context.globalAlpha = 1
    },
  }
}

/** As large as the map and empty, in pixels of the page; undefined where the browser has no canvas left. */
export function clearedContext(
  canvas: HTMLCanvasElement | null,
  map: MapLibreMap,
): CanvasRenderingContext2D | undefined {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return undefined
  const { clientWidth, clientHeight } = map.getContainer()
  const ratio = window.devicePixelRatio
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)]
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, clientWidth, clientHeight)
  return context
}
