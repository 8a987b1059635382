// In which state is an account? A word each, with a sign and a colour, red for nobody.
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  KeyOutlined,
  LockOutlined,
  StopOutlined,
} from '@ant-design/icons'
import { Tag } from 'antd'
import type { AccountInfo, GrantInfo } from '../../api/contract/people.ts'
import { useText } from '../text/text.ts'
import { WarnTag } from '../ui/WarnTag.tsx'

export function AccountStates({ account }: { account: AccountInfo }) {
  const { states } = useText().people
  const { disabled, lockedUntil, mustChangePassword } = account
  return (
    <>
      {disabled && <Tag icon={<StopOutlined aria-hidden />}>{states.disabled}</Tag>}
      {lockedUntil !== null && <WarnTag icon={<LockOutlined aria-hidden />}>{states.locked}</WarnTag>}
      {mustChangePassword && (
        <WarnTag icon={<KeyOutlined aria-hidden />}>{states.mustChangePassword}</WarnTag>
      )}
      {!disabled && lockedUntil === null && !mustChangePassword && (
        <Tag color="blue" icon={<CheckCircleOutlined aria-hidden />}>
          {states.active}
        </Tag>
      )}
    </>
  )
}

/** Whether a grant holds today; one whose scope is gone holds nowhere. */
export function GrantState({ grant: { state, gone } }: { grant: GrantInfo }) {
  const { states, gone: goneWord } = useText().grants
  if (gone && state !== 'over') return <WarnTag>{goneWord}</WarnTag>
  if (state === 'coming')
    return (
      <Tag color="blue" icon={<ClockCircleOutlined aria-hidden />}>
        {states.coming}
      </Tag>
    )
  return <Tag color={state === 'in-force' ? 'blue' : undefined}>{states[state]}</Tag>
}
