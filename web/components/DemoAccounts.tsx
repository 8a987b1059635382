// The people of the demo county: one press and the product is seen through their eyes.
import { useMutation } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { Profile, SignInOffer } from '../../api/contract/accounts.ts'
import { signInToDemoOptions } from '../queries/accounts.ts'
import { useText, useTitle } from '../text/text.ts'
import { accountWords } from './account-words.ts'
import styles from './DemoAccounts.module.css'

interface Props {
  accounts: SignInOffer['demoAccounts']
  onEntered: (profile: Profile) => void
}

export function DemoAccounts({ accounts, onEntered }: Props) {
  const text = useText()
  const title = useTitle()
  const enter = useMutation({ ...signInToDemoOptions(), onSuccess: onEntered })
  return (
    <>
      <ul className={styles.list}>
        {accounts.map(({ name, displayName, roleTitle, scopeName }) => (
          <li key={name}>
            <button
              type="button"
              className={styles.card}
              disabled={enter.isPending}
              aria-busy={enter.isPending && enter.variables.name === name}
              onClick={() => enter.mutate({ name })}
            >
              <span className={styles.role}>{title(roleTitle)}</span>
              <span className={styles.who}>{displayName}</span>
              <span className={styles.where}>{scopeName ?? text.account.everywhere}</span>
            </button>
          </li>
        ))}
      </ul>
      {enter.error && <Alert type="error" showIcon role="alert" title={accountWords(enter.error, text)} />}
    </>
  )
}
