// What can be done about it now? Buttons for the steps that one may take, the reason beside those that are held up, and who
// takes the others. What decides is the table of the workflow, the same as on the server.
import { EditOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { verbs } from '../../api/contract/access.ts'
import type { ProblemAction } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import { ProblemStepForm, type StepStart } from './ProblemStepForm.tsx'
import styles from './ProblemSteps.module.css'
import { useNow } from './problem-light.ts'
import { inOrder, isGrave, isOnTheWay, type StepHere, stepsAt } from './problem-steps.ts'
import { useProblemWords } from './problem-words.ts'
import { useProfile } from './profile.ts'

interface Props {
  detail: ProblemDetail
  /** Told after a step was taken. */
  onMoved?: (detail: ProblemDetail, action: ProblemAction) => void
  /** A step whose form is open from elsewhere on the page. */
  started: StepStart | undefined
  onStart: (start: StepStart | undefined) => void
}

export function ProblemSteps({ detail, onMoved, started, onStart }: Props) {
  const words = useText().problem
  const named = useProblemWords()
  const now = useNow()
  const steps = inOrder(stepsAt(detail, useProfile(), new Date(now)))
  const mine = steps.filter(({ refusal, action }) => refusal === undefined && action !== 'note')
  const held = steps.filter(({ refusal }) => refusal !== undefined && refusal !== 'not-permitted')
  const others = steps.filter(({ refusal }) => refusal === 'not-permitted')
  const main = mine.find(({ action }) => isOnTheWay(action))
  const mayNote = steps.some(({ action, refusal }) => action === 'note' && refusal === undefined)
  return (
    <section className={styles.steps} aria-label={words.steps}>
      <div className={styles.buttons}>
        {mine.length === 0 && <span className={styles.soft}>{words.noSteps}</span>}
        {mine.map((each) => (
          <Button
            key={each.action}
            type={each === main ? 'primary' : 'default'}
            danger={isGrave(each.action)}
            onClick={() => onStart({ action: each.action })}
          >
            {named.action(each.action)}
          </Button>
        ))}
        {held.map((each) => (
          <HeldStep key={each.action} here={each} detail={detail} />
        ))}
        {mayNote && (
          <Button icon={<EditOutlined aria-hidden />} type="text" onClick={() => onStart({ action: 'note' })}>
            {words.note}
          </Button>
        )}
      </div>
      {others.length > 0 && <Others steps={others} />}
      {started && (
        <ProblemStepForm
          key={started.action}
          detail={detail}
          start={started}
          onClose={() => onStart(undefined)}
          onMoved={(moved) => {
            onStart(undefined)
            onMoved?.(moved, started.action)
          }}
        />
      )}
    </section>
  )
}

/** Looks disabled and says why; a button that is really disabled could not be reached by keyboard. */
function HeldStep({ here: { action, refusal }, detail }: { here: StepHere; detail: ProblemDetail }) {
  const named = useProblemWords()
  const [open, setOpen] = useState(false)
  if (refusal === undefined) return null
  const why = named.refusal(refusal, detail.row.status)
  return (
    <Tooltip title={why} open={open} onOpenChange={setOpen} trigger={['hover', 'focus']}>
      <Button
        className={styles.held}
        aria-disabled
        aria-label={`${named.action(action)}：${why}`}
        onClick={() => setOpen(true)}
      >
        {named.action(action)}
      </Button>
    </Tooltip>
  )
}

function Others({ steps }: { steps: readonly StepHere[] }) {
  const words = useText().problem
  const title = useTitle()
  const named = useProblemWords()
  return (
    <details className={styles.others}>
      <summary>{words.others}</summary>
      <ul>
        {steps.map(({ action, step }) => (
          <li key={action}>
            <span>{named.action(action)}</span>
            <span className={styles.soft}>{words.byVerb(title(verbs[step.verb]))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
