// The legend of a phone: the colours in one line over the sheet; a tap opens the whole legend.
import { lights } from '../../api/contract/clock-reading.ts'
import { surfaceClasses } from '../map/classes.ts'
import { heatColors } from '../map/problems.ts'
import { openColor } from '../map/unit-colours.ts'
import { useText, useTitle } from '../text/text.ts'
import { lightShapes } from '../ui/light-shapes.ts'
import { useByUnit } from './by-unit.ts'
import { useCounty } from './county.ts'
import { coverageColors } from './LegendCoverage.tsx'
import { LegendProgress } from './LegendState.tsx'
import styles from './LegendStrip.module.css'
import { usePictureState, useShownSurface } from './shown-picture.ts'
import { useShownValues } from './shown-values.ts'

export function LegendStrip({ onOpen }: { onOpen: () => void }) {
  const text = useText()
  const title = useTitle()
  const { show } = useCounty()
  const { indicator, legend } = useShownValues()
  const picture = usePictureState()
  const surface = useSurfaceEntries()
  const coverage = useCoverageEntries()
  const units = useUnitEntries()
  const problems = useLightEntries()
  if (!indicator && show !== 'units' && show !== 'problems') return null
  const entries = { areas: legend?.classes ?? [], coverage, surface, units, problems }[show]
  const unit = { areas: indicator ? title(indicator.unit) : '', surface: 'm' }[show as string] ?? '' // others have none
  const failed = picture.error && `${text.failure.title} · ${text.retry}`
  const word = failed ?? (picture.empty ? text.legend.noDataYet : undefined)
  return (
    <button
      type="button"
      className={styles.strip}
      onClick={() => (picture.error ? picture.refetch() : onOpen())}
    >
      {picture.waiting && <LegendProgress />}
      <span className={styles.title}>
        {show === 'units' || show === 'problems' || !indicator
          ? text.map.shows[show]
          : title(indicator.title)}{' '}
        {word === undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {word !== undefined ? (
        <span className={styles.word}>{word}</span>
      ) : (
        <span className={styles.classes}>
          {entries.map(({ color, label }) => (
            <span key={color + label} className={styles.class}>
              <span className={styles.color} style={{ background: color }} />
              <span className={styles.label}>{label}</span>
            </span>
          ))}
        </span>
      )}
    </button>
  )
}

function useSurfaceEntries() {
  const { data } = useShownSurface()
  return data ? surfaceClasses(data.breaksMetres) : []
}

/** The units with the most, and what has none; the whole list is one tap away. */
function useUnitEntries() {
  const text = useText()
  const { shares } = useByUnit()
  return [
    { color: openColor, label: text.byUnit.open },
    ...shares.slice(0, 3).map(({ color, name }) => ({ color, label: name })),
  ]
}

/** As on the signs: what is in time, due soon and overdue; as a glow few to many. */
function useLightEntries() {
  const text = useText()
  const { view } = useCounty()
  if (view.heat) {
    const { few, many } = text.problemMap
    const ends: Record<number, string> = { 0: few, [heatColors.length - 1]: many }
    return heatColors.map((color, index) => ({ color, label: ends[index] ?? '' }))
  }
  return lights.map((light) => ({ color: lightShapes[light].color, label: text.timeLeft.lights[light] }))
}

function useCoverageEntries() {
  const text = useText()
  return [
    { color: coverageColors.covered, label: text.legend.covered },
    { color: coverageColors.uncovered, label: text.legend.uncovered },
  ]
}
