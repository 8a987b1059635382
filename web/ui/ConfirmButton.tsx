// A button whose deed is asked about first: what happens, and whether that is meant. Says in place why it failed.
import { Alert, Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import styles from './ConfirmButton.module.css'

interface Props {
  label: string
  /** Where several buttons have the same label. */
  accessibleName?: string
  question: string
  hint: string
  cancel: string
  danger?: boolean
  icon?: ReactNode
  type?: 'default' | 'text'
  /** Why the last attempt failed. */
  failure: string | undefined
  pending: boolean
  /** Told again whenever the question is put anew. */
  onAsk: () => void
  /** Calls `close` when it is done. */
  onConfirm: (close: () => void) => void
}

export function ConfirmButton(props: Props) {
  const { label, accessibleName, question, hint, cancel, danger = false, icon, type = 'default' } = props
  const { failure, pending, onAsk, onConfirm } = props
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button
        type={type}
        danger={danger}
        icon={icon}
        aria-label={accessibleName}
        onClick={() => {
          onAsk()
          setOpen(true)
        }}
      >
        {label}
      </Button>
      <Modal
        open={open}
        title={question}
        width={440}
        centered
        okText={label}
        cancelText={cancel}
        okButtonProps={{ danger }}
        confirmLoading={pending}
        onOk={() => onConfirm(close)}
        onCancel={close}
        destroyOnHidden
      >
        <div className={styles.content}>
          <p>{hint}</p>
          {failure !== undefined && <Alert type="error" showIcon role="alert" title={failure} />}
        </div>
      </Modal>
    </>
  )
}
