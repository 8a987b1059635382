// Changes the own password; whoever else is signed in to this account has to sign in anew.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { changePasswordOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { accountWords } from './account-words.ts'
import { NewPassword } from './NewPassword.tsx'
import { useProfile } from './profile.ts'

interface Fields {
  old: string
  password: string
  again: string
}

export function PasswordForm() {
  const text = useText()
  const { name } = useProfile()
  const [form] = Form.useForm<Fields>()
  const change = useMutation(changePasswordOptions())
  return (
    <Form
      name="own-password"
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ old, password }) =>
        change.mutate({ oldPassword: old, newPassword: password }, { onSuccess: () => form.resetFields() })
      }
    >
      {/* Tells password keepers whose it is. */}
      <input hidden readOnly autoComplete="username" value={name} />
      <Form.Item
        name="old"
        label={text.password.old}
        rules={[{ required: true, message: text.password.oldNeeded }]}
      >
        <Input.Password size="large" maxLength={128} autoComplete="current-password" />
      </Form.Item>
      <NewPassword name={name} />
      {change.error && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={accountWords(change.error, text)} />
        </Form.Item>
      )}
      {change.isSuccess && (
        <Form.Item>
          <Alert type="success" showIcon role="status" title={text.password.changed} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {text.password.change}
      </Button>
    </Form>
  )
}
