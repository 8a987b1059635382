// Who is signed in? Every piece inside the sign-in may ask; pages that stand outside it may not.
import { createContext, useContext } from 'react'
import type { Profile } from '../../api/contract/accounts.ts'
import { useText, useTitle } from '../text/text.ts'

export const ProfileContext = createContext<Profile | undefined>(undefined)

export function useProfile(): Profile {
  const profile = useContext(ProfileContext)
  if (!profile) throw new Error('useProfile() outside the sign-in')
  return profile
}

/** A role and over what: 网格长 · 第一网格. */
export function useGrantWords(): (
  grant: Pick<Profile['grants'][number], 'roleTitle' | 'scope' | 'scopeName'>,
) => string {
  const text = useText()
  const title = useTitle()
  return ({ roleTitle, scope, scopeName }) =>
    `${title(roleTitle)} · ${scopeWords(scope.area, scopeName, text)}`
}

/** An area without a name is gone; without a code it is everything. */
function scopeWords(area: string, name: string | null, text: ReturnType<typeof useText>): string {
  return name ?? (area === '' ? text.account.everywhere : area)
}
