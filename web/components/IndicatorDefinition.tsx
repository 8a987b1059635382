// What does an indicator mean, and who says so? Definition, service radius, target and further marks with their sources.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import { area, length, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './IndicatorDefinition.module.css'
import { targetText } from './indicator-figure.ts'

export function IndicatorDefinition({ indicator }: { indicator: IndicatorInfo }) {
  const text = useText()
  const title = useTitle()
  const { target, otherLevels, radii } = indicator
  return (
    <dl className={styles.definition}>
      <dt>{text.explanation.definition}</dt>
      <dd>
        {title(indicator.definition)}
        <Cite source={indicator.source} />
      </dd>
      {radii.length > 0 && (
        <>
          <dt>{text.explanation.radii}</dt>
          <dd>
            {radii.map(({ minSquareMetres, radiusMetres }) => {
              const radius = plain(length(radiusMetres, text))
              return (
                <p key={minSquareMetres}>
                  {minSquareMetres === 0
                    ? text.explanation.radiusPoint(radius)
                    : text.explanation.radius(plain(area(minSquareMetres, text)), radius)}
                </p>
              )
            })}
          </dd>
        </>
      )}
      <dt>{text.explanation.target}</dt>
      <dd>
        {target ? (
          <>
            <strong>{targetText(indicator, target, title)}</strong> {title(target.title)}
            {indicator.orRisingYearly && ` ${text.explanation.rising}`}
            <Cite source={target.source} />
          </>
        ) : (
          text.board.noTarget
        )}
      </dd>
      {otherLevels.length > 0 && (
        <>
          <dt>{text.explanation.otherLevels}</dt>
          <dd>
            {otherLevels.map((level) => (
              <p key={`${level.op}${level.value}${level.source}`}>
                {targetText(indicator, level, title)} {title(level.title)}
                <Cite source={level.source} />
              </p>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

function Cite({ source }: { source: string }) {
  return <cite className={styles.source}>{source}</cite>
}
