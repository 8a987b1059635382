// A repair is proposed, looked at with what changes hands, and saved by whoever confirms it, the same way as any other change.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import type { MosaicRepair } from '../../api/contract/grid-health.ts'
import { ApiError } from '../api.ts'
import { proposeRepairOptions } from '../queries/grid-health.ts'
import { changeMosaicOptions } from '../queries/grids.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FindingList } from './FindingList.tsx'
import { failureWords } from './failure.ts'
import styles from './GridHealth.module.css'
import { GridTransfers } from './GridTransfers.tsx'

interface Props {
  code: string
  mayWrite: boolean
  /** What is drawn beside the list; undefined: none was asked for. */
  repair: MosaicRepair | undefined
  onRepair: (repair: MosaicRepair | undefined) => void
  onShow: (geometry: unknown) => void
  onSaved: () => void
}

export function GridRepair({ code, mayWrite, repair, onRepair, onShow, onSaved }: Props) {
  const text = useText()
  const words = text.gridHealth
  const propose = useMutation(proposeRepairOptions(code))
  const check = useMutation(changeMosaicOptions(code))
  const save = useMutation(changeMosaicOptions(code))
  const [reason, setReason] = useState(words.reasonDefault)
  const [confirmed, setConfirmed] = useState(false)
  const reasonId = useId()
  const ask = () =>
    propose.mutate(undefined, {
      onSuccess: (found) => {
        onRepair(found)
        if (mayWrite && found.changed.length > 0)
          check.mutate({ changed: found.changed, reason: '', dryRun: true })
      },
    })
  const drop = () => {
    onRepair(undefined)
    check.reset()
    save.reset()
  }
  const error = propose.error ?? check.error ?? save.error
  const failure = error && failureOf(error)

  if (!repair)
    return (
      <>
        <p className={styles.soft}>{words.proposeHint}</p>
        {failure && <Alert type="error" role="alert" showIcon {...failure} />}
        <Button type="primary" loading={propose.isPending} onClick={ask}>
          {words.propose}
        </Button>
      </>
    )
  const findings = check.data?.findings ?? []
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const submit = () =>
    save.mutate(
      { changed: repair.changed, reason, confirmed: warnings.map(({ key }) => key) },
      { onSuccess: onSaved },
    )
  return (
    <section className={styles.side} aria-label={words.proposed}>
      <h3>{repair.changed.length > 0 ? words.proposed : words.impossible}</h3>
      <p className={styles.soft}>
        {repair.changed.length > 0
          ? words.proposedHint(formatNumber(repair.changed.length))
          : words.impossibleHint}
      </p>
      {repair.undecided.length > 0 && (
        <>
          <h3>{words.undecided}</h3>
          <FindingList findings={repair.undecided} onShow={({ geometry }) => onShow(geometry)} />
        </>
      )}
      {failure && <Alert type="error" role="alert" showIcon {...failure} />}
      {check.data && <GridTransfers {...check.data} />}
      {errors.length > 0 && <Alert type="error" role="alert" showIcon title={words.refused} />}
      <FindingList findings={findings} onShow={({ geometry }) => onShow(geometry)} />
      {warnings.length > 0 && (
        <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
          {words.confirm}
        </Checkbox>
      )}
      {check.data && errors.length === 0 && (
        <div className={styles.reason}>
          <label htmlFor={reasonId}>{words.reason}</label>
          <Input
            id={reasonId}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      {!mayWrite && repair.changed.length > 0 && <p className={styles.soft}>{words.readOnly}</p>}
      <div className={styles.buttons}>
        <Button onClick={drop}>{words.drop}</Button>
        {mayWrite && repair.changed.length > 0 && (
          <Button
            type="primary"
            loading={save.isPending || check.isPending}
            disabled={
              !check.data || errors.length > 0 || reason.trim() === '' || (warnings.length > 0 && !confirmed)
            }
            onClick={submit}
          >
            {words.save}
          </Button>
        )}
      </div>
    </section>
  )

  function failureOf(error: unknown): { title: string; description: string | undefined } {
    if (error instanceof ApiError && error.code === 'changed-meanwhile')
      return { title: words.meanwhile, description: undefined }
    if (error instanceof ApiError && error.code.startsWith('mosaic-'))
      return { title: words.refused, description: undefined }
    const { title, hint } = failureWords(error, text)
    return { title, description: hint }
  }
}
