// Makes a unit answer for something, or corrects leader, note and days; whoever has the role already is named.
import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { type AssignmentRole, assignmentRoles } from '../../api/contract/assignments.ts'
import { createAssignmentOptions } from '../queries/assignments.ts'
import { useText } from '../text/text.ts'
import { AssignmentTrouble } from './AssignmentTrouble.tsx'
import { useCounty } from './county.ts'
import { readTargetKey, TargetSelect } from './TargetSelect.tsx'
import { today } from './today.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface Fields {
  target: string
  unitId: number
  role: AssignmentRole
  leaderName?: string
  note?: string
  validFrom: string
  validTo?: string
}

export function AssignmentForm({ onClose }: { onClose: () => void }) {
  const text = useText()
  const words = text.assignmentForm
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const create = useMutation(createAssignmentOptions(county.code))
  const submit = (replace: boolean) => {
    const { target, unitId, role, leaderName, note, validFrom, validTo } = form.getFieldsValue()
    const days = { ...(validFrom !== today() && { validFrom }), validTo: validTo || null }
    create.mutate(
      {
        ...{ unitId, role, replace, ...days },
        target: readTargetKey(target),
        leaderName: leaderName?.trim() || null,
        note: note?.trim() || null,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Modal
      open
      title={words.title}
      okText={words.save}
      cancelText={text.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="assignment"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'packaging', validFrom: today() }}
        onFinish={() => submit(false)}
        onValuesChange={() => create.reset()}
      >
        <Form.Item
          name="target"
          label={words.target}
          rules={[{ required: true, message: words.targetNeeded }]}
        >
          <TargetSelect />
        </Form.Item>
        <Form.Item name="unitId" label={words.unit} rules={[{ required: true, message: words.unitNeeded }]}>
          <UnitSelect label={words.unit} />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <Select options={assignmentRoles.map((each) => ({ value: each, label: words.roleHints[each] }))} />
        </Form.Item>
        <AssignmentFields />
        {create.error && (
          <AssignmentTrouble
            error={create.error}
            // A second click on the same button would ask the same: this one says what changes.
            onReplace={() => submit(true)}
          />
        )}
      </Form>
    </Modal>
  )
}

/** What can still be corrected afterwards. */
export function AssignmentFields() {
  const text = useText()
  const words = text.assignmentForm
  return (
    <>
      <Form.Item name="leaderName" label={words.leader}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="validFrom" label={words.from} rules={[{ required: true, message: words.fromNeeded }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={words.until}
        extra={words.untilHint}
        dependencies={['validFrom']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, last?: string) =>
              last && last < getFieldValue('validFrom')
                ? Promise.reject(new Error(words.untilBefore))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  )
}
