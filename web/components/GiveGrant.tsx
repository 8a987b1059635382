// Gives an account a role over an area or a unit; what is filled in stays whatever the server answers.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'
import type { AccountInfo } from '../../api/contract/people.ts'
import { giveGrantOptions } from '../queries/people.ts'
import { day } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { GrantFields, type GrantForm, wishOf } from './GrantFields.tsx'
import styles from './GrantList.module.css'
import { peopleWords } from './people-words.ts'

export function GiveGrant({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const text = useText()
  const give = useMutation(giveGrantOptions(account.id))
  return (
    <Form<GrantForm>
      name="grant"
      className={styles.form}
      aria-label={text.grants.giveTo(account.displayName)}
      layout="vertical"
      requiredMark={false}
      initialValues={{ validFrom: day(new Date()) }}
      onFinish={(fields) => give.mutate(wishOf(fields), { onSuccess: onClose })}
    >
      <GrantFields receiverId={account.id} />
      {give.error && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={peopleWords(give.error, text)} />
        </Form.Item>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {text.grants.give}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </Form>
  )
}
