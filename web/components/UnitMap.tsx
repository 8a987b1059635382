// What a unit answers for on a map of its own; a click on something leads to the map of the county.
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Insets, MapProps } from '../map/map-props.ts'
import { useText } from '../text/text.ts'
import { Catch } from '../ui/Catch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { useMapWords } from './map-words.ts'
import type { UnitPageAnswer } from './UnitFacts.tsx'
import styles from './UnitMap.module.css'
import { dutiesOf } from './unit-map.ts'

const CountyMap = lazy(() => import('../map/CountyMap.tsx').then((module) => ({ default: module.CountyMap })))

interface Props {
  page: UnitPageAnswer
  onPicture?: MapProps['onPicture']
}

export function UnitMap({ page: { assignments, box }, onPicture }: Props) {
  const text = useText()
  const words = useMapWords()
  const { county, catalog, view, select } = useCounty()
  const [hovered, setHovered] = useState<string>()
  const duties = useMemo(() => dutiesOf(assignments, dutyColor), [assignments])
  if (box === null) return <p className={styles.none}>{text.unitPage.noBox}</p>
  const loading = <p className={styles.loading}>{text.map.loading}</p>
  return (
    <div className={styles.map}>
      <Catch fallback={<Notice urgent title={text.map.failed} hint={text.map.failedHint} />}>
        <Suspense fallback={loading}>
          <CountyMap
            county={county}
            catalog={catalog}
            words={words}
            theme="light"
            language={view.language === 'en' ? 'en' : 'zh'}
            level={county.counts.community > 0 ? 'community' : 'county'}
            indicator={undefined}
            values={undefined}
            show="units"
            shapes={undefined}
            surface={undefined}
            duties={duties}
            hiddenKinds={nothing}
            classFilter={undefined}
            selected={undefined}
            hoveredArea={hovered}
            camera={undefined}
            fitTo={box}
            insets={noInsets}
            onSelect={(chosen) => {
              if (chosen) select(chosen.type === 'place' ? { type: 'place', id: chosen.id } : chosen)
            }}
            onHoverArea={setHovered}
            onCamera={stay}
            onPicture={onPicture}
          />
        </Suspense>
      </Catch>
    </div>
  )
}

const dutyColor = '#1D4ED8'
const nothing: ReadonlySet<string> = new Set()
const noInsets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

/** This map has no place in the link. */
function stay() {}
