// Which land is judged? The denominator of the indicator, or what stood in for it.
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { denominatorTitle } from './indicator-figure.ts'
import styles from './LegendList.module.css'
import { SubstituteMark } from './SubstituteMark.tsx'
import { useScopeValue } from './shown-picture.ts'

export function JudgedLand() {
  const text = useText()
  const title = useTitle()
  const { indicator } = useCounty()
  const value = useScopeValue()
  if (!indicator || !value) return null
  return (
    <p className={styles.note}>
      {text.legend.judged(title(denominatorTitle(indicator, value.substitutes)))}
      <SubstituteMark value={value} />
    </p>
  )
}
