// How does a grid stand? Every indicator that is computed for grids, its target and whether it is met.
import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { areaValuesOptions } from '../queries/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Quantity } from '../ui/Quantity.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridIndicators.module.css'
import { targetText, valueFigure } from './indicator-figure.ts'
import { SubstituteMark, SubstituteNotes } from './SubstituteMark.tsx'
import { VerdictMark } from './VerdictMark.tsx'

export function GridIndicators({ code }: { code: string }) {
  const words = useText().gridPage
  const { catalog } = useCounty()
  const { data, error, refetch } = useQuery(areaValuesOptions(code))
  if (!data) return error ? <FailureNotice error={error} retry={refetch} /> : <Bone height={240} />
  const byIndicator = new Map(data.items.map((value) => [value.indicator, value]))
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.indicator, words.value, words.target, words.verdict].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {catalog.indicators
            .filter(({ levels }) => levels.includes('grid'))
            .map((indicator) => (
              <Row key={indicator.id} indicator={indicator} value={byIndicator.get(indicator.id)} />
            ))}
        </tbody>
      </table>
      <SubstituteNotes values={data.items} />
    </>
  )
}

function Row({ indicator, value }: { indicator: IndicatorInfo; value: IndicatorValue | undefined }) {
  const text = useText()
  const title = useTitle()
  const { target } = indicator
  return (
    <tr>
      <th scope="row">{title(indicator.title)}</th>
      <td>
        <Quantity {...valueFigure(indicator, value?.value ?? null, title)} />
        <SubstituteMark value={value} />
      </td>
      <td className={styles.soft}>
        {target ? targetText(indicator, target, title) : text.gridPage.noTarget}
      </td>
      <td>
        <VerdictMark verdict={value?.verdict ?? 'no-data'} />
      </td>
    </tr>
  )
}
