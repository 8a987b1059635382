// What belongs to a pin and moves with the map: how sure the position is, the areas on both sides of a border, the cross.
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useReducer } from 'react'
import styles from './CountyMap.module.css'
import type { Insets, Pin, PinArea, Theme } from './map-props.ts'
import { middleOf } from './modes/pin.ts'
import { palettes } from './palette.ts'

interface Props {
  map: MapLibreMap
  pin: Pin
  insets: Insets
  theme: Theme
}

export function PinSketch({ map, pin, insets, theme }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    map.on('resize', redraw)
    return () => {
      map.off('move', redraw)
      map.off('resize', redraw)
    }
  }, [map])
  const { accent, accentHalo, uncovered } = palettes[theme]
  const { position, accuracyMetres, crosshair, areas } = pin
  const middle = position && map.project(position)
  const cross = middleOf(map, insets)
  return (
    <>
      <svg className={styles.sketch} aria-hidden="true">
        {areas.map((area) => {
          const color = area.chosen ? accent : uncovered
          return (
            <path
              key={area.code}
              d={outlineOf(map, area.shape)}
              fill={color}
              fillOpacity={area.chosen ? 0.14 : 0.1}
              fillRule="evenodd"
              stroke={color}
              strokeWidth="2.5"
              strokeLinejoin="round"
            />
          )
        })}
        {middle && position && accuracyMetres !== undefined && !crosshair && (
          <circle
            cx={middle.x}
            cy={middle.y}
            r={accuracyMetres / metresPerPixel(map, position)}
            fill={accent}
            fillOpacity="0.12"
            stroke={accent}
            strokeOpacity="0.5"
          />
        )}
      </svg>
      {areas.map((area) => (
        <AreaName
          key={area.code}
          map={map}
          area={area}
          near={middle ?? cross}
          color={area.chosen ? accent : uncovered}
        />
      ))}
      {crosshair && (
        <svg
          className={styles.cross}
          style={{ left: cross.x, top: cross.y }}
          viewBox="-28 -28 56 56"
          aria-hidden="true"
        >
          {[
            { color: accentHalo, width: 6 },
            { color: accent, width: 2.5 },
          ].map(({ color, width }) => (
            <g key={color} stroke={color} strokeWidth={width} fill="none" strokeLinecap="round">
              <circle r="12" />
              <path d="M0-24V-8M0 24V8M-24 0H-8M24 0H8" />
            </g>
          ))}
          <circle r="2" fill={accent} />
        </svg>
      )}
    </>
  )
}

/** Stands inside its area, as near to the pin as one can read it beside the other name. */
function AreaName({
  map,
  area,
  near,
  color,
}: {
  map: MapLibreMap
  area: PinArea
  near: Point
  color: string
}) {
  const at = namePointOf(map, area.shape, near)
  return (
    <span className={styles.pinArea} style={{ left: at.x, top: at.y, borderColor: color }} aria-hidden="true">
      {area.name}
    </span>
  )
}

interface Point {
  x: number
  y: number
}

/** Pixels from the pin to a name: neither under the pin nor out of the window. */
const nameDistance = 84

/** From the pin towards the middle of the area's corners. */
function namePointOf(map: MapLibreMap, shape: PinArea['shape'], { x, y }: Point): Point {
  const corners = ringsOf(shape).flatMap(([outer]) => outer ?? [])
  const sum = corners.reduce<[number, number]>(([a, b], [lng = 0, lat = 0]) => [a + lng, b + lat], [0, 0])
  const middle = map.project([sum[0] / corners.length, sum[1] / corners.length])
  const [dx, dy] = [middle.x - x, middle.y - y]
  const distance = Math.hypot(dx, dy) || 1
  const reach = Math.min(nameDistance, distance)
  return { x: x + (dx / distance) * reach, y: y + (dy / distance) * reach }
}

function outlineOf(map: MapLibreMap, shape: PinArea['shape']): string {
  const pixels = ([lng = 0, lat = 0]: Position) => {
    const { x, y } = map.project([lng, lat])
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  }
  return ringsOf(shape)
    .flat()
    .map((ring) => `M${ring.map(pixels).join('L')}Z`)
    .join('')
}

function ringsOf(shape: Polygon | MultiPolygon): Position[][][] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

/** Web Mercator: a world of 512 pixels at zoom 0, shrunk away from the equator. */
function metresPerPixel(map: MapLibreMap, [, lat]: readonly [number, number]): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
}
