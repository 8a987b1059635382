// The session is over while somebody works: signs them in again over the page, which stays as it is.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import type { Profile } from '../../api/contract/accounts.ts'
import { profileOptions, signInToDemoOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { accountWords } from './account-words.ts'
import styles from './SessionDialog.module.css'
import { SignInForm } from './SignInForm.tsx'

/** Over every drawer and dialog of the page. */
const aboveAll = 2000

export function SessionDialog({ owner, open }: { owner: Profile; open: boolean }) {
  const text = useText()
  const client = useQueryClient()
  const onEntered = (profile: Profile) => {
    // Somebody else finds a page without anything of the one before, at the same address.
    if (profile.accountId !== owner.accountId) return window.location.reload()
    client.setQueryData(profileOptions().queryKey, profile)
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== profileOptions().queryKey[0],
    })
  }
  return (
    <Modal
      open={open}
      title={text.signIn.over}
      footer={null}
      width={400}
      zIndex={aboveAll}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      centered
    >
      <div className={styles.content}>
        <p>{text.signIn.overHint}</p>
        {!owner.hasPassword ? (
          <DemoAgain owner={owner} onEntered={onEntered} />
        ) : (
          <SignInForm name={owner.name} onEntered={onEntered} />
        )}
        <Button type="link" onClick={() => window.location.reload()}>
          {text.signIn.somebodyElse}
        </Button>
      </div>
    </Modal>
  )
}

/** Accounts of the demo county itself have no password. */
function DemoAgain({ owner, onEntered }: { owner: Profile; onEntered: (profile: Profile) => void }) {
  const text = useText()
  const enter = useMutation({ ...signInToDemoOptions(), onSuccess: onEntered })
  return (
    <>
      {enter.error && <Alert type="error" showIcon role="alert" title={accountWords(enter.error, text)} />}
      <Button
        type="primary"
        size="large"
        block
        loading={enter.isPending}
        onClick={() => enter.mutate({ name: owner.name })}
      >
        {text.signIn.goOn(owner.displayName)}
      </Button>
    </>
  )
}
