// A map of its own on a page or in a form: it begins at a box, has no place in the link, and nothing is coloured unless asked.
// A click on something leads to the map of the county.
import { lazy, Suspense, useState } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import type { Insets, MapProps } from '../map/map-props.ts'
import { useText } from '../text/text.ts'
import { Catch } from '../ui/Catch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { useMapWords } from './map-words.ts'
import styles from './SmallMap.module.css'

const CountyMap = lazy(() => import('../map/CountyMap.tsx').then((module) => ({ default: module.CountyMap })))

type Props = Pick<MapProps, 'level' | 'show'> &
  Partial<Omit<MapProps, 'level' | 'show' | 'fitTo'>> & { box: Box; tall?: boolean }

export function SmallMap({ box, tall = false, ...more }: Props) {
  const text = useText()
  const words = useMapWords()
  const { county, catalog, view, select } = useCounty()
  const [hovered, setHovered] = useState<string>()
  return (
    <div className={`${styles.map} ${tall ? styles.tall : ''}`}>
      <Catch fallback={<Notice urgent title={text.map.failed} hint={text.map.failedHint} />}>
        <Suspense fallback={<p className={styles.loading}>{text.map.loading}</p>}>
          <CountyMap
            county={county}
            catalog={catalog}
            words={words}
            theme="light"
            language={view.language === 'en' ? 'en' : 'zh'}
            indicator={undefined}
            values={undefined}
            shapes={undefined}
            surface={undefined}
            duties={undefined}
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
            {...more}
          />
        </Suspense>
      </Catch>
    </div>
  )
}

const nothing: ReadonlySet<string> = new Set()
const noInsets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

function stay() {}
