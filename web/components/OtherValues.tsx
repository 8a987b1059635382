// All indicators of an area, short: name, value, verdict. Choosing one colours the map.
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Quantity } from '../ui/Quantity.tsx'
import { useCounty } from './county.ts'
import { valueFigure } from './indicator-figure.ts'
import styles from './OtherValues.module.css'
import { VerdictMark } from './VerdictMark.tsx'

export function OtherValues({ values }: { values: readonly IndicatorValue[] | undefined }) {
  const title = useTitle()
  const { catalog, indicator: chosen, change } = useCounty()
  if (!values) return <Bone height={120} />
  const byIndicator = new Map(values.map((value) => [value.indicator, value]))
  return (
    <ul className={styles.list}>
      {catalog.indicators.map((indicator) => {
        const value = byIndicator.get(indicator.id)
        return (
          <li key={indicator.id}>
            <button
              type="button"
              className={styles.row}
              aria-pressed={indicator.id === chosen?.id}
              onClick={() => change({ indicator: indicator.id })}
            >
              <span className={styles.name}>{title(indicator.title)}</span>
              <Quantity {...valueFigure(indicator, value?.value ?? null, title)} />
              <VerdictMark verdict={value?.verdict ?? 'no-data'} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
