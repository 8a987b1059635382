// Who may see the pages below? Whoever is signed in; when that ends in the middle of work, the page stays and a dialog asks.
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { OutboxProvider } from '../components/Outbox.tsx'
import { PageBones } from '../components/PageBones.tsx'
import { ProfileContext } from '../components/profile.ts'
import { SessionDialog } from '../components/SessionDialog.tsx'
import { useWallPulse } from '../components/WallSession.tsx'
import { profileOptions } from '../queries/accounts.ts'
import { FirstPasswordPage } from './FirstPasswordPage.tsx'
import { SignInPage } from './SignInPage.tsx'

export function SignedIn() {
  const { data: now, error, refetch } = useQuery(profileOptions())
  // Whose page it is: stays while the session is over, so that nothing on it is lost.
  const [owner, setOwner] = useState(now)
  if (now && now !== owner) setOwner(now)
  if (!owner) {
    if (now === null) return <SignInPage />
    return error ? <FailureNotice error={error} retry={refetch} page /> : <PageBones />
  }
  return (
    <ProfileContext value={owner}>
      <WallPulse />
      {owner.mustChangePassword ? (
        <FirstPasswordPage />
      ) : (
        <OutboxProvider key={owner.accountId}>
          <Outlet />
        </OutboxProvider>
      )}
      <SessionDialog owner={owner} open={now === null} />
    </ProfileContext>
  )
}

function WallPulse() {
  useWallPulse()
  return null
}
