// Why an assignment was not saved: who has the role and since when, who was faster, or what the server says.
import { Alert, Button } from 'antd'
import type { AssignmentInfo, Overlap } from '../../api/contract/assignments.ts'
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import { failureWords } from './failure.ts'

interface Props {
  error: Error
  /** Offers to let the new unit take over. */
  onReplace?: () => void
  /** Offers to go on from what somebody else wrote. */
  onRebase?: (current: AssignmentInfo) => void
}

export function AssignmentTrouble({ error, onReplace, onRebase }: Props) {
  const text = useText()
  const words = text.assignmentForm
  const holders = holdersOf(error)
  const current = currentOf(error)
  if (holders.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={holders.map(({ unitName, validFrom }) => words.held(unitName, validFrom)).join(' ')}
        description={onReplace && words.heldHint}
        action={onReplace && <Button onClick={onReplace}>{words.replace}</Button>}
      />
    )
  }
  if (current) {
    const { unitName, leaderName, validFrom, validTo, note } = current
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={words.changed}
        description={[unitName, leaderName, validFrom, validTo, note].filter((each) => each).join(' · ')}
        action={onRebase && <Button onClick={() => onRebase(current)}>{text.unitForm.keepMine}</Button>}
      />
    )
  }
  const { title, hint } = failureWords(error, text)
  return <Alert type="error" showIcon role="alert" title={title} description={hint} />
}

function holdersOf(error: Error): readonly AssignmentInfo[] {
  if (!(error instanceof ApiError) || error.code !== 'overlapping-assignment') return []
  const details = error.details as Overlap | undefined // as the contract says of this code
  return details?.holders ?? []
}

function currentOf(error: Error): AssignmentInfo | undefined {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return undefined
  const details = error.details as { current?: AssignmentInfo } | undefined // as the contract says of this code
  return details?.current
}
