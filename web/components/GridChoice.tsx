// Close to a border: both grids with their leaders, and the reporter says in which one it is.
import { Radio } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridChoice.module.css'
import { useReport } from './report.ts'
import { gridsInDoubt } from './use-border-areas.ts'

export function GridChoice() {
  const { report: words } = useText()
  const { draft, change, spot } = useReport()
  if (!spot.answer) return null
  const grids = gridsInDoubt(spot.answer)
  const nearest = Math.min(...grids.map(({ distanceMetres }) => distanceMetres).filter((each) => each > 0))
  if (grids.length === 0) return null
  const metres = formatNumber(Math.max(1, Math.round(Number.isFinite(nearest) ? nearest : 0)))
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.question}>{words.border(metres)}</legend>
      <Radio.Group
        className={styles.grids}
        value={draft.gridCode}
        onChange={(event) => change({ gridCode: String(event.target.value) })}
      >
        {grids.map(({ code, name, leaderName }) => (
          <Radio key={code} value={code} className={styles.grid}>
            <strong>{name}</strong>
            <span className={styles.leader}>
              {leaderName === null ? words.noLeader : words.leader(leaderName)}
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  )
}
