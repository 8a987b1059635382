// The second factor of the own account: on or off, and the way to either.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { beginSecondFactorOptions, removeSecondFactorOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { accountWords } from './account-words.ts'
import { useProfile } from './profile.ts'
import styles from './SecondFactor.module.css'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'

export function SecondFactor() {
  const text = useText()
  const { hasSecondFactor } = useProfile()
  const [asking, setAsking] = useState(false)
  const begin = useMutation(beginSecondFactorOptions())
  const remove = useMutation({ ...removeSecondFactorOptions() })
  const step = hasSecondFactor ? remove : begin
  if (begin.data && !hasSecondFactor) return <SecondFactorSetup {...begin.data} onLeave={begin.reset} />
  return (
    <div className={styles.steps}>
      <p className={styles.state}>
        {hasSecondFactor ? (
          <Tag color="blue">{text.secondFactor.on}</Tag>
        ) : (
          <Tag>{text.secondFactor.off}</Tag>
        )}
        {text.secondFactor.hint}
      </p>
      {asking ? (
        <Form
          name="second-factor"
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }: { password: string }) =>
            hasSecondFactor
              ? remove.mutate({ password }, { onSuccess: () => setAsking(false) })
              : begin.mutate({ password }, { onSuccess: () => setAsking(false) })
          }
        >
          <Form.Item
            name="password"
            label={text.secondFactor.password}
            rules={[{ required: true, message: text.signIn.passwordNeeded }]}
          >
            <Input.Password size="large" maxLength={128} autoComplete="current-password" autoFocus />
          </Form.Item>
          {step.error && (
            <Form.Item>
              <Alert type="error" showIcon role="alert" title={accountWords(step.error, text)} />
            </Form.Item>
          )}
          <div className={styles.buttons}>
            <Button type="primary" danger={hasSecondFactor} htmlType="submit" loading={step.isPending}>
              {hasSecondFactor ? text.secondFactor.remove : text.secondFactor.next}
            </Button>
            <Button onClick={() => setAsking(false)}>{text.cancel}</Button>
          </div>
        </Form>
      ) : (
        <Button className={styles.begin} onClick={() => setAsking(true)}>
          {hasSecondFactor ? text.secondFactor.remove : text.secondFactor.begin}
        </Button>
      )}
    </div>
  )
}
