// The chosen indicator of an area: value large, target and verdict beside it.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { BulletBar } from '../ui/BulletBar.tsx'
import { Quantity } from '../ui/Quantity.tsx'
import { barEnd, targetText, valueFigure } from './indicator-figure.ts'
import { SubstituteMark } from './SubstituteMark.tsx'
import styles from './ValueCard.module.css'
import { toneOf, VerdictMark } from './VerdictMark.tsx'

interface Props {
  indicator: IndicatorInfo
  value: IndicatorValue | undefined
  waiting: boolean
}

export function ValueCard({ indicator, value, waiting }: Props) {
  const text = useText()
  const title = useTitle()
  const amount = value?.value ?? null
  const verdict = value?.verdict ?? 'no-data'
  const target = indicator.target?.value ?? null
  return (
    <section className={styles.card} aria-label={title(indicator.title)} aria-live="polite">
      <h3 className={styles.title}>{title(indicator.title)}</h3>
      {waiting ? (
        <Bone width={140} height={46} />
      ) : (
        <p className={styles.value}>
          <span>
            <Quantity {...valueFigure(indicator, amount, title)} size="huge" />
            <SubstituteMark value={value} />
          </span>
          <VerdictMark verdict={verdict} />
        </p>
      )}
      <BulletBar value={amount} target={target} end={barEnd(indicator, amount)} tone={toneOf(verdict)} />
      {indicator.target && (
        <p className={styles.target}>
          {text.board.target(targetText(indicator, indicator.target, title))}
          {indicator.orRisingYearly && ` ${text.explanation.rising}`}
        </p>
      )}
    </section>
  )
}
