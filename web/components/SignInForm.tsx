// Name, password and, for those who have one, the digits of the second factor.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import type { Profile } from '../../api/contract/accounts.ts'
import { ApiError } from '../api.ts'
import { signInOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { accountWords } from './account-words.ts'

interface Fields {
  name: string
  password: string
  code?: string
}

interface Props {
  /** Whose page it was, when somebody signs in again. */
  name?: string
  onEntered: (profile: Profile) => void
}

export function SignInForm({ name, onEntered }: Props) {
  const text = useText()
  // On a phone the keyboard would cover what else is offered.
  const small = useMedia(phone)
  const [form] = Form.useForm<Fields>()
  const code = useRef<InputRef>(null)
  const signIn = useMutation({ ...signInOptions(), onSuccess: onEntered })
  const fault = signIn.error instanceof ApiError ? signIn.error.code : undefined
  // Name and password were right: only the digits are still asked for.
  const wantsCode = fault === 'second-factor-needed' || signIn.variables?.code !== undefined
  useEffect(() => {
    if (wantsCode) code.current?.focus()
  }, [wantsCode])
  return (
    <Form
      name="sign-in"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name }}
      onFinish={({ code: digits, ...fields }) => signIn.mutate(digits ? { ...fields, code: digits } : fields)}
    >
      <Form.Item
        name="name"
        label={text.signIn.name}
        rules={[{ required: true, message: text.signIn.nameNeeded }]}
      >
        <Input
          size="large"
          maxLength={40}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={name === undefined && !small}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={text.signIn.password}
        rules={[{ required: true, message: text.signIn.passwordNeeded }]}
      >
        <Input.Password
          size="large"
          maxLength={128}
          autoComplete="current-password"
          autoFocus={name !== undefined}
        />
      </Form.Item>
      {wantsCode && (
        <Form.Item
          name="code"
          label={text.signIn.code}
          extra={text.signIn.codeHint}
          rules={[{ required: true, pattern: /^\d{6}$/, message: text.signIn.codeNeeded }]}
        >
          <Input ref={code} size="large" maxLength={6} inputMode="numeric" autoComplete="one-time-code" />
        </Form.Item>
      )}
      {signIn.error && fault !== 'second-factor-needed' && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={accountWords(signIn.error, text)} />
        </Form.Item>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {text.signIn.submit}
      </Button>
    </Form>
  )
}
