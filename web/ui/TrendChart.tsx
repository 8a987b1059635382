// Lines over time, drawn plainly: a scale from zero, a line per series, and every step of time in reach of pointer and keys.
import { useState } from 'react'
import styles from './TrendChart.module.css'
import { useWidth } from './use-width.ts'

export interface Series {
  id: string
  label: string
  color: string
  /** One for each step. */
  values: readonly number[]
}

export interface TrendStep {
  key: string
  tick: string
  /** All of its values in words. */
  label: string
}

interface Props {
  label: string
  steps: readonly TrendStep[]
  series: readonly Series[]
  format: (value: number) => string
  onOpen: (key: string) => void
}

const height = 240
const room = { left: 44, right: 12, top: 12, bottom: 24 }
/** A tick takes as much room as its date. */
const tickPixels = 72

export function TrendChart({ label, steps, series, format, onOpen }: Props) {
  const [at, setAt] = useState<number>()
  const [frame, width] = useWidth(960)
  const end = scaleEnd(Math.max(1, ...series.flatMap(({ values }) => values)))
  const inner = { width: width - room.left - room.right, height: height - room.top - room.bottom }
  const step = inner.width / Math.max(1, steps.length)
  const x = (index: number) => room.left + (index + 0.5) * step
  const y = (value: number) => room.top + inner.height * (1 - value / end)
  const apart = Math.max(1, Math.ceil((steps.length * tickPixels) / width))
  const shown = at === undefined ? undefined : steps[at]
  return (
    <figure ref={frame} className={styles.figure}>
      <figcaption className={styles.legend}>
        {series.map((each) => (
          <span key={each.id} className={styles.entry}>
            <span className={styles.line} style={{ background: each.color }} />
            {each.label}
            {at !== undefined && <strong>{format(each.values[at] ?? 0)}</strong>}
          </span>
        ))}
        {shown && <span className={styles.when}>{shown.tick}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} onMouseLeave={() => setAt(undefined)}>
        <title>{label}</title>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1={room.left}
              x2={width - room.right}
              y1={y(end * share)}
              y2={y(end * share)}
              className={styles.rule}
            />
            <text x={room.left - 8} y={y(end * share) + 4} textAnchor="end" className={styles.text}>
              {format(end * share)}
            </text>
          </g>
        ))}
        {steps.map(
          ({ key, tick }, index) =>
            index % apart === Math.floor(apart / 2) && (
              <text key={key} x={x(index)} y={height - 6} textAnchor="middle" className={styles.text}>
                {tick}
              </text>
            ),
        )}
        {series.map(({ id, color, values }) => (
          <polyline
            key={id}
            points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}
            fill="none"
            stroke={color}
            strokeWidth="2"
            strokeLinejoin="round"
          />
        ))}
        {at !== undefined && (
          <line x1={x(at)} x2={x(at)} y1={room.top} y2={height - room.bottom} className={styles.cursor} />
        )}
        {at !== undefined &&
          series.map(({ id, color, values }) => (
            <circle key={id} cx={x(at)} cy={y(values[at] ?? 0)} r="4" fill={color} />
          ))}
      </svg>
      <ul className={styles.steps} style={{ left: room.left, right: room.right }} aria-label={label}>
        {steps.map(({ key, label: name }, index) => (
          <li key={key}>
            <button
              type="button"
              aria-label={name}
              onMouseEnter={() => setAt(index)}
              onFocus={() => setAt(index)}
              onBlur={() => setAt(undefined)}
              onClick={() => onOpen(key)}
            />
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** The next of 1, 2, 5 times a power of ten that holds the largest value. */
function scaleEnd(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 4, 6, 8, 10].find((times) => times * power >= most) ?? 10) * power
}
