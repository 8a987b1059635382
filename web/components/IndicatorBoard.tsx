// How does the current area stand? All its indicators by group, each with value, target and verdict.
import { InboxOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { areaValuesOptions } from '../queries/indicators.ts'
import { useText } from '../text/text.ts'
import { Fold } from '../ui/Fold.tsx'
import { Notice } from '../ui/Notice.tsx'
import { BoardBones } from './BoardBones.tsx'
import { BoardHeader } from './BoardHeader.tsx'
import { BoardNotes } from './BoardNotes.tsx'
import { BoardRow } from './BoardRow.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './IndicatorBoard.module.css'
import { SubstituteNotes } from './SubstituteMark.tsx'

export function IndicatorBoard() {
  const text = useText()
  const { scope, catalog, indicator: chosen, change } = useCounty()
  const answer = useQuery(areaValuesOptions(scope))
  if (!answer.data) {
    return answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <BoardBones />
  }
  const values = new Map(answer.data.items.map((value) => [value.indicator, value]))
  const groups = groupsOf(catalog.indicators)
  return (
    <div className={answer.isPlaceholderData ? styles.waiting : undefined} aria-busy={answer.isFetching}>
      <BoardHeader values={answer.data.items} computedAt={answer.data.computedAt} />
      {values.size === 0 && (
        <Notice icon={<InboxOutlined />} title={text.board.empty} hint={text.board.emptyHint} />
      )}
      {groups.map(([group, indicators]) => (
        <Fold key={group} title={text.board.groups[group]} aside={metText(indicators, values)}>
          <ul className={styles.rows}>
            {indicators.map((indicator) => (
              <li key={indicator.id}>
                <BoardRow
                  indicator={indicator}
                  value={values.get(indicator.id)}
                  chosen={indicator.id === chosen?.id}
                  onChoose={() => change({ indicator: indicator.id })}
                />
                {indicator.id === chosen?.id && <BoardNotes indicator={indicator.id} area={scope} />}
              </li>
            ))}
          </ul>
        </Fold>
      ))}
      <SubstituteNotes values={answer.data.items} />
    </div>
  )
}

/** `2/3`: met of those with a verdict; nothing where none has one. */
function metText(indicators: readonly IndicatorInfo[], values: ReadonlyMap<string, IndicatorValue>) {
  const verdicts = indicators.map(({ id }) => values.get(id)?.verdict)
  const judged = verdicts.filter((verdict) => verdict === 'pass' || verdict === 'fail')
  return judged.length === 0
    ? undefined
    : `${judged.filter((verdict) => verdict === 'pass').length}/${judged.length}`
}

/** Indicators by group, both in the order of the catalog. */
function groupsOf(indicators: readonly IndicatorInfo[]) {
  return [...Map.groupBy(indicators, (indicator) => indicator.group)]
}
