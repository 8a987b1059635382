// Who answers? Units with their role, their head and since when; a unit can be looked up.
import type { AssignmentInfo } from '../../api/contract/units.ts'
import { useText } from '../text/text.ts'
import styles from './AssignmentList.module.css'
import { useCounty } from './county.ts'

interface Props {
  assignments: readonly AssignmentInfo[]
  /** Said where nobody answers yet. */
  none: string
}

export function AssignmentList({ assignments, none }: Props) {
  const text = useText()
  const { select } = useCounty()
  if (assignments.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <ul className={styles.list}>
      {assignments.map((each) => (
        <li key={each.id} className={styles.assignment}>
          <span className={styles.role}>{text.unit.roles[each.role]}</span>
          <button
            type="button"
            className={styles.unit}
            onClick={() => select({ type: 'unit', id: each.unitId })}
          >
            {each.unitName}
          </button>
          <span className={styles.more}>
            {each.leaderName !== null && <span>{text.unit.leader(each.leaderName)}</span>}
            <span>{text.unit.since(each.validFrom)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
