// Borders drawn over the map and moving with it: how grids were, how they shall be, what goes from one to the other. On a canvas:
// a county has thousands of them.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import styles from './CountyMap.module.css'
import { drawShapes, outlinesOf } from './draw-shapes.ts'
import { clearedContext } from './map-pen.ts'
import type { DrawnShape } from './map-props.ts'
import { screenPlane } from './screen-plane.ts'

export function DrawnBorders({ map, shapes }: { map: MapLibreMap; shapes: readonly DrawnShape[] }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const outlines = useMemo(() => outlinesOf(shapes), [shapes])
  const draw = useEffectEvent(() => {
    const context = clearedContext(canvas.current, map)
    if (context) drawShapes(context, screenPlane(map), outlines, getComputedStyle(document.body).fontFamily)
  })
  useEffect(() => {
    // In the frame of the map itself: borders and ground move together.
    const now = () => draw()
    map.on('move', now)
    map.on('resize', now)
    return () => {
      map.off('move', now)
      map.off('resize', now)
    }
  }, [map])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other borders are drawn anew
  useEffect(() => draw(), [outlines])
  return (
    <div className={styles.sketch} aria-hidden="true" data-testid="drawn">
      <canvas ref={canvas} className={styles.sketch} />
    </div>
  )
}
