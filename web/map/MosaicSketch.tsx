// The borders that are being edited, over the map and moving with it: only they leave the tiles, so that a drag redraws a
// few hundred lines and no more.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useReducer } from 'react'
import styles from './CountyMap.module.css'
import { type Handle, handlesOf } from './edit-handles.ts'
import type { GridEdit } from './map-props.ts'
import type { EditSketch } from './modes/edit-grid.ts'
import { isOuter } from './mosaic/mosaic.ts'
import { keyOf, type Point } from './mosaic/plane.ts'
import { pointsOf, ringsOf } from './mosaic/polygons.ts'

interface Props {
  map: MapLibreMap
  edit: GridEdit
  sketch: EditSketch
}

export function MosaicSketch({ map, edit, sketch }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => void map.off('move', redraw)
  }, [map])
  const mosaic = sketch.mosaic ?? edit.mosaic
  const handles = useMemo(() => (edit.tool === 'move' ? handlesOf(mosaic) : []), [mosaic, edit.tool])
  const line = sketch.pointer && sketch.line.length > 0 ? [...sketch.line, sketch.pointer] : sketch.line
  const path = (points: readonly Point[]) =>
    points.map(([lng, lat]) => map.project([lng, lat])).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
  const closed = (points: readonly Point[]) => `M${path(points).join('L')}Z`
  // Crowded handles hide the border that they belong to.
  const middles = map.getZoom() >= 14
  return (
    <svg className={`${styles.sketch} ${styles.mosaic}`} aria-hidden="true" data-testid="mosaic">
      {[...mosaic.grids.keys()].map((code) => (
        <path
          key={code}
          className={code === sketch.chosen ? styles.chosenGrid : styles.editedGrid}
          fillRule="evenodd"
          d={ringsOf(mosaic, code)
            .map((ring) => closed(pointsOf(ring)))
            .join('')}
        />
      ))}
      {edit.marks.map(({ key, rings, point }) =>
        point ? (
          <circle
            key={key}
            className={styles.fault}
            cx={map.project([...point]).x}
            cy={map.project([...point]).y}
            r="14"
          />
        ) : (
          <path key={key} className={styles.fault} fillRule="evenodd" d={rings.map(closed).join('')} />
        ),
      )}
      {[...mosaic.arcs].map(([id, arc]) => (
        <polyline
          key={id}
          className={isOuter(arc) ? styles.outerArc : styles.innerArc}
          points={path(arc.points).join(' ')}
        />
      ))}
      {line.length > 0 && <polyline className={styles.splitLine} points={path(line).join(' ')} />}
      {handles.map((handle) =>
        handle.type === 'middle' && !middles ? null : (
          <HandleMark key={nameOf(handle)} map={map} handle={handle} held={isHeld(handle, sketch.handle)} />
        ),
      )}
    </svg>
  )
}

function nameOf(handle: Handle): string {
  return handle.type === 'node' ? keyOf(handle.at) : `${handle.type} ${handle.arc} ${handle.index}`
}

function isHeld(handle: Handle, held: Handle | undefined): boolean {
  return held !== undefined && nameOf(handle) === nameOf(held)
}

const radius = { node: 7, vertex: 5, middle: 3.5 }

function HandleMark({ map, handle, held }: { map: MapLibreMap; handle: Handle; held: boolean }) {
  const { x, y } = map.project([...handle.at])
  const { type } = handle
  return (
    <circle
      className={`${styles.handle} ${type === 'middle' ? styles.middle : ''} ${held ? styles.held : ''}`}
      data-handle={type}
      cx={x}
      cy={y}
      r={radius[type] + (held ? 2 : 0)}
    />
  )
}
