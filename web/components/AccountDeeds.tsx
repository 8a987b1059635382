// What may be done about an account: each deed says what follows, and is asked about first.
import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { whyNotTakeOver } from '../../api/contract/access.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import {
  endSessionsOptions,
  removeFactorOptions,
  resetPasswordOptions,
  setDisabledOptions,
  unlockOptions,
} from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import styles from './AccountDrawer.module.css'
import { OneTimePasswordDialog } from './OneTimePassword.tsx'
import { peopleWords } from './people-words.ts'
import { useProfile } from './profile.ts'

/** Whoever sees this may keep the account; what the server would refuse all the same is left out. */
export function AccountDeeds({ account, onEdit }: { account: AccountInfo; onEdit: () => void }) {
  const words = useText().accountCare
  const profile = useProfile()
  const [password, setPassword] = useState<string>()
  const { id, name, displayName, disabled, version, lockedUntil, hasSecondFactor, sessions } = account
  const mayTakeOver = whyNotTakeOver(profile, account) === undefined
  return (
    <div className={styles.buttons}>
      <Button onClick={onEdit}>{words.edit}</Button>
      {mayTakeOver && (
        <Deed
          label={words.resetPassword}
          question={words.resetAsk(displayName)}
          hint={words.resetHint}
          options={resetPasswordOptions(id)}
          input={undefined}
          onDone={(made) => setPassword(made.password)}
        />
      )}
      {lockedUntil !== null && (
        <Deed
          label={words.unlock}
          question={words.unlockAsk(displayName)}
          hint={words.unlockHint}
          options={unlockOptions(id)}
          input={undefined}
        />
      )}
      {sessions > 0 && (
        <Deed
          label={words.endSessions}
          question={words.endAsk(displayName)}
          hint={words.endHint}
          options={endSessionsOptions(id)}
          input={undefined}
        />
      )}
      {mayTakeOver && hasSecondFactor && (
        <Deed
          label={words.removeFactor}
          question={words.removeAsk(displayName)}
          hint={words.removeHint}
          options={removeFactorOptions(id)}
          input={undefined}
        />
      )}
      {id !== profile.accountId && (
        <Deed
          label={disabled ? words.enable : words.disable}
          question={disabled ? words.enableAsk(displayName) : words.disableAsk(displayName)}
          hint={disabled ? words.enableHint : words.disableHint}
          danger={!disabled}
          options={setDisabledOptions(id)}
          input={{ disabled: !disabled, version }}
        />
      )}
      <OneTimePasswordDialog name={name} password={password} onClose={() => setPassword(undefined)} />
    </div>
  )
}

interface DeedProps<Input, Answer> {
  label: string
  question: string
  hint: string
  danger?: boolean
  options: UseMutationOptions<Answer, Error, Input>
  input: Input
  onDone?: (answer: Answer) => void
}

function Deed<Input, Answer>({ options, input, onDone, ...words }: DeedProps<Input, Answer>) {
  const text = useText()
  const deed = useMutation(options)
  return (
    <ConfirmButton
      {...words}
      cancel={text.cancel}
      failure={deed.error ? peopleWords(deed.error, text) : undefined}
      pending={deed.isPending}
      onAsk={deed.reset}
      onConfirm={(close) =>
        deed.mutate(input, {
          onSuccess: (answer) => {
            close()
            onDone?.(answer)
          },
        })
      }
    />
  )
}
