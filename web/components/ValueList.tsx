// All indicators of an area, short: name, value, verdict. Choosing one colours the map.
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { useTitle } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { useCounty } from './county.ts'
import { valueFigure } from './indicator-figure.ts'
import { SubstituteMark, SubstituteNotes } from './SubstituteMark.tsx'
import styles from './ValueList.module.css'
import { VerdictMark } from './VerdictMark.tsx'

interface Props {
  values: readonly IndicatorValue[]
  /** For the wall. */
  large?: boolean
}

export function ValueList({ values, large = false }: Props) {
  const title = useTitle()
  const { catalog, indicator: chosen, change } = useCounty()
  const byIndicator = new Map(values.map((value) => [value.indicator, value]))
  return (
    <>
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
                <span>
                  <Quantity
                    {...valueFigure(indicator, value?.value ?? null, title)}
                    size={large ? 'figure' : 'body'}
                  />
                  <SubstituteMark value={value} />
                </span>
                <VerdictMark verdict={value?.verdict ?? 'no-data'} />
              </button>
            </li>
          )
        })}
      </ul>
      <SubstituteNotes values={values} />
    </>
  )
}
