// What does a unit answer for? On a map and as a list, each with its role, its leader and the last visit.
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { AssignmentTarget } from './AssignmentTarget.tsx'
import { DutyForm } from './DutyForm.tsx'
import { useProfile } from './profile.ts'
import styles from './UnitDuties.module.css'
import type { UnitPageAnswer } from './UnitFacts.tsx'
import { UnitMap } from './UnitMap.tsx'

type Duty = UnitPageAnswer['assignments'][number]

export function UnitDuties({ page }: { page: UnitPageAnswer }) {
  const text = useText()
  const [chosen, setChosen] = useState<Duty>()
  const { assignments } = page
  // What still has to be done comes first.
  const open = assignments.toSorted((a, b) => b.openProblems - a.openProblems)
  if (assignments.length === 0) return <Notice title={text.unitPage.none} hint={text.unitPage.noneHint} />
  return (
    <>
      <UnitMap page={page} />
      <div className={styles.list}>
        <ShortList
          first={30}
          more={(count) => text.more(formatNumber(count))}
          items={open.map((each) => <DutyRow key={each.id} duty={each} onWrite={() => setChosen(each)} />)}
        />
      </div>
      {chosen && (
        <DutyForm assignments={assignments} assignmentId={chosen.id} onClose={() => setChosen(undefined)} />
      )}
    </>
  )
}

function DutyRow({ duty, onWrite }: { duty: Duty; onWrite: () => void }) {
  const text = useText()
  const profile = useProfile()
  const { role, target, leaderName, validFrom, lastVisit, openProblems, area, unitId } = duty
  return (
    <div className={styles.row}>
      <span className={styles.role}>{text.unit.roles[role]}</span>
      <span className={styles.target}>
        <AssignmentTarget target={target} />
      </span>
      <span className={styles.soft}>{leaderName !== null && text.unit.leader(leaderName)}</span>
      <span className={styles.soft}>{text.unit.since(validFrom)}</span>
      <span className={lastVisit === null ? styles.never : styles.soft}>
        {lastVisit === null ? text.unitPage.neverVisited : text.unitPage.lastVisit(lastVisit)}
        {openProblems > 0 && (
          <strong className={styles.open}>{text.unitPage.openProblems(formatNumber(openProblems))}</strong>
        )}
      </span>
      {can(profile, 'duty.write', { area, unitIds: [unitId] }) ? (
        <Button
          size="small"
          icon={<EditOutlined />}
          aria-label={text.duty.addFor(target.name)}
          onClick={onWrite}
        >
          {text.duty.add}
        </Button>
      ) : (
        <span />
      )}
    </div>
  )
}
