// What belongs to a pin and moves with the map: how sure the position is, the areas on both sides of a border, the cross.
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useReducer } from 'react'
import styles from './CountyMap.module.css'
import type { Insets, Pin, PinArea, Theme } from './map-props.ts'
import { middleOf } from './modes/pin.ts'
import { palettes } from './palette.ts'
import type { Pixel } from './pick.ts'

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
  const { accent, uncovered } = palettes[theme]
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
      {areas.map(({ code, name, shape, chosen }) => (
        <AreaName
          key={code}
          name={name}
          at={namePointOf(map, shape, middle ?? cross, insets)}
          color={chosen ? accent : uncovered}
        />
      ))}
      {crosshair && <Cross at={cross} theme={theme} />}
    </>
  )
}

/** Stands inside its area and in sight, beside the pin. */
function AreaName({ at, name, color }: { at: Pixel; name: string; color: string }) {
  return (
    <span className={styles.pinArea} style={{ left: at.x, top: at.y, borderColor: color }} aria-hidden="true">
      {name}
    </span>
  )
}

/** Pixels from the pin to a name, and from a name to the edge of what is in sight. */
const nameDistance = { across: 96, down: 60 }
const nameRoom = { across: 76, down: 20 }

/** From the pin towards the middle of the area's corners, no farther than one can see. */
function namePointOf(map: MapLibreMap, shape: PinArea['shape'], { x, y }: Pixel, insets: Insets): Pixel {
  const corners = ringsOf(shape).flatMap(([outer]) => outer ?? [])
  const sum = corners.reduce<[number, number]>(([a, b], [lng = 0, lat = 0]) => [a + lng, b + lat], [0, 0])
  const middle = map.project([sum[0] / corners.length, sum[1] / corners.length])
  const [dx, dy] = [middle.x - x, middle.y - y]
  const distance = Math.hypot(dx, dy) || 1
  const { clientWidth, clientHeight } = map.getContainer()
  return {
    x: between(
      x + (dx / distance) * nameDistance.across,
      insets.left + nameRoom.across,
      clientWidth - insets.right - nameRoom.across,
    ),
    y: between(
      y + (dy / distance) * nameDistance.down,
      insets.top + nameRoom.down,
      clientHeight - insets.bottom - nameRoom.down,
    ),
  }
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

function Cross({ at, theme }: { at: Pixel; theme: Theme }) {
  const { accent, accentHalo } = palettes[theme]
  const strokes = [
    { color: accentHalo, width: 6 },
    { color: accent, width: 2.5 },
  ]
  return (
    <svg
      className={styles.cross}
      style={{ left: at.x, top: at.y }}
      viewBox="-28 -28 56 56"
      aria-hidden="true"
    >
      {strokes.map(({ color, width }) => (
        <g key={color} stroke={color} strokeWidth={width} fill="none" strokeLinecap="round">
          <circle r="12" />
          <path d="M0-24V-8M0 24V8M-24 0H-8M24 0H8" />
        </g>
      ))}
      <circle r="2" fill={accent} />
    </svg>
  )
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
