// Why an assignment was not saved: who has the role and since when, or what the server says.
import { Alert, Button } from 'antd'
import type { Overlap } from '../../api/contract/assignments.ts'
import { useText } from '../text/text.ts'
import { detailsOf, failureWords } from './failure.ts'

interface Props {
  error: Error
  /** Offers to let the new unit take over. */
  onReplace?: () => void
}

export function AssignmentTrouble({ error, onReplace }: Props) {
  const text = useText()
  const words = text.assignmentForm
  const holders = detailsOf<Overlap>(error, 'overlapping-assignment')?.holders ?? []
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
  const { title, hint } = failureWords(error, text)
  return <Alert type="error" showIcon role="alert" title={title} description={hint} />
}
