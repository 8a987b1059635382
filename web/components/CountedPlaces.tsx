// Which places count for a value, and how much each brings? Those that bring most first.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { Explanation } from '../../api/contract/indicators.ts'
import { formatNumber, quantity } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import styles from './PlaceRows.module.css'

interface Props {
  places: Explanation['places']
  indicator: IndicatorInfo
}

export function CountedPlaces({ places, indicator }: Props) {
  const text = useText()
  if (places.length === 0) return <p className={styles.none}>{text.explanation.noPlaces}</p>
  const { unit } = indicator.numerator
  return (
    <ShortList
      first={6}
      more={(count) => text.more(formatNumber(count))}
      items={places.map((place) => (
        <div key={place.id} className={styles.row}>
          <PlaceLink {...place} />
          <span className={styles.amount}>
            {!place.inside && <span className={styles.soft}>{text.explanation.outside} </span>}
            {unit !== 'count' && <Quantity {...quantity(place.contribution, unit, text)} />}
          </span>
        </div>
      ))}
    />
  )
}
