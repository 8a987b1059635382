// Somebody else saved the same community meanwhile: both borders stand on the map, and nothing is lost whatever is chosen.
import { Alert, Button } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridEditor.module.css'
import type { Conflict, Session } from './grid-session.ts'
import type { GridEditor } from './use-grid-editor.ts'

interface Props {
  editor: GridEditor
  session: Session
  conflict: Conflict
}

export function GridConflict({ editor, session, conflict: { grids, both } }: Props) {
  const words = useText().gridConflict
  return (
    <section
      className={`${styles.bar} ${styles.over}`}
      aria-label={words.title}
      aria-describedby="grid-conflict"
    >
      <Alert
        type="warning"
        role="alert"
        showIcon
        title={words.title}
        description={
          <p id="grid-conflict" className={styles.plain}>
            {words.hint(grids.map((each) => each.slice(12)).join('、'))}
          </p>
        }
      />
      <ul className={styles.legend}>
        <li>
          <i className={styles.mineLine} aria-hidden="true" />
          {words.mineLine(formatNumber(session.history.past.length))}
        </li>
        <li>
          <i className={styles.theirsLine} aria-hidden="true" />
          {words.theirsLine}
        </li>
      </ul>
      <div className={styles.choice}>
        {both && (
          <Button type="primary" onClick={() => editor.decide('both')}>
            {words.both}
          </Button>
        )}
        <Button type={both ? 'default' : 'primary'} onClick={() => editor.decide('mine')}>
          {words.mine}
        </Button>
        <Button onClick={() => editor.decide('theirs')}>{words.theirs}</Button>
        <Button onClick={() => editor.decide('later')}>{words.later}</Button>
      </div>
      <p className={styles.hint}>{both ? words.bothHint : words.sameHint}</p>
    </section>
  )
}
