// The legend of a phone: the colours in one line over the sheet; a tap opens the whole legend.
import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import { surfaceOptions } from '../api.ts'
import { surfaceClasses } from '../map/classes.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { coverageColors } from './LegendCoverage.tsx'
import styles from './LegendStrip.module.css'
import { useShownValues } from './shown-values.ts'

export function LegendStrip({ onOpen }: { onOpen: () => void }) {
  const title = useTitle()
  const { show } = useCounty()
  const { indicator, legend } = useShownValues()
  const surface = useSurfaceEntries(indicator)
  const coverage = useCoverageEntries()
  if (!indicator) return null
  const entries = { areas: legend?.classes ?? [], coverage, surface }[show]
  const unit = { areas: title(indicator.unit), coverage: '', surface: 'm' }[show]
  return (
    <button type="button" className={styles.strip} onClick={onOpen}>
      <span className={styles.title}>
        {title(indicator.title)} <span className={styles.unit}>{unit}</span>
      </span>
      <span className={styles.classes}>
        {entries.map(({ color, label }) => (
          <span key={label} className={styles.class}>
            <span className={styles.color} style={{ background: color }} />
            <span className={styles.label}>{label}</span>
          </span>
        ))}
      </span>
    </button>
  )
}

function useSurfaceEntries(indicator: IndicatorInfo | undefined) {
  const { scope, show } = useCounty()
  const radius = indicator?.radii[0]?.radiusMetres ?? 500
  const { data } = useQuery({
    ...surfaceOptions(scope, indicator?.kinds[0] ?? '', radius),
    enabled: show === 'surface' && indicator !== undefined,
  })
  return data ? surfaceClasses(data.breaksMetres) : []
}

function useCoverageEntries() {
  const text = useText()
  return [
    { color: coverageColors.covered, label: text.legend.covered },
    { color: coverageColors.uncovered, label: text.legend.uncovered },
  ]
}
