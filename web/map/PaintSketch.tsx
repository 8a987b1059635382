// Grids as they are being painted: each in a colour of its own, with its households, over the lines of the blocks.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useReducer, useState } from 'react'
import type { PaintEdit } from './map-props.ts'
import { isOuter, type Mosaic } from './mosaic/mosaic.ts'
import { colourGrids } from './mosaic/paint-colours.ts'
import type { Point } from './mosaic/plane.ts'
import { pointsOf, ringsOf } from './mosaic/polygons.ts'
import styles from './PaintSketch.module.css'

interface Props {
  map: MapLibreMap
  mosaic: Mosaic
  paint: PaintEdit
}

export function PaintSketch({ map, mosaic, paint }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => void map.off('move', redraw)
  }, [map])
  const { cells, pieceOf, painted, to, severed, active, brushPixels } = paint
  const pointer = usePointer(map)
  const { atoms, borders, points } = cells.subdivision
  const colours = useMemo(() => colourGrids(mosaic), [mosaic])
  const grids = useMemo(
    () => [...mosaic.grids.keys()].map((code) => ({ code, rings: ringsOf(mosaic, code).map(pointsOf) })),
    [mosaic],
  )
  // Where two pieces meet; old borders of grids inside a piece are none.
  const seams = useMemo(
    () => borders.filter(({ left, right }) => left >= 0 && right >= 0 && pieceOf[left] !== pieceOf[right]),
    [borders, pieceOf],
  )
  const at = ([lng, lat]: Point) => {
    const { x, y } = map.project([lng, lat])
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  const closed = (ring: readonly Point[]) => `M${ring.map(at).join('L')}Z`
  const land = (chosen: readonly number[]) =>
    chosen.flatMap((atom) => atoms[atom]!.rings.map(closed)).join('')
  return (
    <svg className={styles.sketch} aria-hidden="true" data-testid="paint">
      {grids.map(({ code, rings }) => (
        <path
          key={code}
          className={styles.grid}
          data-colour={colours.get(code)}
          fillRule="evenodd"
          d={rings.map(closed).join('')}
        />
      ))}
      <path
        className={styles.seam}
        d={seams.map(({ from, to: end }) => `M${at(points[from]!)}L${at(points[end]!)}`).join('')}
      />
      {paint.unassigned.length > 0 && <path className={styles.unassigned} d={land(paint.unassigned)} />}
      {painted.length > 0 && (
        <path className={styles.painted} data-colour={colours.get(to) ?? 'new'} d={land(painted)} />
      )}
      {[...mosaic.arcs].map(([id, arc]) => (
        <polyline
          key={id}
          className={isOuter(arc) ? styles.outer : styles.border}
          points={arc.points.map(at).join(' ')}
        />
      ))}
      {severed.length > 0 && <path className={styles.severed} d={land(severed)} />}
      {active.length > 0 && <path className={styles.active} d={land(active)} />}
      {paint.labels.map(({ code, at: spot, lines }) => {
        const { x, y } = map.project([...spot])
        return (
          <text key={code} className={code === to ? styles.chosen : styles.label} x={x} y={y}>
            {lines.map((line, i) => (
              <tspan key={line} x={x} dy={i === 0 ? '0' : '1.2em'}>
                {line}
              </tspan>
            ))}
          </text>
        )
      })}
      {pointer && brushPixels > 0 && (
        <circle className={styles.brush} cx={pointer.x} cy={pointer.y} r={brushPixels} />
      )}
    </svg>
  )
}

/** Where a mouse is over the map; a finger covers what a circle would show. */
function usePointer(map: MapLibreMap): { x: number; y: number } | undefined {
  const [pointer, setPointer] = useState<{ x: number; y: number }>()
  useEffect(() => {
    const canvas = map.getCanvas()
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      const { left, top } = canvas.getBoundingClientRect()
      setPointer({ x: event.clientX - left, y: event.clientY - top })
    }
    const onLeave = () => setPointer(undefined)
    canvas.addEventListener('pointermove', onMove)
    canvas.addEventListener('pointerleave', onLeave)
    return () => {
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerleave', onLeave)
    }
  }, [map])
  return pointer
}
