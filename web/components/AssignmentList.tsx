// Who answers? Units with their role, their head and since when; a unit can be looked up.
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { ShortList } from '../ui/ShortList.tsx'
import styles from './AssignmentList.module.css'
import { AssignmentTarget } from './AssignmentTarget.tsx'
import { UnitLink } from './UnitLink.tsx'

interface Props {
  assignments: readonly AssignmentInfo[]
  /** Said where nobody answers yet. */
  none: string
  /** Names what each unit answers for, where it is not the thing of the panel itself. */
  targets?: boolean
  /** How many there are in all, where they come in pages; `onMore` asks for the next one. */
  total?: number
  onMore?: () => void
}

export function AssignmentList({ assignments, none, targets = false, total, onMore }: Props) {
  const text = useText()
  const paged = total !== undefined && total > assignments.length
  if (assignments.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <div className={styles.list}>
      <ShortList
        first={6}
        more={(count) => (paged ? text.moreOf : text.more)(formatNumber(count))}
        total={total}
        onMore={onMore}
        items={assignments.map((each, index) => (
          <Assignment
            key={each.id}
            assignment={each}
            target={targets && assignments[index - 1]?.target.id !== each.target.id}
          />
        ))}
      />
    </div>
  )
}

function Assignment({ assignment, target }: { assignment: AssignmentInfo; target: boolean }) {
  const text = useText()
  const { role, unitId, unitName, leaderName, validFrom } = assignment
  return (
    <div className={styles.assignment}>
      {target && (
        <span className={styles.target}>
          <AssignmentTarget target={assignment.target} />
        </span>
      )}
      <span className={styles.role}>{text.unit.roles[role]}</span>
      <UnitLink id={unitId} name={unitName} />
      <span className={styles.more}>
        {leaderName !== null && <span>{text.unit.leader(leaderName)}</span>}
        <span>{text.unit.since(validFrom)}</span>
      </span>
    </div>
  )
}
