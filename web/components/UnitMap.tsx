// What a unit answers for on a map of its own; a click on something leads to the map of the county.
import { useMemo } from 'react'
import type { MapProps } from '../map/map-props.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { SmallMap } from './SmallMap.tsx'
import type { UnitPageAnswer } from './UnitFacts.tsx'
import styles from './UnitMap.module.css'
import { dutiesOf } from './unit-map.ts'

interface Props {
  page: UnitPageAnswer
  onPicture?: MapProps['onPicture']
}

export function UnitMap({ page: { assignments, box }, onPicture }: Props) {
  const text = useText()
  const { county } = useCounty()
  const duties = useMemo(() => dutiesOf(assignments, dutyColor), [assignments])
  if (box === null) return <p className={styles.none}>{text.unitPage.noBox}</p>
  return (
    <SmallMap
      tall
      box={box}
      level={county.counts.community > 0 ? 'community' : 'county'}
      show="units"
      duties={duties}
      onPicture={onPicture}
    />
  )
}

const dutyColor = '#1D4ED8'
