// Adds a unit or changes one; when somebody else was faster, both versions are shown and nothing that was typed is lost.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { type Unit, unitKinds } from '../../api/contract/units.ts'
import { ApiError } from '../api.ts'
import { saveUnitOptions, unitsOptions } from '../queries/units.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { UnitConflict } from './UnitConflict.tsx'
import { emptyUnit, fieldsOf, type UnitFields } from './unit-fields.ts'

interface Props {
  /** undefined: a new one. */
  unit: Unit | undefined
  onClose: () => void
}

export function UnitForm({ unit, onClose }: Props) {
  const text = useText()
  const { county } = useCounty()
  const [form] = Form.useForm<UnitFields>()
  // What the form started from, or what it was rebased upon.
  const [base, setBase] = useState(unit)
  const units = useQuery(unitsOptions(county.code))
  const save = useMutation(saveUnitOptions(county.code))
  const theirs = currentOf(save.error)
  const submit = (fields: UnitFields) => {
    const body = bodyOf(fields)
    save.mutate(base ? { id: base.id, body: { ...body, version: base.version } } : { id: undefined, body }, {
      onSuccess: onClose,
    })
  }
  const rebase = (current: Unit, fields?: UnitFields) => {
    setBase(current)
    form.setFieldsValue(fields ?? fieldsOf(current))
    save.reset()
  }
  const person = (name: 'leaderName' | 'contactName', label: string) => (
    <Form.Item name={name} label={label}>
      <Input maxLength={40} autoComplete="off" />
    </Form.Item>
  )
  return (
    <Modal
      open
      title={unit ? text.unitForm.change : text.unitForm.create}
      okText={text.unitForm.save}
      cancelText={text.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="unit"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={unit ? fieldsOf(unit) : emptyUnit}
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={text.unitForm.name}
          rules={[{ required: true, whitespace: true, message: text.unitForm.nameNeeded }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="code"
          label={text.unitForm.code}
          rules={[{ required: true, pattern: /^[\p{L}\p{N}._-]{1,40}$/u, message: text.unitForm.codeRule }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={text.unitForm.kind}>
          <Select options={unitKinds.map((each) => ({ value: each, label: text.unit.kinds[each] }))} />
        </Form.Item>
        <Form.Item name="category" label={text.unitForm.category} extra={text.unitForm.categoryHint}>
          <Select
            allowClear
            options={(['A', 'B'] as const).map((each) => ({ value: each, label: text.unit.category(each) }))}
          />
        </Form.Item>
        <Form.Item name="parentId" label={text.unitForm.parent}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={units.isPending}
            options={(units.data ?? [])
              .filter(({ id }) => id !== unit?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        {person('leaderName', text.unitForm.head)}
        {person('contactName', text.unitForm.contact)}
        <Form.Item
          name="contactPhone"
          label={text.unitForm.phone}
          extra={base?.maskedPhone ? text.unitForm.phoneKeep(base.maskedPhone) : undefined}
          rules={[{ pattern: /^[+\d][\d -]{4,24}$/, message: text.unitForm.phoneRule }]}
        >
          <Input maxLength={25} inputMode="tel" autoComplete="off" />
        </Form.Item>
        {theirs && (
          <UnitConflict
            mine={form.getFieldsValue()}
            theirs={theirs}
            units={units.data ?? []}
            onTakeTheirs={() => rebase(theirs)}
            onKeepMine={() => rebase(theirs, form.getFieldsValue())}
          />
        )}
        {save.error && !theirs && (
          <Alert type="error" showIcon role="alert" title={unitWords(save.error, text)} />
        )}
      </Form>
    </Modal>
  )
}

/** An empty field is none; a telephone that was not typed stays as it is, since the form never saw it. */
function bodyOf({ contactPhone, category, parentId, leaderName, contactName, ...rest }: UnitFields) {
  return {
    ...rest,
    name: rest.name.trim(),
    category: category ?? null,
    parentId: parentId ?? null,
    leaderName: leaderName?.trim() || null,
    contactName: contactName?.trim() || null,
    ...(contactPhone ? { contactPhone } : {}),
  }
}

/** What somebody else wrote meanwhile. */
function currentOf(error: Error | null): Unit | undefined {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return undefined
  const details = error.details as { current?: Unit } | undefined // as the contract says of this code
  return details?.current
}

function unitWords(error: Error, text: Text): string {
  if (error instanceof ApiError && error.code === 'code-taken') return text.unitForm.codeTaken
  if (error instanceof ApiError && error.code === 'unit-cycle') return text.unitForm.cycle
  const { title, hint } = failureWords(error, text)
  return hint ?? title
}
