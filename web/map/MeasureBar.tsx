// What is being measured and how much it is so far.
import { CloseOutlined } from '@ant-design/icons'
import { area, length, lineString, polygon } from '@turf/turf'
import styles from './CountyMap.module.css'
import type { MapWords } from './map-props.ts'
import type { LngLat, Sketch } from './modes/measure.ts'
import type { Mode } from './modes/mode.ts'

interface Props {
  mode: Mode
  sketch: Sketch
  words: MapWords
  onMode: (mode: Mode) => void
}

export function MeasureBar({ mode, sketch, words, onMode }: Props) {
  const isArea = mode === 'measure-area'
  const path = pathOf(sketch)
  const title = isArea ? words.measureArea : words.measureLength
  return (
    <section className={styles.measure} aria-label={title}>
      <span>{title}</span>
      <output className={styles.measured}>{isArea ? areaText(path, words) : lengthText(path)}</output>
      <span className={styles.hint}>{words.measureHint}</span>
      <button
        type="button"
        className={styles.button}
        title={words.measureEnd}
        aria-label={words.measureEnd}
        onClick={() => onMode('browse')}
      >
        <CloseOutlined />
      </button>
    </section>
  )
}

/** The points set and the one under the pointer. */
export function pathOf({ points, pointer }: Sketch): readonly LngLat[] {
  return pointer ? [...points, pointer] : points
}

function lengthText(path: readonly LngLat[]): string {
  const metres = path.length < 2 ? 0 : length(lineString([...path]), { units: 'meters' })
  return metres < 1000 ? `${figure(metres, 0)} m` : `${figure(metres / 1000, 2)} km`
}

function areaText(path: readonly LngLat[], { hectares }: MapWords): string {
  const [first] = path
  const square = first && path.length > 2 ? area(polygon([[...path, first]])) : 0
  if (square < 10_000) return `${figure(square, 0)} m²`
  return square < 1_000_000
    ? `${figure(square / 10_000, 2)} ${hectares}`
    : `${figure(square / 1_000_000, 2)} km²`
}

function figure(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
