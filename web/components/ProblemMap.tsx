// Where the problem is: a small map of its own with its sign; a click on it leads to the map of the county.
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import type { Insets, MapProps } from '../map/map-props.ts'
import type { ProblemMarks } from '../map/problems.ts'
import { useText } from '../text/text.ts'
import { Catch } from '../ui/Catch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { useMapWords } from './map-words.ts'
import styles from './ProblemMap.module.css'
import { lightAt, useNow } from './problem-light.ts'

const CountyMap = lazy(() => import('../map/CountyMap.tsx').then((module) => ({ default: module.CountyMap })))

interface Props {
  detail: ProblemDetail
  onPicture?: MapProps['onPicture']
}

/** Degrees around the problem: some 300 metres, enough to recognise the block. */
const around = 0.0028

export function ProblemMap({ detail: { row }, onPicture }: Props) {
  const text = useText()
  const words = useMapWords()
  const now = useNow()
  const { county, catalog, view, select } = useCounty()
  const [hovered, setHovered] = useState<string>()
  const light = lightAt(row, now) ?? null
  const [lng, lat] = row.position
  const marks = useMemo<ProblemMarks>(() => {
    const { id, status, category } = row
    return {
      map: { points: [{ id, status, category, light, position: [lng, lat] }], clusters: [] },
      heat: undefined,
      selected: id,
    }
  }, [row, light, lng, lat])
  const box = useMemo<Box>(() => [lng - around, lat - around, lng + around, lat + around], [lng, lat])
  const loading = <p className={styles.loading}>{text.map.loading}</p>
  return (
    <div className={styles.map}>
      <Catch fallback={<Notice urgent title={text.problem.noMap} hint={text.map.failedHint} />}>
        <Suspense fallback={loading}>
          <CountyMap
            county={county}
            catalog={catalog}
            words={words}
            theme="light"
            language={view.language === 'en' ? 'en' : 'zh'}
            level={county.counts.grid > 0 ? 'grid' : 'county'}
            indicator={undefined}
            values={undefined}
            show="problems"
            shapes={undefined}
            surface={undefined}
            duties={undefined}
            problems={marks}
            hiddenKinds={nothing}
            classFilter={undefined}
            selected={undefined}
            hoveredArea={hovered}
            camera={undefined}
            fitTo={box}
            insets={noInsets}
            plain
            onSelect={(chosen) => {
              if (chosen?.type === 'place') select({ type: 'place', id: chosen.id })
              else if (chosen) select(chosen)
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

const nothing: ReadonlySet<string> = new Set()
const noInsets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

/** This map has no place in the link. */
function stay() {}
