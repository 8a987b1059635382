// What do the colours mean? Classes with breaks, unit and target; clicking a class narrows the map to it.
import { InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText, useTitle } from '../text/text.ts'
import { Flyout } from '../ui/Flyout.tsx'
import { useCounty } from './county.ts'
import { IndicatorDefinition } from './IndicatorDefinition.tsx'
import { targetText } from './indicator-figure.ts'
import styles from './Legend.module.css'
import { LegendClasses } from './LegendClasses.tsx'
import { LegendCoverage } from './LegendCoverage.tsx'
import { LegendProblems } from './LegendProblems.tsx'
import { LegendFailure, LegendNoData, LegendProgress } from './LegendState.tsx'
import { LegendSurface } from './LegendSurface.tsx'
import { LegendUnits } from './LegendUnits.tsx'
import { usePictureState } from './shown-picture.ts'
import { useShownValues } from './shown-values.ts'

export function Legend() {
  const text = useText()
  const title = useTitle()
  const { show, level } = useCounty()
  const { indicator } = useShownValues()
  const picture = usePictureState()
  if (show === 'units') return <LegendUnits />
  if (show === 'problems') return <LegendProblems />
  if (!indicator) return null
  return (
    <section className={styles.legend} aria-label={text.legend.title}>
      {picture.waiting && <LegendProgress />}
      <header className={styles.header}>
        <h2 className={styles.title}>{title(indicator.title)}</h2>
        <Flyout
          placement="rightBottom"
          content={
            <section className={styles.definition} aria-label={text.legend.definition}>
              <IndicatorDefinition indicator={indicator} />
            </section>
          }
        >
          <Button
            type="text"
            size="small"
            icon={<InfoCircleOutlined />}
            aria-label={text.legend.definition}
          />
        </Flyout>
      </header>
      <p className={styles.facts}>
        <span>{show === 'areas' ? text.levels[level] : text.map.shows[show]}</span>
        {show === 'areas' && <span>{title(indicator.unit)}</span>}
        {indicator.target && <span>{text.board.target(targetText(indicator, indicator.target, title))}</span>}
      </p>
      {picture.error && <LegendFailure error={picture.error} retry={picture.refetch} />}
      {picture.empty && <LegendNoData />}
      {show === 'areas' && <LegendClasses />}
      {show === 'coverage' && !picture.empty && <LegendCoverage />}
      {show === 'surface' && !picture.empty && <LegendSurface indicator={indicator} />}
    </section>
  )
}
