// Draws the borders that are being edited on a canvas over the map. Everything in it is a function of the mosaic, the camera
// and what the pointer does; a frame costs what is in sight, not what there is.
import { type Handle, handlesInView, isSameHandle } from './edit-handles.ts'
import type { EditSketch } from './edit-sketch.ts'
import { type Pen, penOf } from './map-pen.ts'
import type { EditMark, GridEdit } from './map-props.ts'
import { bordersOnlyIn } from './mosaic/combine.ts'
import { isOuter, type Mosaic } from './mosaic/mosaic.ts'
import { placeIn } from './mosaic/place-in.ts'
import type { Point } from './mosaic/plane.ts'
import { pointsOf, ringsOf } from './mosaic/polygons.ts'
import { doBoxesMeet, stretchesOf } from './mosaic/stretches.ts'
import type { ScreenPlane } from './screen-plane.ts'

export interface Scene {
  edit: GridEdit
  sketch: EditSketch
  plane: ScreenPlane
  /** What a snapped pointer is told, in words. */
  snappedTo: string | undefined
  fontFamily: string
  /** Fingers need larger marks. */
  coarse: boolean
}

const colors = {
  accent: '#1D4ED8',
  outline: '#646A73',
  before: '#8A8F98',
  theirs: '#B35806',
  danger: '#C62828',
  /** As dark as words on white need it, and neither the blue of borders nor the orange of what others saved. */
  warning: '#8A5300',
  warningLand: '#F9A825',
  halo: '#FFFFFF',
  ink: '#1F2329',
}

export function drawMosaic(context: CanvasRenderingContext2D, scene: Scene): void {
  const { edit, sketch, plane } = scene
  const mosaic = sketch.mosaic ?? edit.mosaic
  const pen = penOf(context, plane)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  for (const code of [sketch.chosen, sketch.hovered])
    if (code !== undefined)
      pen.fill(ringsFor(mosaic, code), colors.accent, code === sketch.chosen ? 0.24 : 0.1)
  for (const mark of edit.marks) {
    if (mark.rings.length > 0) {
      pen.fill(mark.rings, mark.urgent ? colors.danger : colors.warningLand, mark.urgent ? 0.18 : 0.3)
      for (const ring of mark.rings) pen.stroke([...ring, ring[0]!], colorOf(mark), 2.5)
    }
  }
  drawBorders(pen, scene, mosaic)
  drawNames(context, scene, mosaic)
  if (edit.tool === 'move' && !edit.theirs) drawHandles(context, scene, mosaic)
  drawLine(context, pen, scene)
  const told: { x: number; y: number }[] = []
  for (const mark of edit.marks) {
    const { rings, point, label } = mark
    const at = point ?? rings[0]?.[0]
    if (!at) continue
    if (point) ring(context, plane, point, 14, colorOf(mark), `${colorOf(mark)}2e`)
    if (!label || edit.marks.length > mostLabels) continue
    // Words about neighbouring places stand above each other.
    const words = { x: plane.x(at), y: plane.y(at) - 24 }
    while (told.some((each) => Math.abs(each.x - words.x) < 240 && Math.abs(each.y - words.y) < 24))
      words.y -= 24
    told.push(words)
    pill(context, scene, at, label, colorOf(mark), words.y - plane.y(at))
  }
  if (sketch.refusedAt) ring(context, plane, sketch.refusedAt, 12, colors.danger, 'transparent')
  if (sketch.snapped && scene.snappedTo) {
    ring(context, plane, sketch.snapped.point, 10, colors.accent, 'transparent')
    pill(context, scene, sketch.snapped.point, scene.snappedTo, colors.accent, scene.coarse ? -56 : -26)
  }
}

/** Red is for what has to be mended. */
const colorOf = ({ urgent }: EditMark) => (urgent ? colors.danger : colors.warning)

/** More words than these would cover what they speak about; the list beside has them all. */
const mostLabels = 8

function drawBorders(pen: Pen, { edit, plane }: Scene, mosaic: Mosaic): void {
  for (const line of edit.before) pen.stroke(line, colors.before, 1.5, [2, 4])
  for (const arc of mosaic.arcs.values()) {
    if (!doBoxesMeet(stretchesOf(arc.points).box, plane.view)) continue
    const outer = isOuter(arc)
    pen.stroke(arc.points, colors.halo, outer ? 5 : 4.5)
    if (outer) pen.stroke(arc.points, colors.outline, 3, [8, 4])
    else pen.stroke(arc.points, colors.accent, 2.5)
  }
  if (!edit.theirs) return
  for (const line of bordersOnlyInKnown(edit.theirs, mosaic)) {
    pen.stroke(line, colors.halo, 6)
    pen.stroke(line, colors.theirs, 4, [10, 6])
  }
}

const differing = new WeakMap<Mosaic, { other: Mosaic; lines: (readonly Point[])[] }>()

function bordersOnlyInKnown(one: Mosaic, other: Mosaic): (readonly Point[])[] {
  const known = differing.get(one)
  if (known?.other === other) return known.lines
  const lines = bordersOnlyIn(one, other)
  differing.set(one, { other, lines })
  return lines
}

const ringsKnown = new WeakMap<Mosaic, Map<string, Point[][]>>()

function ringsFor(mosaic: Mosaic, code: string): Point[][] {
  const known = ringsKnown.get(mosaic) ?? new Map<string, Point[][]>()
  ringsKnown.set(mosaic, known)
  const rings = known.get(code) ?? ringsOf(mosaic, code).map(pointsOf)
  known.set(code, rings)
  return rings
}

const placesKnown = new WeakMap<Mosaic, Map<string, Point>>()

function drawNames(context: CanvasRenderingContext2D, scene: Scene, trial: Mosaic): void {
  const { edit, plane } = scene
  // While it is dragged a name stays where it was.
  const mosaic = scene.sketch.dragging ? edit.mosaic : trial
  let places = placesKnown.get(mosaic)
  if (!places) {
    const found = [...mosaic.grids.keys()].flatMap((code) => {
      const place = placeIn(mosaic, code)
      return place ? [[code, place] as const] : []
    })
    places = new Map(found)
    placesKnown.set(mosaic, places)
  }
  context.font = `600 13px ${scene.fontFamily}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 3.5
  context.strokeStyle = colors.halo
  context.fillStyle = colors.ink
  for (const [code, place] of places) {
    const [x, y] = [plane.x(place), plane.y(place)]
    const name = edit.nameOf(code, mosaic.grids.get(code)?.from)
    context.strokeText(name, x, y)
    context.fillText(name, x, y)
  }
}

const radius = { node: 7, slide: 7, vertex: 5.5, middle: 3.5 }

function drawHandles(context: CanvasRenderingContext2D, { sketch, plane, coarse }: Scene, mosaic: Mosaic) {
  for (const handle of handlesInView(mosaic, plane, coarse ? 'touch' : 'mouse')) {
    const held = isSameHandle(handle, sketch.handle)
    drawHandle(context, plane, handle, { held, larger: coarse ? 1.35 : 1 })
  }
  const { handle } = sketch
  // A finger covers the point that it moves: a wide ring stays in sight around it.
  if (sketch.dragging && handle)
    ring(context, plane, handle.at, coarse ? 30 : 14, colors.accent, 'transparent')
}

function drawHandle(
  context: CanvasRenderingContext2D,
  plane: ScreenPlane,
  { type, at }: Handle,
  { held, larger }: { held: boolean; larger: number },
): void {
  const [x, y, r] = [plane.x(at), plane.y(at), radius[type] * larger + (held ? 2 : 0)]
  context.globalAlpha = type === 'middle' && !held ? 0.75 : 1
  context.beginPath()
  // What slides along the outline has corners.
  if (type === 'slide') context.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7)
  else context.arc(x, y, r, 0, Math.PI * 2)
  context.fillStyle = held ? colors.accent : colors.halo
  context.strokeStyle = colors.accent
  context.lineWidth = type === 'middle' ? 1.5 : 2.5
  context.fill()
  context.stroke()
  context.globalAlpha = 1
}

function drawLine(context: CanvasRenderingContext2D, pen: Pen, { sketch, plane }: Scene): void {
  const { line, pointer } = sketch
  if (line.length === 0) return
  const whole = pointer ? [...line, pointer] : line
  pen.stroke(whole, colors.halo, 5)
  pen.stroke(whole, colors.accent, 2.5, [6, 4])
  for (const point of line) ring(context, plane, point, 4, colors.accent, colors.halo)
}

function ring(
  context: CanvasRenderingContext2D,
  plane: ScreenPlane,
  at: Point,
  r: number,
  color: string,
  fill: string,
): void {
  context.beginPath()
  context.arc(plane.x(at), plane.y(at), r, 0, Math.PI * 2)
  context.fillStyle = fill
  context.strokeStyle = color
  context.lineWidth = 2
  context.fill()
  context.stroke()
}

/** Words on the map, white on a colour. */
function pill(
  context: CanvasRenderingContext2D,
  { plane, fontFamily }: Scene,
  at: Point,
  words: string,
  color: string,
  above: number,
): void {
  context.font = `600 12px ${fontFamily}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const width = context.measureText(words).width + 16
  const y = plane.y(at) + above
  const x = withinSight(plane.x(at), width / 2 + 4, context.canvas.clientWidth)
  context.beginPath()
  context.roundRect(x - width / 2, y - 11, width, 22, 11)
  context.fillStyle = color
  context.fill()
  context.fillStyle = colors.halo
  context.fillText(words, x, y + 0.5)
}

/** Words about a place near the edge of the map move inwards as far as they have to; those of a place out of sight stay there. */
function withinSight(x: number, half: number, width: number): number {
  return x < 0 || x > width ? x : Math.max(half, Math.min(width - half, x))
}
