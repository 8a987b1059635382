// The legend of a phone: the colours in one line over the sheet; a tap opens the whole legend.
import { surfaceClasses } from '../map/classes.ts'
import { openColor } from '../map/unit-colours.ts'
import { useText, useTitle } from '../text/text.ts'
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
  if (!indicator && show !== 'units') return null
  const entries = { areas: legend?.classes ?? [], coverage, surface, units }[show]
  const unit = { areas: indicator ? title(indicator.unit) : '', coverage: '', surface: 'm', units: '' }[show]
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
        {indicator && show !== 'units' ? title(indicator.title) : text.map.shows.units}{' '}
        {word === undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {word !== undefined ? (
        <span className={styles.word}>{word}</span>
      ) : (
        <span className={styles.classes}>
          {entries.map(({ color, label }) => (
            <span key={label} className={styles.class}>
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

function useCoverageEntries() {
  const text = useText()
  return [
    { color: coverageColors.covered, label: text.legend.covered },
    { color: coverageColors.uncovered, label: text.legend.uncovered },
  ]
}
