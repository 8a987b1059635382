// The fields of a step: exactly what the table of the workflow says that it takes.
import { Form, Input } from 'antd'
import type { ProblemAction, Requirement, Step } from '../../api/contract/problem-workflow.ts'
import { mostSuspendedDays, requirements } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { useText, useTitle } from '../text/text.ts'
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
  const title = useTitle()
  const takes = (requirement: Requirement) => step.requires.includes(requirement)
  const needed = (requirement: Requirement) => [{ required: true, message: title(requirements[requirement]) }]
  const { unitName } = detail.routing
  const said = (['reason', 'words'] as const).find(takes)
  return (
    <>
      {takes('unit') && (
        <Form.Item
          name="unitId"
          label={words.unit}
          extra={unitName === null ? undefined : words.unitProposed(unitName)}
          rules={needed('unit')}
        >
          <UnitSelect label={words.unit} />
        </Form.Item>
      )}
      {takes('target') && (
        <Form.Item name="target" label={words.target} extra={words.targetHint} rules={needed('target')}>
          <MergeTarget detail={detail} />
        </Form.Item>
      )}
      {takes('until') && (
        <Form.Item name="until" label={words.until} extra={words.untilHint} rules={needed('until')}>
          <Input type="date" min={today()} max={daysFrom(today(), mostSuspendedDays)} />
        </Form.Item>
      )}
      {takes('reply-due') && (
        <Form.Item name="replyDue" label={words.replyDue} rules={needed('reply-due')}>
          <Input type="datetime-local" min={`${today()}T00:00`} />
        </Form.Item>
      )}
      <PhraseField
        phrases={words.common[action] ?? []}
        label={action === 'note' ? words.note : said === undefined ? words.optional : words[said]}
        hint={action === 'note' ? words.noteHint : undefined}
        needed={said && title(requirements[said])}
      />
    </>
  )
}

/** `days` after a day, as the contract writes days. */
function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, day.length)
}
