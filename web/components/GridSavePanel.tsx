// Before saving: what changes hands, what is wrong or unusual and where, why it is done; and who was quicker.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { CommunityMosaic, MosaicAnswer } from '../../api/contract/grids.ts'
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { Bone } from '../ui/Bone.tsx'
import { type FailureWords, failureWords, savedMeanwhile } from './failure.ts'
import styles from './GridEditor.module.css'
import { GridFindings } from './GridFindings.tsx'
import { GridTransfers } from './GridTransfers.tsx'
import type { GridEditor } from './use-grid-editor.ts'
import { type GridSaving, useGridSaving } from './use-grid-saving.tsx'

interface Props {
  editor: GridEditor
  session: NonNullable<GridEditor['session']>
}

export function GridSavePanel({ editor, session }: Props) {
  const text = useText()
  const words = text.gridSave
  const { code } = session.base
  const saving = useGridSaving(code)
  const check = useMutation(saving.options)
  const save = useMutation(saving.options)
  const [reason, setReason] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const reasonId = useId()

  const look = () =>
    check.mutate(
      { ...editor.body(), reason: '', dryRun: true },
      { onSuccess: ({ findings }) => editor.setFindings(findings), onError: meet },
    )
  /** Somebody was quicker; or it was this very save, whose answer never came. */
  const meet = (error: Error) => {
    const current = savedMeanwhile<CommunityMosaic>(error)
    if (current) editor.meet(current)
  }
  const lookFirst = useEffectEvent(look)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    lookFirst()
    // The bar with the button that was pressed is gone: whoever has no pointer goes on here.
    section.current?.focus()
  }, [])

  const answer = check.data
  const errors = answer?.findings.filter(({ severity }) => severity === 'error') ?? []
  const warnings = answer?.findings.filter(({ severity }) => severity === 'warning') ?? []
  const ready = answer && errors.length === 0 && reason.trim() !== '' && (warnings.length === 0 || confirmed)
  const submit = () =>
    save.mutate(
      { ...editor.body(), reason, confirmed: warnings.map(({ key }) => key) },
      {
        onSuccess: editor.done,
        onError: (error) => {
          meet(error)
          const found = error instanceof ApiError ? findingsIn(error.details) : undefined
          if (found) editor.setFindings(found)
        },
      },
    )
  const error = save.error ?? check.error
  const failure = error && failureOf(error, save.error !== null, text, saving)
  return (
    <section
      ref={section}
      tabIndex={-1}
      data-own-keys=""
      onKeyDown={({ key, target }) => {
        // In a field it would take back what is being typed.
        if (
          key === 'Escape' &&
          !(target instanceof Element && target.closest('input:not([type=checkbox]), textarea'))
        )
          editor.setSaving(false)
      }}
      className={`${styles.panel} ${styles.over}`}
      aria-label={saving.title}
    >
      <h2 className={styles.title}>{saving.title}</h2>
      {!answer && !error && (
        <div role="status" aria-label={words.checking}>
          <Bone height={120} />
        </div>
      )}
      {answer && (
        <>
          <GridFindings title={words.errors} findings={errors} />
          <GridFindings title={words.warnings} findings={warnings} />
          {warnings.length > 0 && (
            <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
              {saving.confirm}
            </Checkbox>
          )}
          <GridTransfers {...answer} />
          <div className={styles.reason}>
            <label htmlFor={reasonId}>{words.reason}</label>
            <Input.TextArea
              id={reasonId}
              rows={2}
              maxLength={500}
              placeholder={words.reasonHint}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          {saving.fields}
        </>
      )}
      <div className={styles.foot}>
        {/* Beside the button that was pressed: the head of a long panel is out of sight by then. */}
        {failure && (
          <Alert
            type="error"
            role="alert"
            showIcon
            title={failure.title}
            description={
              <>
                {failure.hint}
                {failure.passing && (
                  <div className={styles.again}>
                    <Button size="small" loading={save.isPending} onClick={save.error ? submit : look}>
                      {words.again}
                    </Button>
                  </div>
                )}
              </>
            }
          />
        )}
        <div className={styles.row}>
          <Button onClick={() => editor.setSaving(false)}>{words.back}</Button>
          <Button type="primary" disabled={!ready} loading={save.isPending} onClick={submit}>
            {saving.button}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** `sent`: a save may have arrived although no answer came; sent again it is not saved twice. */
function failureOf(
  error: Error,
  sent: boolean,
  text: Text,
  { notMine, lost }: GridSaving,
): FailureWords & { passing: boolean } {
  const passing = error instanceof ApiError && error.passing
  if (error instanceof ApiError && error.code === 'not-permitted') return { ...notMine, passing }
  if (sent && passing) return { ...lost, passing }
  return { ...failureWords(error, text), passing }
}

function findingsIn(details: unknown): MosaicAnswer['findings'] | undefined {
  if (typeof details !== 'object' || details === null || !('findings' in details)) return undefined
  return details.findings as MosaicAnswer['findings'] // what the route answers beside its refusals
}
