// Opens an account: who it is for, a role at once where that may be given, then the password that is shown once.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Switch } from 'antd'
import { useState } from 'react'
import { canInside, canOver, wholeDeployment } from '../../api/contract/access.ts'
import { accountNamePattern } from '../../api/contract/accounts.ts'
import { openAccountOptions } from '../queries/people.ts'
import { day } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import styles from './AccountDrawer.module.css'
import { GrantFields, type GrantForm, wishOf } from './GrantFields.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'
import { PhoneField } from './PhoneField.tsx'
import { peopleWords } from './people-words.ts'
import { useProfile } from './profile.ts'

interface Props {
  open: boolean
  /** With the account that was opened. */
  onClose: (made?: number) => void
}

export function NewAccountDrawer({ open, onClose }: Props) {
  const text = useText()
  const small = useMedia(phone)
  const [isDone, setDone] = useState(false)
  return (
    <Drawer
      open={open}
      onClose={() => onClose()}
      size={small ? '100%' : 560}
      title={text.accountCare.open}
      closable={isDone ? false : { 'aria-label': text.close, placement: 'end' }}
      keyboard={!isDone}
      // A click beside it would lose what is filled in, or the password.
      mask={{ closable: false }}
      afterOpenChange={() => setDone(false)}
      destroyOnHidden
    >
      <NewAccount onDone={() => setDone(true)} onClose={onClose} />
    </Drawer>
  )
}

interface Fields extends GrantForm {
  name: string
  displayName: string
  phone?: string
}

const namePattern = new RegExp(accountNamePattern, 'u')

function NewAccount({ onDone, onClose }: { onDone: () => void; onClose: Props['onClose'] }) {
  const text = useText()
  const profile = useProfile()
  const words = text.accountCare
  const mayGive = canInside(profile, 'grant.write', '')
  const needsGrant = !canOver(profile, 'account.write', wholeDeployment)
  const [withGrant, setWithGrant] = useState(mayGive)
  const open = useMutation(openAccountOptions())
  if (open.data) {
    const { account, password } = open.data
    return (
      <div className={styles.content}>
        <OneTimePassword name={account.name} password={password} />
        <div className={styles.buttons}>
          <Button type="primary" onClick={() => onClose(account.id)}>
            {words.noted}
          </Button>
        </div>
      </div>
    )
  }
  const submit = ({ name, displayName, phone: number, ...grant }: Fields) =>
    open.mutate(
      {
        name,
        displayName,
        ...(number && { phone: number }),
        ...(withGrant && { grants: [wishOf(grant)] }),
      },
      { onSuccess: onDone },
    )
  return (
    <Form<Fields>
      name="new-account"
      layout="vertical"
      requiredMark={false}
      initialValues={{ validFrom: day(new Date()) }}
      onFinish={submit}
    >
      <Form.Item>
        <p className={styles.soft}>{words.openHint}</p>
      </Form.Item>
      <Form.Item
        name="displayName"
        label={text.people.name}
        rules={[{ required: true, whitespace: true, message: text.administrator.displayNameNeeded }]}
      >
        <Input maxLength={40} autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item
        name="name"
        label={text.people.account}
        extra={words.nameHint}
        rules={[{ required: true, pattern: namePattern, message: text.administrator.nameRule }]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <PhoneField label={words.phone} hint={words.phoneOptional} />
      {mayGive && !needsGrant && (
        <Form.Item label={words.withGrant} layout="horizontal">
          <Switch checked={withGrant} onChange={setWithGrant} aria-label={words.withGrant} />
        </Form.Item>
      )}
      {needsGrant && (
        <Form.Item>
          <Alert type="info" showIcon role="note" title={words.grantNeeded} />
        </Form.Item>
      )}
      {withGrant ? (
        <GrantFields receiverId={undefined} />
      ) : (
        <Form.Item>
          <Alert type="info" showIcon role="note" title={words.noGrantYet} />
        </Form.Item>
      )}
      {open.error && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={peopleWords(open.error, text)} />
        </Form.Item>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {words.open}
        </Button>
        <Button onClick={() => onClose()}>{text.cancel}</Button>
      </div>
    </Form>
  )
}
