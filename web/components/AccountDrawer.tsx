// One account: who it is, what may be done about it, and which roles it holds.
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { canInside, whyNotKeep } from '../../api/contract/access.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import { ApiError } from '../api.ts'
import { accountOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { AccountDeeds } from './AccountDeeds.tsx'
import styles from './AccountDrawer.module.css'
import { AccountEdit } from './AccountEdit.tsx'
import { AccountFacts } from './AccountFacts.tsx'
import { AccountRemark } from './AccountRemark.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { GrantList } from './GrantList.tsx'
import { useProfile } from './profile.ts'

interface Props {
  /** undefined: none is open. */
  id: number | undefined
  onClose: () => void
}

export function AccountDrawer({ id, onClose }: Props) {
  const text = useText()
  const small = useMedia(phone)
  const { data, error, refetch } = useQuery({ ...accountOptions(id ?? 0), enabled: id !== undefined })
  const isGone = error instanceof ApiError && error.code === 'unknown-account'
  const failed = <FailureNotice error={error} retry={refetch} />
  const title = data?.displayName ?? text.people.account
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={small ? '100%' : 560}
      title={title}
      closable={{ 'aria-label': text.close, placement: 'end' }}
      destroyOnHidden
    >
      <div className={styles.content}>
        {data && <Account key={id} account={data} />}
        {!data && error && (isGone ? <Notice title={text.peopleFailure.unknownAccount} /> : failed)}
        {!data && !error && <Bones />}
      </div>
    </Drawer>
  )
}

function Account({ account }: { account: AccountInfo }) {
  const text = useText()
  const profile = useProfile()
  const [editing, setEditing] = useState(false)
  const mayKeep =
    canInside(profile, 'account.write', '') &&
    !account.unchangeable &&
    whyNotKeep(profile, account) === undefined
  return (
    <>
      <AccountRemark account={account} />
      <section className={styles.part} aria-label={text.accountCare.facts}>
        {editing ? (
          <AccountEdit account={account} onClose={() => setEditing(false)} />
        ) : (
          <AccountFacts account={account} />
        )}
        {mayKeep && !editing && <AccountDeeds account={account} onEdit={() => setEditing(true)} />}
      </section>
      <GrantList account={account} />
    </>
  )
}

function Bones() {
  const text = useText()
  return (
    <div className={styles.part} role="status" aria-label={text.loading}>
      <Bone width="60%" />
      <Bone width="80%" />
      <Bone width="40%" />
      <Bone height={96} />
    </div>
  )
}
