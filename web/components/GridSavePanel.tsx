// Before saving: what changes hands, what is wrong or unusual and where, why it is done; and who was quicker.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { CommunityMosaic, MosaicAnswer } from '../../api/contract/grids.ts'
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { failureWords } from './failure.ts'
import styles from './GridEditor.module.css'
import { GridFindings } from './GridFindings.tsx'
import { GridTransfers } from './GridTransfers.tsx'
import type { GridEditor } from './use-grid-editor.ts'
import { useGridSaving } from './use-grid-saving.tsx'

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

  const look = useEffectEvent(() => {
    check.mutate(
      { ...editor.body(), reason: '', dryRun: true },
      { onSuccess: ({ findings }) => editor.setFindings(findings) },
    )
  })
  useEffect(() => look(), [])

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
          const found = error instanceof ApiError ? findingsIn(error.details) : undefined
          if (found) editor.setFindings(found)
        },
      },
    )
  const error = save.error ?? check.error
  const conflict = conflictOf(error)
  const isPlanners = error instanceof ApiError && error.code === 'not-permitted'
  const failure = isPlanners
    ? { title: words.planner, hint: words.plannerHint }
    : error && !conflict
      ? failureWords(error, text)
      : undefined
  return (
    <section className={`${styles.panel} ${styles.over}`} aria-label={saving.title}>
      <h2 className={styles.title}>{saving.title}</h2>
      {conflict && <Conflict conflict={conflict} editor={editor} />}
      {failure && (
        <Alert type="error" role="alert" showIcon title={failure.title} description={failure.hint} />
      )}
      {!answer && !error && (
        <div role="status" aria-label={words.checking}>
          <Bone height={120} />
        </div>
      )}
      {answer && !conflict && (
        <>
          <GridFindings title={words.errors} findings={errors} />
          <GridFindings title={words.warnings} findings={warnings} />
          {warnings.length > 0 && (
            <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
              {words.confirm}
            </Checkbox>
          )}
          <GridTransfers answer={answer} />
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
      <div className={styles.row}>
        <Button onClick={() => editor.setSaving(false)}>{words.back}</Button>
        <Button type="primary" disabled={!ready} loading={save.isPending} onClick={submit}>
          {saving.button}
        </Button>
      </div>
    </section>
  )
}

interface Meanwhile {
  grids: string[]
  current: CommunityMosaic
}

/** Nothing of mine is lost: it can stand, go, or wait. */
function Conflict({ conflict: { grids, current }, editor }: { conflict: Meanwhile; editor: GridEditor }) {
  const words = useText().gridSave
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={words.conflict}
      description={
        <>
          <p>{words.conflictHint(grids.map((each) => each.slice(12)).join('、'))}</p>
          <div className={styles.choice}>
            <Button type="primary" onClick={() => editor.rebase(current, true)}>
              {words.mine}
            </Button>
            <Button onClick={() => editor.rebase(current, false)}>{words.theirs}</Button>
            <Button onClick={() => editor.end(true)}>{words.keep}</Button>
          </div>
        </>
      }
    />
  )
}

function conflictOf(error: unknown): Meanwhile | undefined {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return undefined
  return error.details as Meanwhile // what the route answers with this code
}

function findingsIn(details: unknown): MosaicAnswer['findings'] | undefined {
  if (typeof details !== 'object' || details === null || !('findings' in details)) return undefined
  return details.findings as MosaicAnswer['findings'] // what the route answers beside its refusals
}
