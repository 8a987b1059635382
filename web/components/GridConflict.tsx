// Somebody else saved the same community meanwhile: both borders stand on the map, and nothing is lost whatever is chosen.
import { WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridConflict.module.css'
import editorStyles from './GridEditor.module.css'
import { gridNames } from './grid-names.ts'
import type { Conflict, Session } from './grid-session.ts'
import type { GridEditor } from './use-grid-editor.ts'

interface Props {
  editor: GridEditor
  session: Session
  conflict: Conflict
}

export function GridConflict({ editor, session, conflict: { grids, both } }: Props) {
  const text = useText()
  const words = text.gridConflict
  const steps = formatNumber(session.history.past.length)
  const choices = [
    ...(both ? [{ how: 'both' as const, label: words.both, means: words.bothMeans }] : []),
    { how: 'mine' as const, label: words.mine, means: words.mineMeans(steps), line: styles.mine },
    { how: 'theirs' as const, label: words.theirs, means: words.theirsMeans, line: styles.theirs },
    { how: 'later' as const, label: words.later, means: words.laterMeans },
  ]
  return (
    <section
      className={`${editorStyles.bar} ${editorStyles.over} ${styles.conflict}`}
      aria-label={words.title}
      aria-describedby="grid-conflict"
    >
      <div role="alert" className={styles.met}>
        <WarningFilled aria-hidden className={styles.sign} />
        <h2 className={editorStyles.title}>{words.title}</h2>
        <p id="grid-conflict" className={editorStyles.hint}>
          {words.hint(gridNames(grids, text))}
          {!both && words.same}
        </p>
      </div>
      <ul className={styles.choices}>
        {choices.map(({ how, label, means, line }, i) => (
          <li key={how}>
            <Button
              type={i === 0 ? 'primary' : 'default'}
              aria-describedby={`grid-conflict-${how}`}
              onClick={() => editor.decide(how)}
            >
              {label}
            </Button>
            <p id={`grid-conflict-${how}`} className={editorStyles.hint}>
              {line && <i className={line} aria-hidden="true" />}
              {means}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
