// Somebody else was faster: what happened since, how it stands now, and what can still be done with what was typed.
import { Alert, Button } from 'antd'
import { type ProblemAction, whyNotMove } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './ProblemMeanwhile.module.css'
import { useProblemWords } from './problem-words.ts'
import { useProfile } from './profile.ts'

interface Props {
  /** As the form knew it. */
  before: ProblemDetail
  current: ProblemDetail
  action: ProblemAction
  pending: boolean
  onAgain: () => void
  onNote: () => void
  onClose: () => void
}

export function ProblemMeanwhile({ before, current, action, pending, onAgain, onNote, onClose }: Props) {
  const text = useText()
  const words = text.problemMeanwhile
  const named = useProblemWords()
  const profile = useProfile()
  const last = before.events.at(-1)?.seq ?? 0
  const since = current.events.filter(({ seq }) => seq > last)
  const refusal = whyNotMove(current.movable, action, profile, new Date())
  return (
    <Alert
      type="warning"
      role="alert"
      title={words.title}
      description={
        <div className={styles.content}>
          <p>{words.hint}</p>
          <ol className={styles.events}>
            {since.map((event) => (
              <li key={event.seq}>
                <strong>{named.event(event.action)}</strong> {event.actorName ?? text.problem.system}{' '}
                <time dateTime={event.at} className={styles.soft}>
                  {dateTime(event.at)}
                </time>
                {event.words && <p className={styles.words}>{event.words}</p>}
              </li>
            ))}
          </ol>
          <p>{words.now(named.status(current.row.status))}</p>
          {refusal !== undefined && <p>{words.notPossible(named.refusal(refusal, current.row.status))}</p>}
          <div className={styles.buttons}>
            {refusal === undefined ? (
              <Button type="primary" loading={pending} onClick={onAgain}>
                {words.again(named.action(action))}
              </Button>
            ) : (
              <Button loading={pending} onClick={onNote}>
                {words.asNote}
              </Button>
            )}
            <Button onClick={onClose}>{words.close}</Button>
          </div>
        </div>
      }
    />
  )
}
