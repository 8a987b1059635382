// The borders that are being edited, over the map and moving with it. Only they are drawn here, and not by React: the tiles
// below stay as they are while somebody drags.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef } from 'react'
import styles from './CountyMap.module.css'
import { drawMosaic } from './draw-mosaic.ts'
import type { SketchStore, SnappedTo } from './edit-sketch.ts'
import { clearedContext } from './map-pen.ts'
import type { GridEdit } from './map-props.ts'
import { isCoarse } from './modes/edit-host.ts'
import { screenPlane } from './screen-plane.ts'

interface Props {
  map: MapLibreMap
  edit: GridEdit
  store: SketchStore
  /** What a line is called that the pointer was pulled to. */
  sayOf: (snapped: SnappedTo) => string
}

export function MosaicSketch({ map, edit, store, sayOf }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useEffectEvent(() => {
    const context = clearedContext(canvas.current, map)
    if (!context) return
    const sketch = store.get()
    drawMosaic(context, {
      ...{ edit, sketch, plane: screenPlane(map) },
      snappedTo: sketch.snapped && sayOf(sketch.snapped),
      fontFamily: getComputedStyle(document.body).fontFamily,
      coarse: isCoarse(),
    })
  })
  useEffect(() => {
    let frame = 0
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        draw()
      })
    }
    // In the frame of the map itself: borders and ground move together.
    const now = () => draw()
    map.on('move', now)
    map.on('resize', now)
    const stop = store.subscribe(soon)
    return () => {
      cancelAnimationFrame(frame)
      map.off('move', now)
      map.off('resize', now)
      stop()
    }
  }, [map, store])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever the page says anew is drawn anew
  useEffect(() => draw(), [edit])
  return (
    <div className={`${styles.sketch} ${styles.mosaic}`} aria-hidden="true">
      <canvas ref={canvas} className={styles.sketch} />
    </div>
  )
}
