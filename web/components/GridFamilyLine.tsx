// Which grids came from which: what a split cut off, and what a merge took in.
import { useQuery } from '@tanstack/react-query'
import { gridFamilyOptions } from '../queries/grid-history.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridHistory.module.css'

export function GridFamilyLine({ community }: { community: string }) {
  const text = useText()
  const words = text.gridHistory
  const family = useQuery(gridFamilyOptions(community))
  if (!family.data)
    return family.error ? (
      <FailureNotice error={family.error} retry={family.refetch} />
    ) : (
      <div role="status" aria-label={text.loading}>
        <Bone height={40} />
      </div>
    )
  const { members, lines } = family.data
  const nameOf = new Map(members.map(({ code, name }) => [code, `${code.slice(-3)} ${name}`]))
  const endOf = new Map(members.map(({ code, validTo }) => [code, validTo]))
  if (lines.length === 0) return <p className={styles.soft}>{words.familyNone}</p>
  return (
    <ol className={styles.list}>
      {lines.map(({ parent, child, on, changeId }) => {
        const [from, to] = [nameOf.get(parent) ?? parent, nameOf.get(child) ?? child]
        // Whoever was merged ended that day; whoever was split goes on.
        const merged = endOf.get(parent) === on
        return (
          <li key={`${changeId} ${parent} ${child}`} className={styles.line}>
            {merged ? words.merge(from, to, on) : words.split(from, to, on)}
          </li>
        )
      })}
    </ol>
  )
}
