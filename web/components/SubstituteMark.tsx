// Does a number rest on a substitute? A small mark behind it, and the sentence that the mark stands for.
import { Fragment } from 'react'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './SubstituteMark.module.css'

type Marked = Pick<IndicatorValue, 'value' | 'substitutes'>

export function SubstituteMark({ value }: { value: Marked | undefined }) {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  if (!value || !isMarked(value)) return null
  const words = value.substitutes.map((each) => title(catalog.substitutes[each]))
  return (
    <span className={styles.mark} title={words.join('\n')}>
      <span aria-hidden="true">*</span>
      <span className="visually-hidden">{text.substitute.mark}</span>
    </span>
  )
}

/** The footnote to all marks of a list: each substitute once. */
export function SubstituteNotes({ values }: { values: readonly Marked[] }) {
  const title = useTitle()
  const { catalog } = useCounty()
  const substitutes = new Set(values.filter(isMarked).flatMap((each) => each.substitutes))
  if (substitutes.size === 0) return null
  return (
    <p className={styles.notes}>
      {[...substitutes].map((substitute) => (
        <Fragment key={substitute}>
          <span className={styles.mark} aria-hidden="true">
            *
          </span>
          <span>{title(catalog.substitutes[substitute])}</span>
        </Fragment>
      ))}
    </p>
  )
}

/** Where there is no number there is nothing to mark. */
function isMarked({ value, substitutes }: Marked): boolean {
  return value !== null && substitutes.length > 0
}
