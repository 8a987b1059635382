// The grids of a community as a drawing: what is wrong with them in red, proposed borders dashed. Needs no map and prints.
import { type CSSProperties, useId } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import type { Finding, GridShape } from '../../api/contract/grids.ts'
import styles from './GridSketch.module.css'
import { boxOf } from './geometry-box.ts'

interface Props {
  label: string
  boundary: unknown
  grids: readonly { code: string; geometry: GridShape }[]
  findings: readonly Finding[]
  proposed: readonly { code: string; geometry: GridShape }[]
  /** What is looked at; undefined: all of it. */
  focus: Box | undefined
}

const width = 720
const height = 480

export function GridSketch({ label, boundary, grids, findings, proposed, focus }: Props) {
  const clip = useId()
  const whole = boxOf({ geometries: [boundary, ...grids.map(({ geometry }) => geometry)].filter(Boolean) })
  const box = focus ?? whole
  if (!box) return null
  const place = projection(box)
  const path = (geometry: unknown) => pathOf(geometry, place)
  return (
    <svg className={styles.sketch} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {grids.map(({ code, geometry }, i) => (
          <path key={code} className={styles.grid} style={shade(i)} fillRule="evenodd" d={path(geometry)} />
        ))}
        {boundary !== null && <path className={styles.boundary} d={path(boundary)} />}
        {findings.map((finding) => (
          <path
            key={finding.key}
            className={styles[finding.severity]}
            fillRule="evenodd"
            d={path(finding.geometry)}
          />
        ))}
        {proposed.map(({ code, geometry }) => (
          <path key={code} className={styles.proposed} d={path(geometry)} />
        ))}
        {grids.map(({ code, geometry }) => {
          const own = boxOf(geometry)
          if (!own) return null
          const [x, y] = place([(own[0] + own[2]) / 2, (own[1] + own[3]) / 2])
          return (
            <text key={code} className={styles.number} x={x} y={y}>
              {code.slice(12)}
            </text>
          )
        })}
      </g>
    </svg>
  )
}

type Place = (position: readonly [number, number]) => readonly [number, number]

/** Degrees to the drawing, equally long in both directions, the box in the middle with some room. */
function projection([west, south, east, north]: Box): Place {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = 0.92 * Math.min(width / ((east - west) * narrowing), height / (north - south))
  const [midX, midY] = [(west + east) / 2, (south + north) / 2]
  return ([lng, lat]) => [width / 2 + (lng - midX) * narrowing * scale, height / 2 - (lat - midY) * scale]
}

/** Every ring or line of a geometry; of a point a small cross. */
function pathOf(geometry: unknown, place: Place): string {
  const parts: string[] = []
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (isPosition(part)) {
      const [x, y] = place(part)
      parts.push(`M${x - 5},${y}h10M${x},${y - 5}v10`)
    } else if (part.every(isPosition)) {
      parts.push(
        `M${part
          .map((each) =>
            place(each)
              .map((n) => n.toFixed(1))
              .join(','),
          )
          .join('L')}`,
      )
    } else for (const each of part) walk(each)
  }
  if (typeof geometry === 'object' && geometry !== null) {
    if ('coordinates' in geometry) walk(geometry.coordinates)
    if ('geometries' in geometry && Array.isArray(geometry.geometries))
      for (const each of geometry.geometries) parts.push(pathOf(each, place))
  }
  return parts.join('')
}

function isPosition(part: unknown): part is [number, number] {
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number'
}

/** Neighbours in the list are often neighbours on the ground. */
function shade(i: number): CSSProperties {
  return { fillOpacity: 0.35 + 0.16 * (i % 4) }
}
