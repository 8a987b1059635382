// Makes the first administrator with the one-time link that the server printed, and lets them in.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { accountNamePattern } from '../../api/contract/accounts.ts'
import { accountWords } from '../components/account-words.ts'
import { EntryFrame } from '../components/EntryFrame.tsx'
import { NewPassword } from '../components/NewPassword.tsx'
import { useRoot } from '../components/root.ts'
import { pagePatterns, toHome } from '../paths.ts'
import { createAdministratorOptions, profileOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'

interface Fields {
  name: string
  displayName: string
  password: string
}

const namePattern = new RegExp(accountNamePattern, 'u')

export function AdministratorPage() {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { token = '' } = useSearch({ from: pagePatterns.administrator })
  const [form] = Form.useForm<Fields>()
  const name = Form.useWatch('name', form) ?? ''
  const create = useMutation({
    ...createAdministratorOptions(),
    onSuccess: (profile) => {
      client.clear()
      client.setQueryData(profileOptions().queryKey, profile)
      return navigate({ ...toHome(root), replace: true })
    },
  })
  return (
    <EntryFrame title={text.administrator.title}>
      <Card title={text.administrator.title} hint={text.administrator.hint} level={1}>
        {token === '' ? (
          <Alert type="warning" showIcon title={text.administrator.noToken} description={text.signIn.link} />
        ) : (
          <Form
            name="administrator"
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={({ name, displayName, password }) =>
              create.mutate({ token, name, displayName, password })
            }
          >
            <Form.Item
              name="name"
              label={text.signIn.name}
              extra={text.administrator.nameHint}
              rules={[{ required: true, pattern: namePattern, message: text.administrator.nameRule }]}
            >
              <Input
                size="large"
                maxLength={40}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
              />
            </Form.Item>
            <Form.Item
              name="displayName"
              label={text.account.displayName}
              rules={[{ required: true, whitespace: true, message: text.administrator.displayNameNeeded }]}
            >
              <Input size="large" maxLength={40} autoComplete="name" />
            </Form.Item>
            <NewPassword name={name} />
            {create.error && (
              <Form.Item>
                <Alert type="error" showIcon role="alert" title={accountWords(create.error, text)} />
              </Form.Item>
            )}
            <Button type="primary" size="large" block htmlType="submit" loading={create.isPending}>
              {text.administrator.create}
            </Button>
          </Form>
        )}
      </Card>
    </EntryFrame>
  )
}
