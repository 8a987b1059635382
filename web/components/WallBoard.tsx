// The board for the wall: the chosen indicator so large that it reads across a room, the others as a plain list below.
import { useQuery } from '@tanstack/react-query'
import { areaOptions, areaValuesOptions } from '../api.ts'
import { useText, useTitle } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { BoardBones } from './BoardBones.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { valueFigure } from './indicator-figure.ts'
import { ValueCard } from './ValueCard.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import styles from './WallBoard.module.css'

export function WallBoard() {
  const text = useText()
  const title = useTitle()
  const { county, scope, catalog, indicator: chosen, change } = useCounty()
  const answer = useQuery(areaValuesOptions(scope))
  const area = useQuery(areaOptions(scope))
  if (!answer.data) {
    return answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <BoardBones />
  }
  const values = new Map(answer.data.items.map((value) => [value.indicator, value]))
  const verdicts = answer.data.items.map(({ verdict }) => verdict)
  const passed = verdicts.filter((verdict) => verdict === 'pass').length
  const judged = passed + verdicts.filter((verdict) => verdict === 'fail').length
  return (
    <div className={styles.board} aria-busy={answer.isFetching}>
      <header className={styles.header}>
        <h2 className={styles.name}>{area.data?.area.name ?? county.name}</h2>
        <p className={styles.summary}>{text.board.passed(String(passed), String(judged))}</p>
      </header>
      {chosen && <ValueCard indicator={chosen} value={values.get(chosen.id)} waiting={false} />}
      <ul className={styles.list}>
        {catalog.indicators.map((indicator) => {
          const value = values.get(indicator.id)
          return (
            <li key={indicator.id}>
              <button
                type="button"
                className={styles.row}
                aria-pressed={indicator.id === chosen?.id}
                onClick={() => change({ indicator: indicator.id })}
              >
                <span className={styles.title}>{title(indicator.title)}</span>
                <Quantity {...valueFigure(indicator, value?.value ?? null, title)} size="figure" />
                <VerdictMark verdict={value?.verdict ?? 'no-data'} />
              </button>
            </li>
          )
        })}
      </ul>
      {county.demo && <p className={styles.demo}>{text.demo.tag}</p>}
    </div>
  )
}
