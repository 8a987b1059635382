// What to know before quoting the chosen number: substitutes and what was left out, right under it.
import { useQuery } from '@tanstack/react-query'
import { explanationOptions } from '../queries/indicators.ts'
import styles from './BoardNotes.module.css'
import { NoteList } from './NoteList.tsx'

export function BoardNotes({ indicator, area }: { indicator: string; area: string }) {
  const { data } = useQuery(explanationOptions(indicator, area))
  if (!data || data.notes.length === 0) return null
  return (
    <div className={styles.notes}>
      <NoteList notes={data.notes} />
    </div>
  )
}
