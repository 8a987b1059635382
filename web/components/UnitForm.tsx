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
import { failureWords, savedMeanwhile } from './failure.ts'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
import { phoneShape } from './phone-shape.ts'
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
  // The version that is on the screen; the list behind may learn of a newer one meanwhile.
  const [base] = useState(unit)
  const units = useQuery(unitsOptions(county.code))
  const save = useMutation(saveUnitOptions(county.code))
  const theirs = savedMeanwhile<Unit>(save.error)
  const submit = (fields: UnitFields, over = base) => {
    const body = bodyOf(fields)
    save.mutate(over ? { id: over.id, body: { ...body, version: over.version } } : { id: undefined, body }, {
      onSuccess: onClose,
    })
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
      okButtonProps={{ disabled: theirs !== undefined }}
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
        onFinish={(fields) => submit(fields)}
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
          rules={[{ pattern: phoneShape, message: text.unitForm.phoneRule }]}
        >
          <Input maxLength={25} inputMode="tel" autoComplete="off" />
        </Form.Item>
        {theirs && (
          <MeanwhileNotice
            rows={differences(form.getFieldsValue(), theirs, units.data ?? [], text)}
            pending={save.isPending}
            onTake={onClose}
            onOverwrite={() => submit(form.getFieldsValue(), theirs)}
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

/** Where the two differ, as one would read it. A telephone that was not typed is not compared. */
function differences(mine: UnitFields, theirs: Unit, units: readonly Unit[], text: Text) {
  const words = text.unitForm
  const read = (fields: UnitFields): Record<string, string | undefined> => ({
    [words.name]: fields.name,
    [words.code]: fields.code,
    [words.kind]: text.unit.kinds[fields.kind],
    [words.category]: fields.category ? text.unit.category(fields.category) : undefined,
    [words.parent]: units.find(({ id }) => id === fields.parentId)?.name,
    [words.head]: fields.leaderName,
    [words.contact]: fields.contactName,
    [words.phone]: fields.contactPhone,
  })
  const phone = mine.contactPhone ? (theirs.maskedPhone ?? undefined) : undefined
  const now = read({ ...fieldsOf(theirs), contactPhone: phone })
  return Object.entries(read(mine))
    .map(([name, value]) => ({ name, mine: value ?? '', theirs: now[name] ?? '' }))
    .filter((row) => row.mine !== row.theirs)
}

function unitWords(error: Error, text: Text): string {
  if (error instanceof ApiError && error.code === 'code-taken') return text.unitForm.codeTaken
  if (error instanceof ApiError && error.code === 'unit-cycle') return text.unitForm.cycle
  const { title, hint } = failureWords(error, text)
  return hint ?? title
}
