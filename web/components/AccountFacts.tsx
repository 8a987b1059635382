// Who is it, can they sign in, and where are they signed in? The whole phone number only for whoever asks, on record.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import { revealAccountPhoneOptions } from '../queries/people.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import styles from './AccountDrawer.module.css'
import { SecondFactorWord } from './AccountList.tsx'
import { AccountStates } from './AccountStates.tsx'
import { peopleWords } from './people-words.ts'
import { useProfile } from './profile.ts'

export function AccountFacts({ account }: { account: AccountInfo }) {
  const text = useText()
  const { name, lockedUntil, hasSecondFactor, sessions, createdAt } = account
  return (
    <FactList
      facts={[
        [text.people.account, name],
        [
          text.people.state,
          <span key="state" className={styles.states}>
            <AccountStates account={account} />
            {lockedUntil !== null && (
              <span className={styles.soft}>{text.accountCare.lockedUntil(dateTime(lockedUntil))}</span>
            )}
          </span>,
        ],
        [text.accountCare.phone, <Phone key="phone" account={account} />],
        [text.people.secondFactor, <SecondFactorWord key="factor" on={hasSecondFactor} />],
        [
          text.people.signedIn,
          sessions > 0 ? text.people.devices(String(sessions)) : text.people.notSignedIn,
        ],
        [text.accountCare.createdAt, dateTime(createdAt)],
      ]}
    />
  )
}

function Phone({ account: { id, maskedPhone } }: { account: AccountInfo }) {
  const text = useText()
  const profile = useProfile()
  const reveal = useMutation(revealAccountPhoneOptions(id))
  if (maskedPhone === null) return <span className={styles.soft}>{text.accountCare.noPhone}</span>
  if (reveal.data) return reveal.data.phone ?? text.accountCare.noPhone
  return (
    <span className={styles.phone}>
      {maskedPhone}
      {canInside(profile, 'phone.reveal', '') && (
        <>
          <Button size="small" loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {text.accountCare.reveal}
          </Button>
          <span className={styles.soft}>{text.accountCare.revealHint}</span>
        </>
      )}
      {reveal.error && <Alert type="error" showIcon role="alert" title={peopleWords(reveal.error, text)} />}
    </span>
  )
}
