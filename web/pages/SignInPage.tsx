// What does somebody see who is not signed in? A form, the people of the demo, or the welcome of an empty server.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Profile } from '../../api/contract/accounts.ts'
import { DemoAccounts } from '../components/DemoAccounts.tsx'
import { EntryFrame } from '../components/EntryFrame.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { PageBones } from '../components/PageBones.tsx'
import { SignInForm } from '../components/SignInForm.tsx'
import { Welcome } from '../components/Welcome.tsx'
import { profileOptions, signInOfferOptions } from '../queries/accounts.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'

/** Stands in place of the wanted page: the address stays, and signing in leads to it. */
export function SignInPage() {
  const text = useText()
  const client = useQueryClient()
  const offer = useQuery(signInOfferOptions())
  const [formWanted, setFormWanted] = useState(false)
  if (!offer.data) {
    return offer.error ? <FailureNotice error={offer.error} retry={offer.refetch} page /> : <PageBones />
  }
  const { empty, needsAdministrator, demoAccounts } = offer.data
  const noAdministrator = needsAdministrator && (
    <Alert type="info" showIcon title={text.signIn.noAdministrator} description={text.signIn.link} />
  )
  if (empty && !formWanted) {
    return (
      <Welcome
        account={noAdministrator || <Button onClick={() => setFormWanted(true)}>{text.signIn.title}</Button>}
      />
    )
  }
  const onEntered = (profile: Profile) => {
    const own = profileOptions().queryKey
    // What the one before saw is nothing for the next.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== own[0] })
    client.setQueryData(own, profile)
  }
  return (
    <EntryFrame title={text.signIn.title}>
      <Card title={text.signIn.title} level={1}>
        {noAdministrator}
        <SignInForm onEntered={onEntered} />
      </Card>
      {demoAccounts.length > 0 && (
        <Card title={text.signIn.demoTitle} hint={text.signIn.demoHint}>
          <DemoAccounts accounts={demoAccounts} onEntered={onEntered} />
        </Card>
      )}
    </EntryFrame>
  )
}
