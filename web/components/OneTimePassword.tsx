// A password that is shown once, to be handed over: large, to be copied, with the word that it will not be shown again.
import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import styles from './OneTimePassword.module.css'

export function OneTimePassword({ name, password }: { name: string; password: string }) {
  const words = useText().accountCare
  const [copied, setCopied] = useState(false)
  // Browsers give the clipboard only to pages on a safe connection; the password can be read and selected all the same.
  const mayCopy = navigator.clipboard !== undefined
  return (
    <div className={styles.content}>
      <p className={styles.name}>{words.onceFor(name)}</p>
      <p className={styles.line}>
        <code className={styles.password}>{password}</code>
        {mayCopy && (
          <Button
            icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
            onClick={() => void navigator.clipboard.writeText(password).then(() => setCopied(true))}
          >
            <span aria-live="polite">{copied ? words.copied : words.copy}</span>
          </Button>
        )}
      </p>
      <Alert type="warning" showIcon title={words.onceHint} />
    </div>
  )
}

interface Props {
  name: string
  /** undefined: there is nothing to show. */
  password: string | undefined
  onClose: () => void
}

/** Goes only by its button: a click beside it would lose the password. */
export function OneTimePasswordDialog({ name, password, onClose }: Props) {
  const words = useText().accountCare
  return (
    <Modal
      open={password !== undefined}
      title={words.onceTitle}
      width={440}
      centered
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {words.noted}
        </Button>
      }
    >
      {password !== undefined && <OneTimePassword name={name} password={password} />}
    </Modal>
  )
}
