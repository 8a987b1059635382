// One role that an account holds: over what, from when to when, and what may be done about it.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { mayGive, whyNotTake } from '../../api/contract/access.ts'
import type { AccountInfo, GrantInfo } from '../../api/contract/people.ts'
import { endGrantOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { GrantState } from './AccountStates.tsx'
import { GrantDates } from './GrantDates.tsx'
import styles from './GrantList.module.css'
import { peopleWords } from './people-words.ts'
import { useGrantWords, useProfile } from './profile.ts'

export function GrantRow({ account, grant }: { account: AccountInfo; grant: GrantInfo }) {
  const text = useText()
  const profile = useProfile()
  const [dating, setDating] = useState(false)
  const what = useGrantWords()(grant)
  const { validFrom, validTo, gone, state, scope } = grant
  const changeable = state !== 'over' && !account.unchangeable
  const mayDate = changeable && !gone && mayGive(profile, grant, scope, account.id)
  const mayEnd = changeable && whyNotTake(profile, grant, scope) === undefined
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div className={styles.words}>
          <span className={styles.role}>
            {what} <GrantState grant={grant} />
          </span>
          <span className={styles.soft}>
            {validTo === null ? text.grants.since(validFrom) : text.grants.until(validFrom, validTo)}
          </span>
        </div>
        <div className={styles.buttons}>
          {mayDate && !dating && (
            <Button aria-label={text.grants.datesOf(what)} onClick={() => setDating(true)}>
              {text.grants.dates}
            </Button>
          )}
          {mayEnd && <EndGrant account={account} grant={grant} what={what} />}
        </div>
      </div>
      {gone && state !== 'over' && <Alert type="warning" showIcon role="note" title={text.grants.goneHint} />}
      {dating && <GrantDates account={account} grant={grant} onClose={() => setDating(false)} />}
    </li>
  )
}

function EndGrant({ account, grant, what }: { account: AccountInfo; grant: GrantInfo; what: string }) {
  const text = useText()
  const end = useMutation(endGrantOptions(account.id, grant))
  return (
    <ConfirmButton
      danger
      label={text.grants.end}
      accessibleName={text.grants.endOf(what)}
      question={text.grants.endAsk(what)}
      hint={text.grants.endHint}
      cancel={text.cancel}
      failure={end.error ? peopleWords(end.error, text) : undefined}
      pending={end.isPending}
      onAsk={end.reset}
      onConfirm={(close) => end.mutate(undefined, { onSuccess: close })}
    />
  )
}
