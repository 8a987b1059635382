// Writes an entry of the duty log, or corrects one on the day it was written.
import { useMutation } from '@tanstack/react-query'
import { Alert, Form, Input, Modal, Select } from 'antd'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { type Duty, dutyKinds } from '../../api/contract/duties.ts'
import { saveDutyOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { PhotoField } from './PhotoField.tsx'
import { today } from './today.ts'
import { usePhotoUploads } from './use-photo-uploads.ts'

interface Props {
  /** What entries may be about. */
  assignments: readonly AssignmentInfo[]
  /** Which of them this one is about, where that is known. */
  assignmentId?: number
  /** Entry to correct. */
  duty?: Duty
  onClose: () => void
}

interface Fields {
  assignmentId: number
  kind: Duty['kind']
  happenedOn: string
  words: string
}

export function DutyForm({ assignments, assignmentId, duty, onClose }: Props) {
  const text = useText()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const save = useMutation(saveDutyOptions(county.code))
  const uploads = usePhotoUploads(county.code, duty?.photos)
  const unsent = uploads.failed.length
  const submit = ({ assignmentId: id, words, ...rest }: Fields) => {
    if (unsent > 0) return
    const fields = { ...rest, words: words.trim(), photoIds: uploads.ids }
    save.mutate(duty ? { id: duty.id, version: duty.version, fields } : { assignmentId: id, fields }, {
      onSuccess: onClose,
      onError: uploads.lose,
    })
  }
  const failed = save.error ? failureWords(save.error, text) : undefined
  return (
    <Modal
      open
      title={duty ? text.duty.correctTitle : text.duty.title}
      okText={uploads.isBusy ? text.photo.saveWaits : text.duty.save}
      okButtonProps={{ disabled: uploads.isBusy || unsent > 0 }}
      cancelText={text.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="duty"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{
          assignmentId:
            duty?.assignmentId ?? assignmentId ?? (assignments.length === 1 ? assignments[0]?.id : undefined),
          kind: duty?.kind ?? dutyKinds[0],
          happenedOn: duty?.happenedOn ?? today(),
          words: duty?.words,
        }}
      >
        <Form.Item
          name="assignmentId"
          label={text.duty.target}
          rules={[{ required: true, message: text.duty.targetNeeded }]}
        >
          <Select
            disabled={duty !== undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={(duty ? [duty] : [])
              .map((each) => ({ value: each.assignmentId, label: each.target.name }))
              .concat(
                assignments
                  .filter(({ id }) => id !== duty?.assignmentId)
                  .map(({ id, target }) => ({ value: id, label: target.name })),
              )}
          />
        </Form.Item>
        <Form.Item name="kind" label={text.duty.kind}>
          <Select options={dutyKinds.map((each) => ({ value: each, label: text.duty.kinds[each] }))} />
        </Form.Item>
        <Form.Item
          name="happenedOn"
          label={text.duty.day}
          rules={[{ required: true, message: text.duty.dayNeeded }]}
        >
          <Input type="date" max={today()} />
        </Form.Item>
        <Form.Item
          name="words"
          label={text.duty.words}
          rules={[{ required: true, whitespace: true, message: text.duty.wordsNeeded }]}
        >
          <Input.TextArea rows={4} maxLength={2000} placeholder={text.duty.wordsHint} />
        </Form.Item>
        <Form.Item label={text.photo.label}>
          <PhotoField uploads={uploads} />
        </Form.Item>
        {unsent > 0 && (
          <Alert type="warning" showIcon role="alert" title={text.photo.unsent(formatNumber(unsent))} />
        )}
        {failed && (
          <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />
        )}
      </Form>
    </Modal>
  )
}
