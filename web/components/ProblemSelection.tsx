// What is chosen in the list, and what can be done with all of it; also all that the filter chooses, page or not.
import { Button } from 'antd'
import { useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { bulkMoveLimit } from '../../api/contract/problem-moves.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { collectProblems, type ProblemSort } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import styles from './ProblemSelection.module.css'
import { type BulkChoice, bulkChoices } from './problem-bulk.ts'
import { useProblemWords } from './problem-words.ts'
import { useProfile } from './profile.ts'

interface Props {
  selected: readonly ProblemRow[]
  filter: ProblemFilter
  sort: ProblemSort
  /** How many the filter chooses. */
  total: number
  onSelected: (rows: readonly ProblemRow[]) => void
  onStep: (choice: BulkChoice) => void
}

export function ProblemSelection({ selected, filter, sort, total, onSelected, onStep }: Props) {
  const text = useText()
  const words = text.problemBulk
  const named = useProblemWords()
  const profile = useProfile()
  const { county } = useCounty()
  const [collecting, setCollecting] = useState<'busy' | Error>()
  const choices = bulkChoices(profile, county.code, selected)
  const wanted = Math.min(total, bulkMoveLimit)
  const all = () => {
    setCollecting('busy')
    collectProblems(county.code, filter, sort, bulkMoveLimit).then((rows) => {
      setCollecting(undefined)
      onSelected(rows)
    }, setCollecting)
  }
  return (
    <div className={styles.selection}>
      <strong role="status">{words.selected(formatNumber(selected.length))}</strong>
      {selected.length < wanted && (
        <Button type="link" size="small" loading={collecting === 'busy'} onClick={all}>
          {total > bulkMoveLimit
            ? words.selectFirst(formatNumber(bulkMoveLimit))
            : words.selectAll(formatNumber(total))}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => onSelected([])}>
        {words.clear}
      </Button>
      {collecting instanceof Error && <span role="alert">{failureWords(collecting, text).title}</span>}
      <span className={styles.steps}>
        {choices.length === 0 && <span className={styles.soft}>{words.none}</span>}
        {choices.map((choice, index) => (
          <Button
            key={choice.action}
            type={index === 0 ? 'primary' : 'default'}
            onClick={() => onStep({ ...choice, rows: choice.rows.slice(0, bulkMoveLimit) })}
          >
            {words.run(named.action(choice.action), formatNumber(choice.rows.length))}
          </Button>
        ))}
      </span>
    </div>
  )
}
