// Borders drawn over the map and moving with it: how grids were, how they shall be, what goes from one to the other.
import type { MultiPolygon, Polygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useReducer } from 'react'
import styles from './CountyMap.module.css'
import type { DrawnShape } from './map-props.ts'

export function DrawnBorders({ map, shapes }: { map: MapLibreMap; shapes: readonly DrawnShape[] }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => void map.off('move', redraw)
  }, [map])
  const at = (lng: number, lat: number) => map.project([lng, lat])
  const path = (geometry: Polygon | MultiPolygon) =>
    ringsOf(geometry)
      .map((ring) => {
        const points = ring.map(([lng = 0, lat = 0]) => at(lng, lat))
        return `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`
      })
      .join('')
  return (
    <svg className={`${styles.sketch} ${styles.drawn}`} aria-hidden="true" data-testid="drawn">
      {shapes.map(({ key, geometry, look }) => (
        <path key={key} className={styles[look]} fillRule="evenodd" d={path(geometry)} />
      ))}
      {shapes.map(({ key, geometry, label }) => {
        if (label === undefined) return null
        const { x, y } = at(...middleOf(geometry))
        return (
          <text key={key} x={x} y={y} className={styles.drawnLabel}>
            {label}
          </text>
        )
      })}
    </svg>
  )
}

function ringsOf(geometry: Polygon | MultiPolygon) {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

/** Middle of the outer ring with the most corners: near enough for a number. */
function middleOf(geometry: Polygon | MultiPolygon): [number, number] {
  const outer =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([ring]) => ring)
  const ring = outer.reduce((long, each) => ((each?.length ?? 0) > (long?.length ?? 0) ? each : long)) ?? []
  const corners = ring.slice(1)
  const sum = corners.reduce<[number, number]>(([x, y], [lng = 0, lat = 0]) => [x + lng, y + lat], [0, 0])
  return [sum[0] / corners.length, sum[1] / corners.length]
}
