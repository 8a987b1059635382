// Changes the name and the phone of an account; what is filled in stays whatever the server answers.
import { useMutation } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import type { AccountInfo } from '../../api/contract/people.ts'
import { changeAccountOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { savedMeanwhile } from './failure.ts'
import { PhoneField } from './PhoneField.tsx'
import { peopleWords } from './people-words.ts'
import { VersionedEnd } from './VersionedEnd.tsx'

interface Fields {
  displayName: string
  phone?: string
  withoutPhone?: boolean
}

export function AccountEdit({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const text = useText()
  const [form] = Form.useForm<Fields>()
  // The version that is on the screen; the list behind may learn of a newer one meanwhile.
  const [base] = useState(account)
  const change = useMutation(changeAccountOptions(account.id))
  const theirs = savedMeanwhile<AccountInfo>(change.error)
  const withoutPhone = Form.useWatch('withoutPhone', form) ?? false
  const save = (version: number) => {
    const { displayName, phone } = form.getFieldsValue()
    const changedPhone = withoutPhone ? { phone: null } : phone ? { phone } : {}
    change.mutate({ displayName, ...changedPhone, version }, { onSuccess: onClose })
  }
  return (
    <Form
      name="account"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ displayName: base.displayName }}
      onFinish={() => save(base.version)}
    >
      <Form.Item
        name="displayName"
        label={text.people.name}
        rules={[{ required: true, whitespace: true, message: text.administrator.displayNameNeeded }]}
      >
        <Input maxLength={40} autoComplete="off" autoFocus />
      </Form.Item>
      {!withoutPhone && (
        <PhoneField
          label={`${text.accountCare.phone} ${base.maskedPhone ?? ''}`}
          hint={base.maskedPhone === null ? text.accountCare.phoneOptional : text.accountCare.phoneStays}
        />
      )}
      {base.maskedPhone !== null && (
        <Form.Item name="withoutPhone" valuePropName="checked">
          <Checkbox>{text.accountCare.phoneRemove}</Checkbox>
        </Form.Item>
      )}
      <VersionedEnd
        meanwhile={
          theirs && [
            { name: text.people.name, mine: form.getFieldValue('displayName'), theirs: theirs.displayName },
            {
              name: text.accountCare.phone,
              mine: withoutPhone ? '' : form.getFieldValue('phone') || (base.maskedPhone ?? ''),
              theirs: theirs.maskedPhone ?? '',
            },
          ]
        }
        failure={change.error ? peopleWords(change.error, text) : undefined}
        pending={change.isPending}
        onClose={onClose}
        onOverwrite={() => theirs && save(theirs.version)}
      />
    </Form>
  )
}
