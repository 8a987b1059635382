// Changes who leads a grid or a part of one: name, leader and number; when somebody else was faster, both versions are shown
// and nothing typed is lost.
import { Alert, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { GridPage } from '../../api/contract/grid-page.ts'
import { useText } from '../text/text.ts'
import { failureWords, savedMeanwhile } from './failure.ts'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
import { phoneShape } from './phone-shape.ts'

export interface LeaderFields {
  name: string
  leaderName?: string | null | undefined
  /** Never what is stored: nobody saw it. */
  leaderPhone?: string | undefined
}

interface Props<Kept, Fields extends LeaderFields> {
  id: string
  title: string
  words: Record<'name' | 'nameNeeded' | 'leader' | 'phone' | 'save', string>
  kept: Kept
  fieldsOf: (kept: Kept) => Fields
  /** Each field as one would read it, by its name. */
  read: (fields: Fields) => Readonly<Record<string, string>>
  /** Whoever may not only sees name and leader, and why. */
  appoints?: boolean
  save: { error: Error | null; isPending: boolean }
  /** `base`: what was on the screen. `over`: what it is written over. */
  onSubmit: (fields: Fields, base: Kept, over: Kept) => void
  onClose: () => void
  /** Fields that no other leader has. */
  children: ReactNode
}

export function LeaderForm<
  Kept extends Pick<GridPage, 'leaderName' | 'maskedPhone'>,
  Fields extends LeaderFields,
>(props: Props<Kept, Fields>) {
  const { id, title, words, fieldsOf, read, appoints = true, save, onSubmit, onClose, children } = props
  const text = useText()
  const [form] = Form.useForm<Fields>()
  // The page behind may learn of a newer version meanwhile.
  const [base] = useState(props.kept)
  const theirs = savedMeanwhile<Kept>(save.error)
  const named = Form.useWatch((fields: LeaderFields) => fields.leaderName, form) ?? base.leaderName
  const stays = base.leaderName === null || base.leaderName === named?.trim()
  const ofWhom = stays ? text.gridForm.phoneKeep : text.gridForm.phoneGoes
  return (
    <Modal
      open
      title={title}
      okText={words.save}
      cancelText={text.cancel}
      okButtonProps={{ disabled: theirs !== undefined }}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name={id}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(base)}
        onFinish={(fields) => onSubmit(fields, base, base)}
      >
        <Form.Item
          name="name"
          label={words.name}
          extra={appoints ? undefined : text.gridForm.kept}
          rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}
        >
          <Input maxLength={60} autoComplete="off" disabled={!appoints} />
        </Form.Item>
        <Form.Item name="leaderName" label={words.leader}>
          <Input maxLength={40} autoComplete="off" disabled={!appoints} />
        </Form.Item>
        <Form.Item
          name="leaderPhone"
          label={words.phone}
          extra={base.maskedPhone ? ofWhom(base.maskedPhone) : undefined}
          rules={[{ pattern: phoneShape, message: text.gridForm.phoneRule }]}
        >
          <Input maxLength={25} inputMode="tel" autoComplete="off" />
        </Form.Item>
        {children}
        {theirs && (
          <MeanwhileNotice
            rows={differences(read(form.getFieldsValue(true)), read(fieldsOf(theirs)))}
            pending={save.isPending}
            onTake={onClose}
            onOverwrite={() => onSubmit(form.getFieldsValue(true), base, theirs)}
          />
        )}
        {save.error && !theirs && (
          <Alert type="error" showIcon role="alert" title={failureWords(save.error, text).title} />
        )}
      </Form>
    </Modal>
  )
}

function differences(mine: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>) {
  return Object.entries(mine)
    .map(([name, value]) => ({ name, mine: value, theirs: theirs[name] ?? '' }))
    .filter((row) => row.mine !== row.theirs)
}
