// A new secret: shown to the authenticator as dots, to people as text, and believed once a code of it was typed.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, QRCode } from 'antd'
import { confirmSecondFactorOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { accountWords } from './account-words.ts'
import styles from './SecondFactor.module.css'

interface Props {
  secret: string
  uri: string
  onLeave: () => void
}

export function SecondFactorSetup({ secret, uri, onLeave }: Props) {
  const text = useText()
  const confirm = useMutation(confirmSecondFactorOptions())
  return (
    <div className={styles.steps}>
      <p>{text.secondFactor.scan}</p>
      <div className={styles.code}>
        <QRCode type="svg" value={uri} size={176} />
        <div>
          <p className={styles.soft}>{text.secondFactor.secret}</p>
          <code className={styles.secret}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </div>
      </div>
      <Form
        name="second-factor-setup"
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }: { code: string }) => confirm.mutate({ code }, { onSuccess: onLeave })}
      >
        <Form.Item
          name="code"
          label={text.signIn.code}
          rules={[{ required: true, pattern: /^\d{6}$/, message: text.signIn.codeNeeded }]}
        >
          <Input size="large" maxLength={6} inputMode="numeric" autoComplete="one-time-code" autoFocus />
        </Form.Item>
        {confirm.error && (
          <Form.Item>
            <Alert type="error" showIcon role="alert" title={accountWords(confirm.error, text)} />
          </Form.Item>
        )}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {text.secondFactor.confirm}
          </Button>
          <Button onClick={onLeave}>{text.cancel}</Button>
        </div>
      </Form>
    </div>
  )
}
