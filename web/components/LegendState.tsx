// What stands in the legend instead of colours, or above them: still loading, not answered, or nothing recorded and why.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { isMissing } from '../../api/contract/indicators.ts'
import { explanationOptions } from '../queries/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import listStyles from './LegendList.module.css'
import styles from './LegendState.module.css'
import { Swatch } from './Swatch.tsx'

/** A thin line that runs along the upper edge of its box; nothing at all for what comes at once. */
export function LegendProgress() {
  const text = useText()
  return <span className={styles.progress} role="progressbar" aria-label={text.loading} />
}

export function LegendFailure({ error, retry }: { error: Error; retry: () => unknown }) {
  const text = useText()
  return (
    <p className={styles.failure} role="alert">
      <span>{failureWords(error, text).title}</span>
      <Button size="small" onClick={() => retry()}>
        {text.retry}
      </Button>
    </p>
  )
}

/** The reasons come with the explanation of the value; without any the data are there and no place counts. */
export function LegendNoData() {
  const text = useText()
  const title = useTitle()
  const { scope, indicator } = useCounty()
  const { data } = useQuery({
    ...explanationOptions(indicator?.id ?? '', scope),
    enabled: indicator !== undefined,
  })
  const reasons = data?.notes.filter(isMissing)
  return (
    <>
      <p className={listStyles.entry}>
        <Swatch color={undefined} />
        <span className={listStyles.label}>{text.legend.noDataYet}</span>
      </p>
      {reasons?.map((reason) => (
        <p key={reason.code} className={listStyles.note}>
          {title(reason)}
        </p>
      ))}
      {reasons?.length === 0 && <p className={listStyles.note}>{text.explanation.noPlaces}</p>}
    </>
  )
}
