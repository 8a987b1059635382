// One indicator of the board: name, value, how far from the target, verdict. Choosing it colours the map.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import { BulletBar } from '../ui/BulletBar.tsx'
import { Quantity } from '../ui/Quantity.tsx'
import styles from './BoardRow.module.css'
import { barEnd, targetNumber, valueFigure } from './indicator-figure.ts'
import { SubstituteMark } from './SubstituteMark.tsx'
import { toneOf, VerdictMark } from './VerdictMark.tsx'

interface Props {
  indicator: IndicatorInfo
  /** undefined: the server has not computed it for this area. */
  value: IndicatorValue | undefined
  chosen: boolean
  onChoose: () => void
}

export function BoardRow({ indicator, value, chosen, onChoose }: Props) {
  const text = useText()
  const title = useTitle()
  const amount = value?.value ?? null
  const verdict = value?.verdict ?? 'no-data'
  const target = indicator.target?.value ?? null
  return (
    <button type="button" className={styles.row} aria-pressed={chosen} onClick={onChoose}>
      <span className={styles.name}>{title(indicator.title)}</span>
      <span>
        <Quantity {...valueFigure(indicator, amount, title)} size="figure" />
        <SubstituteMark value={value} />
      </span>
      <span className={styles.state}>
        <BulletBar value={amount} target={target} end={barEnd(indicator, amount)} tone={toneOf(verdict)} />
        <span className={styles.target}>
          {indicator.target && (
            <>
              <span className="visually-hidden">{text.legend.target} </span>
              {targetNumber(indicator.target)}
            </>
          )}
        </span>
        <VerdictMark verdict={verdict} />
      </span>
    </button>
  )
}
