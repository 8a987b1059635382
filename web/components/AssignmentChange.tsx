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
import { savedMeanwhile } from './failure.ts'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
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
  const words = text.assignmentForm
  const nameOf = useTargetName()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const change = useMutation(changeAssignmentOptions(county.code, assignment.id))
  const theirs = savedMeanwhile<AssignmentInfo>(change.error)
  const mine = form.getFieldsValue()
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
      title={words.changeTitle}
      okText={words.save}
      okButtonProps={{ disabled: theirs !== undefined }}
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
        {theirs && (
          <MeanwhileNotice
            rows={[
              { name: words.leader, mine: mine.leaderName ?? '', theirs: theirs.leaderName ?? '' },
              { name: words.from, mine: mine.validFrom, theirs: theirs.validFrom },
              { name: words.until, mine: mine.validTo ?? '', theirs: theirs.validTo ?? '' },
              { name: words.note, mine: mine.note ?? '', theirs: theirs.note ?? '' },
            ]}
            pending={change.isPending}
            onTake={onClose}
            onOverwrite={() => submit(theirs.version)}
          />
        )}
        {change.error && !theirs && <AssignmentTrouble error={change.error} />}
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
  const theirs = savedMeanwhile<AssignmentInfo>(end.error)
  const submit = (version: number) =>
    end.mutate({ version, lastDay: lastDay || undefined }, { onSuccess: onClose })
  return (
    <Modal
      open
      title={words.title(nameOf(assignment.target), assignment.unitName)}
      okText={words.confirm}
      okButtonProps={{ danger: true, disabled: theirs !== undefined }}
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
        {theirs && (
          <MeanwhileNotice
            rows={[
              { name: words.lastDay, mine: lastDay || words.yesterday, theirs: theirs.validTo ?? '' },
              {
                name: text.assignmentForm.leader,
                mine: assignment.leaderName ?? '',
                theirs: theirs.leaderName ?? '',
              },
            ]}
            pending={end.isPending}
            onTake={onClose}
            onOverwrite={() => submit(theirs.version)}
          />
        )}
        {end.error && !theirs && <AssignmentTrouble error={end.error} />}
      </Form>
    </Modal>
  )
}
