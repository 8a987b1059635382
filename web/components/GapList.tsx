// What is not covered, largest first, and the unit that answers for it.
import type { Explanation } from '../../api/contract/indicators.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import styles from './PlaceRows.module.css'

export function GapList({ gaps }: { gaps: Explanation['gaps'] }) {
  const text = useText()
  if (gaps.length === 0) return <p className={styles.none}>{text.explanation.noGaps}</p>
  return (
    <ShortList
      first={6}
      more={(count) => text.more(formatNumber(count))}
      items={gaps.map((gap) => {
        const total = plain(area(gap.areaSquareMetres, text))
        return (
          <div key={gap.id} className={styles.row}>
            <PlaceLink id={gap.id} kind={gap.kind} name={gap.name} />
            <span
              className={styles.amount}
              title={text.explanation.gapShare(plain(area(gap.uncoveredSquareMetres, text)), total)}
            >
              <Quantity {...area(gap.uncoveredSquareMetres, text)} />
              <span className={styles.soft}> / {total}</span>
            </span>
            <span className={`${styles.unit} ${gap.unitName === null ? styles.warn : ''}`}>
              {gap.unitName === null ? text.explanation.noUnit : `${text.explanation.unit} ${gap.unitName}`}
            </span>
          </div>
        )
      })}
    />
  )
}
