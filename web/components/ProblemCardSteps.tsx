// The step that a card waits for, in two taps: a photo where one is needed, then sent. What else can be done stands on its page.
import { CameraOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef } from 'react'
import { can } from '../../api/contract/access.ts'
import {
  type ProblemAction,
  type ProblemStatus,
  type Step,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { problemOptions } from '../queries/problems.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import styles from './ProblemCardSteps.module.css'
import { ProblemStepForm, type StepStart } from './ProblemStepForm.tsx'
import { useProblemWords } from './problem-words.ts'
import { useProfile } from './profile.ts'

/** What leads on from each status. */
const nextSteps: Partial<Record<ProblemStatus, readonly ProblemAction[]>> = {
  reported: ['accept'],
  verifying: ['confirm', 'deny'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['handle', 'return'],
  handled: ['pass', 'rework'],
  checked: ['close'],
}

/** A step of a card that was begun; the form outlives the card, which may leave the list meanwhile. */
export interface CardStart {
  row: ProblemRow
  start: StepStart
}

interface Props {
  row: ProblemRow
  /** Begun and not sent yet; `undefined`: none. */
  started: CardStart | undefined
  onStart: (started: CardStart) => void
}

export function ProblemCardSteps({ row, started, onStart }: Props) {
  const named = useProblemWords()
  const profile = useProfile()
  const target = { area: row.area, unitIds: row.unitId === null ? [] : [row.unitId] }
  const actions = (nextSteps[row.status] ?? []).filter((action) =>
    can(profile, workflow[action].verb, target),
  )
  if (actions.length === 0) return null
  const isStarted = (action: ProblemAction) => started?.row.id === row.id && started.start.action === action
  return (
    <div className={styles.steps}>
      {actions.map((action, index) =>
        takesPhoto(action) ? (
          <CameraStep
            key={action}
            label={named.action(action)}
            onFiles={(files) => onStart({ row, start: { action, files } })}
          />
        ) : (
          <Button
            key={action}
            type={index === 0 ? 'primary' : 'default'}
            loading={isStarted(action)}
            onClick={() => onStart({ row, start: { action } })}
          >
            {named.action(action)}
          </Button>
        ),
      )}
    </div>
  )
}

interface FormProps {
  started: CardStart
  onClose: () => void
  onMoved: () => void
}

/** Over the list, as long as it takes: what changes behind it does not begin it anew. */
export function ProblemCardForm({ started: { row, start }, onClose, onMoved }: FormProps) {
  const text = useText()
  const { county } = useCounty()
  const detail = useQuery({ ...problemOptions(county.code, row.id), refetchOnMount: 'always' })
  if (detail.data && detail.isFetchedAfterMount)
    return <ProblemStepForm detail={detail.data} start={start} onClose={onClose} onMoved={onMoved} />
  if (!detail.error) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={failureWords(detail.error, text).title}
      closable={{ 'aria-label': text.close, onClose }}
    />
  )
}

function takesPhoto(action: ProblemAction): boolean {
  const { requires }: Step = workflow[action]
  return requires.includes('photo-after')
}

/** The camera opens at once; what it took stands in the form, which only has to be sent. */
function CameraStep({ label, onFiles }: { label: string; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen once more.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button type="primary" icon={<CameraOutlined />} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
