// What the checks found, each with its place on the map.
import type { Finding } from '../../api/contract/grids.ts'
import { useCounty } from './county.ts'
import { FindingList } from './FindingList.tsx'
import styles from './GridEditor.module.css'
import { boxOf } from './geometry-box.ts'

export function GridFindings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const { moveTo } = useCounty()
  if (findings.length === 0) return null
  return (
    <section>
      <h3 className={styles.subtitle}>{title}</h3>
      <FindingList findings={findings} onShow={({ geometry }) => moveTo(boxOf(geometry))} />
    </section>
  )
}
