// One step of the workflow as a small form that asks exactly what the step takes. What is typed is kept on the device until
// it is sent; when somebody else was faster, the form shows what happened and keeps the words.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Modal } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import { type ProblemAction, requirements, type Step, workflow } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { ApiError } from '../api.ts'
import { type MoveFields, moveProblemOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { PhotoField } from './PhotoField.tsx'
import { ProblemMeanwhile } from './ProblemMeanwhile.tsx'
import styles from './ProblemStepForm.module.css'
import { isGrave } from './problem-steps.ts'
import { useProblemWords } from './problem-words.ts'
import { useProfile } from './profile.ts'
import { StepFields } from './StepFields.tsx'
import { type DraftPlace, dropDraft, readDraft, type StepDraft, writeDraft } from './step-draft.ts'
import { usePhotoUploads } from './use-photo-uploads.ts'

/** A step that was chosen, with what is known of it already. */
export interface StepStart {
  action: ProblemAction
  target?: number
  /** Just taken with the camera: the form only has to be sent. */
  files?: File[]
}

interface Props {
  detail: ProblemDetail
  start: StepStart
  onClose: () => void
  onMoved: (detail: ProblemDetail) => void
}

export function ProblemStepForm({ detail, start: { action, target, files }, onClose, onMoved }: Props) {
  const text = useText()
  const words = text.problemStep
  const title = useTitle()
  const named = useProblemWords()
  const { county } = useCounty()
  const { accountId } = useProfile()
  const [form] = Form.useForm<StepDraft>()
  const place: DraftPlace = { accountId, county: county.code, problem: detail.row.id, action }
  const [kept, setKept] = useState(() => readDraft(place))
  // What the form started from, or what it was put upon after somebody else was faster.
  const [base, setBase] = useState(detail)
  const move = useMutation(moveProblemOptions(county.code, detail.row.id))
  const current = currentOf(move.error)
  const step: Step = workflow[action]
  const role = photoRoleOf(action, step)
  const uploads = usePhotoUploads(county.code, kept?.photos)
  const unsent = uploads.failed.length
  const lacksPhoto = step.requires.includes('photo-after') && uploads.ids.length === 0
  const [asked, setAsked] = useState(false)
  const ready = JSON.stringify(uploads.ready)
  const keep = () => {
    writeDraft(
      place,
      withoutStart({ ...form.getFieldsValue(), photos: uploads.ready }, detail, action, target),
    )
  }
  const keepNow = useEffectEvent(keep)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other photos are there
  useEffect(() => keepNow(), [ready])
  const addFirst = useEffectEvent(() => {
    if (files) uploads.add(files)
  })
  useEffect(() => addFirst(), [])
  const send = (from: ProblemDetail, draft: StepDraft, as: ProblemAction = action) => {
    setBase(from)
    const photos = role === undefined || as !== action ? [] : uploads.ids.map((id) => ({ id, role }))
    move.mutate(bodyOf(as, from.row.version, draft, photos), {
      onError: uploads.lose,
      onSuccess: (moved) => {
        dropDraft(place)
        onMoved(moved)
      },
    })
  }
  const failed = move.error && !current ? failureWords(move.error, text) : undefined
  return (
    <Modal
      open
      title={named.action(action)}
      okText={uploads.isBusy ? text.photo.saveWaits : named.action(action)}
      cancelText={text.cancel}
      okButtonProps={{
        danger: isGrave(action),
        hidden: current !== undefined,
        disabled: uploads.isBusy || unsent > 0,
      }}
      confirmLoading={move.isPending}
      onOk={() => {
        setAsked(true)
        form.submit()
      }}
      onCancel={onClose}
    >
      <div className={styles.content}>
        {isGrave(action) && <Alert type="warning" showIcon title={words.graveHint} />}
        {kept && (
          <Alert
            type="info"
            role="status"
            title={words.restored}
            action={
              <Button
                size="small"
                onClick={() => {
                  dropDraft(place)
                  setKept(undefined)
                  form.setFieldsValue(startOf(detail, action, target))
                }}
              >
                {words.discard}
              </Button>
            }
          />
        )}
        <Form
          name={`step-${action}`}
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            ...startOf(detail, action, target),
            ...(files && { words: words.common[action]?.[0] }),
            ...kept,
          }}
          onValuesChange={keep}
          onFinish={(draft: StepDraft) => {
            if (!lacksPhoto) send(base, draft)
          }}
        >
          {role !== undefined && (
            <Form.Item
              label={step.requires.includes('photo-after') ? words.photoAfter : words.photo}
              validateStatus={asked && lacksPhoto ? 'error' : ''}
              help={asked && lacksPhoto ? title(requirements['photo-after']) : undefined}
            >
              <PhotoField uploads={uploads} />
            </Form.Item>
          )}
          <StepFields action={action} step={step} detail={base} />
        </Form>
        {current && (
          <ProblemMeanwhile
            before={base}
            current={current}
            action={action}
            pending={move.isPending}
            onAgain={() => send(current, form.getFieldsValue())}
            onNote={() => send(current, { words: form.getFieldValue('words') }, 'note')}
            onClose={onClose}
          />
        )}
        {unsent > 0 && (
          <Alert type="warning" showIcon role="alert" title={text.photo.unsent(formatNumber(unsent))} />
        )}
        {failed && <Alert type="error" showIcon role="alert" title={failed.hint ?? failed.title} />}
      </div>
    </Modal>
  )
}

/** What the form offers before anything is typed. */
function startOf({ row }: ProblemDetail, action: ProblemAction, target: number | undefined): StepDraft {
  return {
    words: undefined,
    unitId: action === 'dispatch' ? (row.unitId ?? undefined) : undefined,
    target,
    until: undefined,
    replyDue: undefined,
    category: action === 'amend' ? row.category : undefined,
  }
}

/** Only what was changed is worth keeping. */
function withoutStart(draft: StepDraft, ...start: Parameters<typeof startOf>): StepDraft {
  const offered = startOf(...start)
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => value !== offered[name as keyof StepDraft]), // names of the form
  )
}

function bodyOf(
  action: ProblemAction,
  version: number,
  draft: StepDraft,
  photos: NonNullable<MoveFields['photos']>,
): MoveFields {
  const { words, photos: _, until, replyDue, category, ...rest } = draft
  return {
    action,
    version,
    ...rest,
    words: words?.trim() || undefined,
    photos: photos.length > 0 ? photos : undefined,
    // Days and times of the fields are those of Beijing, wherever the reader is.
    until: until && new Date(`${until}T23:59:59+08:00`).toISOString(),
    replyDue: replyDue && new Date(`${replyDue}:00+08:00`).toISOString(),
    category,
  }
}

type PhotoRole = NonNullable<MoveFields['photos']>[number]['role']

/** What photos of a step show: how it is now that it is mended, or what is still there; undefined: it takes none. */
function photoRoleOf(action: ProblemAction, { requires }: Step): PhotoRole | undefined {
  if (requires.includes('photo-after') || action === 'pass') return 'after'
  return action === 'confirm' || action === 'deny' || action === 'rework' ? 'near' : undefined
}

/** How the problem stands, where somebody else was faster. */
function currentOf(error: Error | null): ProblemDetail | undefined {
  if (!(error instanceof ApiError) || !['changed-meanwhile', 'wrong-status'].includes(error.code))
    return undefined
  const details = error.details as { current?: ProblemDetail } | undefined // as the contract says of these codes
  return details?.current
}
