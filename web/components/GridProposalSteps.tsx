// What can I do with this proposal now? The table of the workflow decides, the same as on the server.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import {
  gridsToAnswerFor,
  isAgreed,
  type JudgedProposal,
  needsWords,
  proposalSteps,
  whyNotStep,
} from '../../api/contract/grid-proposal-workflow.ts'
import type { gridProposalRoutes, ProposalDetail, ProposalRow } from '../../api/contract/grid-proposals.ts'
import type { MosaicAnswer } from '../../api/contract/grids.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { ApiError } from '../api.ts'
import { stepGridProposalOptions } from '../queries/grid-proposals.ts'
import { useText, useTitle } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { GridFindings } from './GridFindings.tsx'
import styles from './GridProposal.module.css'
import { useProfile } from './profile.ts'
import { today } from './today.ts'

type Action = BodyOf<typeof gridProposalRoutes.stepGridProposal>['action']
const actions: readonly Action[] = ['approve', 'consent', 'object', 'refuse', 'withdraw']
const grave: readonly Action[] = ['object', 'refuse', 'withdraw']

export function GridProposalSteps({ detail: { row } }: { detail: ProposalDetail }) {
  const words = useText().gridProposals
  const title = useTitle()
  const profile = useProfile()
  const [chosen, setChosen] = useState<Action>()
  const judged: JudgedProposal = row
  const mine = actions.filter((each) => whyNotStep(judged, each, profile) === undefined)
  const open = chosen !== undefined && mine.includes(chosen) ? chosen : undefined
  return (
    <div className={styles.steps}>
      <Card title={words.steps}>
        {mine.length === 0 && <p className={styles.soft}>{words.noSteps}</p>}
        <div className={styles.buttons}>
          {mine.map((each, index) => (
            <Button
              key={each}
              // A filled red one would shout: there it is enough that the letters are red.
              type={index === 0 && open === undefined && !grave.includes(each) ? 'primary' : 'default'}
              danger={grave.includes(each)}
              aria-expanded={each === open}
              onClick={() => setChosen(each)}
            >
              {title(proposalSteps[each].title)}
            </Button>
          ))}
        </div>
        {open && (
          <StepForm
            key={open}
            row={row}
            action={open}
            grids={open === 'consent' || open === 'object' ? gridsToAnswerFor(judged, profile) : []}
            onClose={() => setChosen(undefined)}
          />
        )}
      </Card>
    </div>
  )
}

interface FormProps {
  row: ProposalRow
  action: Action
  /** Codes of the grids that an answer is given for. */
  grids: readonly string[]
  onClose: () => void
}

function StepForm({ row, action, grids, onClose }: FormProps) {
  const text = useText()
  const words = text.gridProposals
  const title = useTitle()
  const { county } = useCounty()
  const step = useMutation(stepGridProposalOptions(county.code, row.id))
  const [said, setSaid] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const id = useId()
  const needed = needsWords(row, action)
  const findings = findingsIn(step.error)
  const isNew = step.error instanceof ApiError && step.error.code === 'mosaic-unconfirmed'
  const submit = () =>
    step.mutate(
      {
        action,
        version: row.version,
        ...(said.trim() !== '' && { words: said.trim() }),
        confirmed: confirmed ? findings.map(({ key }) => key) : [],
      },
      { onSuccess: onClose },
    )
  const failure = step.error && failureOf(step.error)
  return (
    <div className={styles.form}>
      {failure && (
        <Alert role="alert" type="error" showIcon title={failure.title} description={failure.hint} />
      )}
      <GridFindings
        title={text.gridSave.errors}
        findings={findings.filter(({ severity }) => severity === 'error')}
      />
      <GridFindings
        title={text.gridSave.warnings}
        findings={findings.filter(({ severity }) => severity === 'warning')}
      />
      {isNew && (
        <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
          {words.confirmWarnings}
        </Checkbox>
      )}
      {action === 'approve' && (
        <p className={styles.soft}>{row.inForceOn > today() ? words.onDay(row.inForceOn) : words.atOnce}</p>
      )}
      {action === 'approve' && !isAgreed(row) && <p className={styles.soft}>{words.notAgreed}</p>}
      {grids.length > 0 && (
        <p className={styles.soft}>
          {words.wordsForGrids(grids.map((each) => each.slice(-3)).join(words.separator))}
        </p>
      )}
      <label htmlFor={id}>{needed ? words.words : words.wordsOptional}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={500}
        autoFocus
        placeholder={needed ? words.wordsNeeded : ''}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      <div className={styles.buttons}>
        <Button
          type="primary"
          danger={grave.includes(action)}
          disabled={(needed && said.trim() === '') || (isNew && !confirmed)}
          loading={step.isPending}
          onClick={submit}
        >
          {words.confirmStep(title(proposalSteps[action].title))}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </div>
  )

  function failureOf(error: Error) {
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'changed-meanwhile' || code === 'wrong-status')
      return { title: words.meanwhile, hint: words.meanwhileHint }
    if (code === 'mosaic-refused') return { title: words.refusedNow, hint: undefined }
    if (code === 'mosaic-unconfirmed') return { title: words.newWarnings, hint: undefined }
    return failureWords(error, text)
  }
}

function findingsIn(error: Error | null): MosaicAnswer['findings'] {
  if (!(error instanceof ApiError) || !['mosaic-refused', 'mosaic-unconfirmed'].includes(error.code))
    return []
  return (error.details as Pick<MosaicAnswer, 'findings'>).findings // what the route answers with these codes
}
