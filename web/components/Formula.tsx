// The value written out: numerator ÷ denominator = value, each named and with its unit.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { quantity } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import styles from './Formula.module.css'
import { denominatorTitle, valueFigure } from './indicator-figure.ts'

export function Formula({ indicator, value }: { indicator: IndicatorInfo; value: IndicatorValue }) {
  const text = useText()
  const title = useTitle()
  const part = (key: 'numerator' | 'denominator') => {
    const amount = value[key]
    const name =
      key === 'numerator' ? indicator.numerator.title : denominatorTitle(indicator, value.substitutes)
    return (
      <span className={styles.part}>
        <span className={styles.name}>{title(name)}</span>
        {amount === null ? (
          text.verdict['no-data']
        ) : (
          <Quantity {...quantity(amount, indicator[key].unit, text)} />
        )}
      </span>
    )
  }
  return (
    <p className={styles.formula}>
      {part('numerator')}
      <span className={styles.sign}>÷</span>
      {part('denominator')}
      <span className={styles.sign}>=</span>
      <span className={styles.part}>
        {value.value === null ? (
          text.explanation.noValue
        ) : (
          <Quantity {...valueFigure(indicator, value.value, title)} />
        )}
      </span>
    </p>
  )
}
