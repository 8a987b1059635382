// What may each role do? A table to read, and a form for whoever may change roles.
import { LockOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { canInside, canOver, wholeDeployment } from '../../api/contract/access.ts'
import type { RoleInfo } from '../../api/contract/people.ts'
import { AccountBones } from '../components/AccountBones.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { RoleCards } from '../components/RoleCards.tsx'
import { RoleDrawer } from '../components/RoleDrawer.tsx'
import { RoleMatrix } from '../components/RoleMatrix.tsx'
import { rolesOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import styles from './page.module.css'

export function RolesPage() {
  const text = useText()
  const profile = useProfile()
  const [edited, setEdited] = useState<RoleInfo | 'new'>()
  if (!canInside(profile, 'account.read', '')) {
    return (
      <PageFrame title={text.pages.roles}>
        <Notice icon={<LockOutlined />} title={text.people.notAllowed} hint={text.people.notAllowedHint} />
      </PageFrame>
    )
  }
  const mayWrite = canOver(profile, 'role.write', wholeDeployment)
  const create = mayWrite && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
      {text.roles.create}
    </Button>
  )
  return (
    <PageFrame title={text.pages.roles} wide actions={create}>
      <p className={styles.hint}>
        {text.roles.hint} {text.roles.rulingHint}
      </p>
      <Roles onEdit={mayWrite ? setEdited : undefined} />
      <RoleDrawer role={edited} onClose={() => setEdited(undefined)} />
    </PageFrame>
  )
}

function Roles({ onEdit }: { onEdit: ((role: RoleInfo) => void) | undefined }) {
  const small = useMedia(phone)
  const roles = useQuery(rolesOptions())
  if (!roles.data) {
    return roles.error ? <FailureNotice error={roles.error} retry={roles.refetch} /> : <AccountBones />
  }
  const List = small ? RoleCards : RoleMatrix
  return <List roles={roles.data} onEdit={onEdit} />
}
