// The classes of the choropleth, high values on top, each with the number of its areas.

import { classIndexOf, noDataClass } from '../map/classes.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './LegendList.module.css'
import { Swatch } from './Swatch.tsx'
import { useShownValues } from './shown-values.ts'

export function LegendClasses() {
  const text = useText()
  const { change } = useCounty()
  const { legend, values, classFilter } = useShownValues()
  if (!legend || !values) return null
  const counts = new Map<number, number>()
  for (const { value } of values) {
    const index = classIndexOf(legend, value)
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  const entries = [
    ...legend.classes.map(({ color, label }, index) => ({ color, label, index })).reverse(),
    { color: undefined, label: text.legend.noData, index: noDataClass },
  ]
  return (
    <ul className={styles.list}>
      {entries.map(({ color, label, index }) => {
        const filtering = classFilter === index
        return (
          <li key={index}>
            <button
              type="button"
              className={`${styles.entry} ${classFilter !== undefined && !filtering ? styles.aside : ''}`}
              aria-pressed={filtering}
              title={filtering ? text.legend.clear : text.legend.filter(label)}
              onClick={() => change({ classFilter: filtering ? undefined : index })}
            >
              <Swatch color={color} />
              <span className={styles.label}>{label === '' ? text.legend.all : label}</span>
              <span className={styles.count}>{formatNumber(counts.get(index) ?? 0)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
