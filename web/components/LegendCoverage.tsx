// Covered and uncovered land, and the outline of the service area.
import { useText } from '../text/text.ts'
import { JudgedLand } from './JudgedLand.tsx'
import styles from './LegendList.module.css'
import { Swatch } from './Swatch.tsx'

// The same colours as on the map: covered blue, uncovered orange.
export const coverageColors = { covered: '#4393C3', uncovered: '#E08214' }

export function LegendCoverage() {
  const text = useText()
  const entries = [
    { label: text.legend.covered, color: coverageColors.covered, line: false },
    { label: text.legend.uncovered, color: coverageColors.uncovered, line: false },
    { label: text.legend.service, color: coverageColors.covered, line: true },
  ]
  return (
    <>
      <ul className={styles.list}>
        {entries.map(({ label, color, line }) => (
          <li key={label} className={styles.entry}>
            <Swatch color={color} drawn={line ? 'line' : 'field'} />
            <span className={styles.label}>{label}</span>
          </li>
        ))}
      </ul>
      <JudgedLand />
    </>
  )
}
