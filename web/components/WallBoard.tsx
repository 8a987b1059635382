// The board for the wall: the chosen indicator so large that it reads across a room, the others as a plain list below.
import { useQuery } from '@tanstack/react-query'
import { areaOptions } from '../queries/areas.ts'
import { areaValuesOptions } from '../queries/indicators.ts'
import { useText } from '../text/text.ts'
import { BoardBones } from './BoardBones.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { ValueCard } from './ValueCard.tsx'
import { ValueList } from './ValueList.tsx'
import styles from './WallBoard.module.css'

export function WallBoard() {
  const text = useText()
  const { county, scope, indicator: chosen } = useCounty()
  const answer = useQuery(areaValuesOptions(scope))
  const area = useQuery(areaOptions(scope))
  if (!answer.data) {
    return answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <BoardBones />
  }
  const verdicts = answer.data.items.map(({ verdict }) => verdict)
  const passed = verdicts.filter((verdict) => verdict === 'pass').length
  const judged = passed + verdicts.filter((verdict) => verdict === 'fail').length
  return (
    <div className={styles.board} aria-busy={answer.isFetching}>
      <header className={styles.header}>
        <h2 className={styles.name}>{area.data?.area.name ?? county.name}</h2>
        <p className={styles.summary}>{text.board.passed(String(passed), String(judged))}</p>
      </header>
      {chosen && (
        <ValueCard
          indicator={chosen}
          value={answer.data.items.find((each) => each.indicator === chosen.id)}
          waiting={false}
        />
      )}
      <div className={styles.list}>
        <ValueList large values={answer.data.items} />
      </div>
      {county.demo && <p className={styles.demo}>{text.demo.tag}</p>}
    </div>
  )
}
