// The line or field that is being measured, drawn over the map and moving with it.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useReducer } from 'react'
import styles from './CountyMap.module.css'
import { pathOf } from './MeasureBar.tsx'
import type { Theme } from './map-props.ts'
import type { LngLat, Sketch } from './modes/measure.ts'
import type { Mode } from './modes/mode.ts'
import { palettes } from './palette.ts'

interface Props {
  map: MapLibreMap
  mode: Mode
  sketch: Sketch
  theme: Theme
}

export function MeasureSketch({ map, mode, sketch, theme }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => void map.off('move', redraw)
  }, [map])
  const { accent, accentHalo } = palettes[theme]
  const pixel = (point: LngLat) => map.project(point)
  const line = pathOf(sketch).map((point) => `${pixel(point).x},${pixel(point).y}`)
  const isArea = mode !== 'measure-length'
  const Outline = isArea ? 'polygon' : 'polyline'
  return (
    <svg className={styles.sketch} aria-hidden="true">
      <Outline
        points={line.join(' ')}
        fill="none"
        stroke={accentHalo}
        strokeWidth="6"
        strokeLinejoin="round"
      />
      <Outline
        points={line.join(' ')}
        fill={isArea ? accent : 'none'}
        fillOpacity="0.15"
        stroke={accent}
        strokeWidth="3"
        strokeLinejoin="round"
      />
      {/* A line drawn by hand is all points. */}
      {(mode === 'lasso' ? [] : sketch.points).map((point) => (
        <circle
          key={point.join()}
          cx={pixel(point).x}
          cy={pixel(point).y}
          r="5"
          fill={accentHalo}
          stroke={accent}
          strokeWidth="3"
        />
      ))}
    </svg>
  )
}
