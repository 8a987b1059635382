// The fields of a step: exactly what the table of the workflow says that it takes.
import { Form, Input } from 'antd'
import type { ProblemAction, Requirement, Step } from '../../api/contract/problem-workflow.ts'
import { mostSuspendedDays } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { useText } from '../text/text.ts'
import { MergeTarget } from './MergeTarget.tsx'
import { PhraseField } from './PhraseField.tsx'
import { today } from './today.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface Props {
  action: ProblemAction
  step: Step
  detail: ProblemDetail
}

export function StepFields({ action, step, detail }: Props) {
  const words = useText().problemStep
  const takes = (requirement: Requirement) => step.requires.includes(requirement)
  const { unitName } = detail.routing
  return (
    <>
      {takes('unit') && (
        <Form.Item
          name="unitId"
          label={words.unit}
          extra={unitName === null ? undefined : words.unitProposed(unitName)}
          rules={[{ required: true, message: words.unitNeeded }]}
        >
          <UnitSelect label={words.unit} />
        </Form.Item>
      )}
      {takes('target') && (
        <Form.Item
          name="target"
          label={words.target}
          extra={words.targetHint}
          rules={[{ required: true, message: words.targetNeeded }]}
        >
          <MergeTarget detail={detail} />
        </Form.Item>
      )}
      {takes('until') && (
        <Form.Item
          name="until"
          label={words.until}
          extra={words.untilHint}
          rules={[{ required: true, message: words.untilNeeded }]}
        >
          <Input type="date" min={today()} max={daysFrom(today(), mostSuspendedDays)} />
        </Form.Item>
      )}
      {takes('reply-due') && (
        <Form.Item
          name="replyDue"
          label={words.replyDue}
          rules={[{ required: true, message: words.replyDueNeeded }]}
        >
          <Input type="datetime-local" min={`${today()}T00:00`} />
        </Form.Item>
      )}
      <PhraseField
        phrases={words.common[action] ?? []}
        label={labelOf(action, step, words)}
        needed={neededOf(action, step, words)}
      />
    </>
  )
}

type Words = ReturnType<typeof useText>['problemStep']

function labelOf(action: ProblemAction, { requires }: Step, words: Words): string {
  if (action === 'note') return words.note
  if (requires.includes('reason')) return words.reason
  return requires.includes('words') ? words.words : words.optional
}

function neededOf(action: ProblemAction, { requires }: Step, words: Words): string | undefined {
  if (action === 'note') return words.noteNeeded
  if (requires.includes('reason')) return words.reasonNeeded
  return requires.includes('words') ? words.wordsNeeded : undefined
}

/** `days` after a day, as the contract writes days. */
function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, day.length)
}
