// Why can some or all of an account not be changed by whoever looks at it? One line before the rest.
import { Alert } from 'antd'
import { canInside, whyNotKeep, whyNotTakeOver } from '../../api/contract/access.ts'
import type { Profile } from '../../api/contract/accounts.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { useProfile } from './profile.ts'

export function AccountRemark({ account }: { account: AccountInfo }) {
  const text = useText()
  const words = remarkOn(account, useProfile(), text)
  return words === undefined ? null : <Alert type="info" showIcon role="note" title={words} />
}

function remarkOn(account: AccountInfo, profile: Profile, text: Text): string | undefined {
  const words = text.accountCare
  const keeps = canInside(profile, 'account.write', '')
  if (!keeps && !canInside(profile, 'grant.write', '')) return undefined
  if (account.id === profile.accountId) return words.self
  if (account.unchangeable) return words.demoHint
  if (!keeps) return undefined
  if (whyNotKeep(profile, account)) return words.outside
  return whyNotTakeOver(profile, account) ? words.ruling : undefined
}
