// Many things to one unit, or a pasted table: which unit and role, then what would become of each, then saved.
import { useMutation } from '@tanstack/react-query'
import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import {
  type AssignmentRole,
  type AssignmentTarget,
  assignmentRoles,
  type BulkAnswer,
  type BulkAssignment,
} from '../../api/contract/assignments.ts'
import { assignManyOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './BulkDialog.module.css'
import { BulkPreview } from './BulkPreview.tsx'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { useTargetName } from './target-name.ts'
import { today } from './today.ts'
import { UnitSelect } from './UnitSelect.tsx'

/** What is assigned: things that were chosen, all of a filter, or rows that name their own unit. */
export type BulkWhat =
  | { targets: readonly AssignmentTarget[] }
  | { filter: NonNullable<BulkAssignment['filter']>; count: number }
  | { rows: NonNullable<BulkAssignment['rows']> }

interface Props {
  what: BulkWhat
  onClose: () => void
  onDone: (done: BulkAnswer) => void
}

interface Fields {
  unitId?: number
  role: AssignmentRole
  leaderName?: string
  note?: string
  validFrom: string
  replace: boolean
}

export function BulkDialog({ what, onClose, onDone }: Props) {
  const text = useText()
  const words = text.bulk
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const [preview, setPreview] = useState<BulkAnswer>()
  const assign = useMutation(assignManyOptions(county.code))
  const writes = preview ? preview.counts.new + preview.counts.replaced : 0
  const count = sizeOf(what)
  const submit = (fields: Fields) => {
    const body = { ...bodyOf(what, fields), dryRun: preview === undefined }
    assign.mutate(body, { onSuccess: (answer) => (answer.dryRun ? setPreview(answer) : onDone(answer)) })
  }
  const failed = assign.error ? failureWords(assign.error, text) : undefined
  return (
    <Modal
      open
      width={640}
      title={words.title(formatNumber(count))}
      okText={preview ? (writes > 0 ? words.save(formatNumber(writes)) : words.nothing) : words.preview}
      okButtonProps={{ disabled: preview !== undefined && writes === 0 }}
      cancelText={text.cancel}
      confirmLoading={assign.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {'targets' in what && <Names targets={what.targets} />}
      <Form
        name="bulk"
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.form}
        initialValues={{ role: 'packaging', validFrom: today(), replace: false } satisfies Fields}
        onFinish={submit}
        onValuesChange={() => {
          // A preview speaks of what it was asked about.
          setPreview(undefined)
          assign.reset()
        }}
      >
        {!('rows' in what) && (
          <Form.Item
            name="unitId"
            label={text.assignmentForm.unit}
            rules={[{ required: true, message: text.assignmentForm.unitNeeded }]}
          >
            <UnitSelect label={text.assignmentForm.unit} />
          </Form.Item>
        )}
        <Form.Item name="role" label={text.assignmentForm.role}>
          <Select
            options={assignmentRoles.map((each) => ({
              value: each,
              label: text.assignmentForm.roleHints[each],
            }))}
          />
        </Form.Item>
        {!('rows' in what) && (
          <Form.Item name="leaderName" label={text.assignmentForm.leader}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="validFrom"
          label={text.assignmentForm.from}
          rules={[{ required: true, message: text.assignmentForm.fromNeeded }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label={text.assignmentForm.note} className={styles.wide}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Form.Item name="replace" valuePropName="checked" className={styles.wide}>
          <Checkbox>{words.replace}</Checkbox>
        </Form.Item>
      </Form>
      {failed && <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />}
      {preview && <BulkPreview answer={preview} />}
    </Modal>
  )
}

/** Some of them by name, so that a slip of the hand is seen; from afar the map knows no names, and the preview does. */
function Names({ targets }: { targets: readonly AssignmentTarget[] }) {
  const text = useText()
  const nameOf = useTargetName()
  const named = targets.filter(({ type, name }) => type === 'indicator' || name !== '')
  if (named.length === 0) return null
  const some = named.slice(0, 8).map(nameOf).join('、')
  return (
    <p className={styles.names}>
      {targets.length > 8 ? text.bulk.names(some, formatNumber(targets.length)) : some}
    </p>
  )
}

function sizeOf(what: BulkWhat): number {
  if ('targets' in what) return what.targets.length
  return 'rows' in what ? what.rows.length : what.count
}

function bodyOf(
  what: BulkWhat,
  { unitId, role, leaderName, note, validFrom, replace }: Fields,
): BulkAssignment {
  // Today is what the server calls today.
  const common = { role, replace, note: note?.trim() || null, ...(validFrom !== today() && { validFrom }) }
  if ('rows' in what) return { ...common, rows: what.rows }
  const unit = { unitId, leaderName: leaderName?.trim() || null }
  return 'filter' in what
    ? { ...common, ...unit, filter: what.filter }
    : { ...common, ...unit, targets: what.targets.map(({ type, id }) => ({ type, id })) }
}
