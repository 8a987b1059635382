// Corrects leader, days and note of one assignment, or ends it.
import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { changeAssignmentOptions, endAssignmentOptions } from '../queries/assignments.ts'
import { useText } from '../text/text.ts'
import { AssignmentFields } from './AssignmentForm.tsx'
import { AssignmentTrouble } from './AssignmentTrouble.tsx'
import { useCounty } from './county.ts'
import { useTargetName } from './target-name.ts'

interface Props {
  assignment: AssignmentInfo
  onClose: () => void
}

interface Fields {
  leaderName?: string
  note?: string
  validFrom: string
  validTo?: string
}

export function AssignmentChange({ assignment, onClose }: Props) {
  const text = useText()
  const nameOf = useTargetName()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const change = useMutation(changeAssignmentOptions(county.code, assignment.id))
  const submit = (version: number) => {
    const { leaderName, note, validFrom, validTo } = form.getFieldsValue()
    const body = {
      version,
      leaderName: leaderName?.trim() || null,
      note: note?.trim() || null,
      validFrom,
      validTo: validTo || null,
    }
    change.mutate(body, { onSuccess: onClose })
  }
  const { leaderName, note, validFrom, validTo, unitName, target, version } = assignment
  return (
    <Modal
      open
      title={text.assignmentForm.changeTitle}
      okText={text.assignmentForm.save}
      cancelText={text.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="assignment-change"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ leaderName, note, validFrom, validTo }}
        onFinish={() => submit(version)}
      >
        <p>
          {nameOf(target)} · {unitName} · {text.unit.roles[assignment.role]}
        </p>
        <AssignmentFields />
        {change.error && (
          <AssignmentTrouble error={change.error} onRebase={(current) => submit(current.version)} />
        )}
      </Form>
    </Modal>
  )
}

export function AssignmentEnd({ assignment, onClose }: Props) {
  const text = useText()
  const words = text.endForm
  const nameOf = useTargetName()
  const { county } = useCounty()
  const [lastDay, setLastDay] = useState('')
  const end = useMutation(endAssignmentOptions(county.code, assignment.id))
  const submit = (version: number) =>
    end.mutate({ version, lastDay: lastDay || undefined }, { onSuccess: onClose })
  return (
    <Modal
      open
      title={words.title(nameOf(assignment.target), assignment.unitName)}
      okText={words.confirm}
      okButtonProps={{ danger: true }}
      cancelText={text.cancel}
      confirmLoading={end.isPending}
      onOk={() => submit(assignment.version)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={words.lastDay} htmlFor="last-day" extra={words.atOnce}>
          <Input
            id="last-day"
            type="date"
            min={assignment.validFrom}
            value={lastDay}
            onChange={({ target }) => setLastDay(target.value)}
          />
        </Form.Item>
        {end.error && <AssignmentTrouble error={end.error} onRebase={(current) => submit(current.version)} />}
      </Form>
    </Modal>
  )
}
