// How a form ends that changes a row with versions: both versions when somebody else was faster, what went wrong, the
// buttons. What is filled in stays.
import { Alert, Button, Form } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../text/text.ts'
import styles from './AccountDrawer.module.css'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'

interface Props {
  /** What differs between mine and theirs; undefined unless somebody else saved first. */
  meanwhile: ComponentProps<typeof MeanwhileNotice>['rows'] | undefined
  /** Why it could not be saved, in words. */
  failure: string | undefined
  pending: boolean
  /** On the button that saves, where 保存 says too little. */
  submit?: string
  onClose: () => void
  onOverwrite: () => void
  /** Further buttons. */
  children?: ReactNode
}

export function VersionedEnd({ meanwhile, failure, pending, submit, onClose, onOverwrite, children }: Props) {
  const text = useText()
  return (
    <>
      {meanwhile && (
        <Form.Item>
          <MeanwhileNotice rows={meanwhile} pending={pending} onTake={onClose} onOverwrite={onOverwrite} />
        </Form.Item>
      )}
      {failure !== undefined && !meanwhile && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={failure} />
        </Form.Item>
      )}
      <div className={styles.buttons}>
        {!meanwhile && (
          <Button type="primary" htmlType="submit" loading={pending}>
            {submit ?? text.accountCare.save}
          </Button>
        )}
        <Button onClick={onClose}>{text.cancel}</Button>
        {children}
      </div>
    </>
  )
}
