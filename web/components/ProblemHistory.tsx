// Everything that happened, the latest first: who, when, what they said and showed. Notes of staff are marked as such.
import { LockOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { ProblemDetail, ProblemEvent } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { PhotoStrip } from './PhotoStrip.tsx'
import styles from './ProblemHistory.module.css'
import { actorOf, useEventFacts } from './problem-event.ts'
import { useProblemWords } from './problem-words.ts'

const choices = ['all', 'steps', 'notes'] as const
type Choice = (typeof choices)[number]

export function ProblemHistory({ detail: { events } }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problem
  const [choice, setChoice] = useState<Choice>('all')
  const hasNotes = events.some(({ action }) => action === 'note')
  const shown = events.filter(
    ({ action }) => choice === 'all' || (action === 'note') === (choice === 'notes'),
  )
  return (
    <>
      {hasNotes && (
        <Segmented
          size="small"
          aria-label={words.history}
          value={choice}
          options={choices.map((each) => ({ value: each, label: words.historyOnly[each] }))}
          onChange={setChoice}
        />
      )}
      <ol className={styles.history}>
        {shown.toReversed().map((event) => (
          <li key={event.seq} className={event.internal ? styles.internal : undefined}>
            <Happened event={event} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Happened({ event }: { event: ProblemEvent }) {
  const text = useText()
  const words = text.problem
  const named = useProblemWords()
  const { at, internal, photos, from, to } = event
  const facts = useEventFacts()(event)
  return (
    <>
      <p className={styles.head}>
        <strong>{named.event(event.action)}</strong>
        {from !== null && from !== to && (
          <span className={styles.soft}>{words.toStatus(named.status(to))}</span>
        )}
        {internal && (
          <span className={styles.tag}>
            <LockOutlined aria-hidden /> {words.internal}
          </span>
        )}
        <time dateTime={at}>{dateTime(at)}</time>
      </p>
      <p className={styles.soft}>{actorOf(event, words.system)}</p>
      {event.words !== null && event.words !== '' && <p className={styles.words}>{event.words}</p>}
      {facts.length > 0 && (
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      <PhotoStrip photos={photos} about={named.event(event.action)} />
    </>
  )
}
