// What was left out or replaced on the way to a value: said in words, never hidden.
import { InfoCircleOutlined } from '@ant-design/icons'
import type { Note } from '../../api/contract/indicators.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './NoteList.module.css'

export function NoteList({ notes }: { notes: readonly Note[] }) {
  const text = useText()
  const title = useTitle()
  return (
    <ul className={styles.notes} aria-label={text.explanation.notes}>
      {notes.map((note) => (
        <li key={note.code} className={styles.note}>
          <InfoCircleOutlined aria-hidden="true" />
          <span>{title(note)}</span>
        </li>
      ))}
    </ul>
  )
}
