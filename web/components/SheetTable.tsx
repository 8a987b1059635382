// What a unit answers for, as a table for paper.
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { useText } from '../text/text.ts'
import styles from './SheetTable.module.css'
import { useTargetName } from './target-name.ts'

export function SheetTable({ assignments }: { assignments: readonly AssignmentInfo[] }) {
  const text = useText()
  const nameOf = useTargetName()
  const words = text.paper
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[words.number, words.target, words.role, words.leader, words.since].map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {assignments.length === 0 && (
          <tr>
            <td colSpan={5}>{text.unitPage.none}</td>
          </tr>
        )}
        {assignments.map((each, index) => (
          <tr key={each.id}>
            <td>{index + 1}</td>
            <td>{nameOf(each.target)}</td>
            <td>{text.unit.roles[each.role]}</td>
            <td>{each.leaderName}</td>
            <td>{each.validFrom}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
