// One unit: what sort it is, whom to call, and everything it answers for.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiError } from '../api.ts'
import { toUnit } from '../paths.ts'
import { unitAssignmentsOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Hint } from '../ui/Hint.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { AssignmentTarget } from './AssignmentTarget.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { PanelBones } from './PanelBones.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import styles from './PlaceRows.module.css'
import { ProblemCount } from './ProblemCount.tsx'

export function UnitPanel({ id }: { id: number }) {
  const text = useText()
  const { county, view } = useCounty()
  const answer = useQuery(unitAssignmentsOptions(county.code, id))
  if (!answer.data) {
    if (!answer.error) return <PanelBones />
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-unit'
    return (
      <>
        <PanelHeader sort={text.unit.panel} name={missing ? text.unit.missing : text.failure.title} />
        {missing ? (
          <Notice title={text.unit.missing} hint={text.unit.missingHint} />
        ) : (
          <FailureNotice error={answer.error} retry={answer.refetch} />
        )}
      </>
    )
  }
  const { unit, items } = answer.data
  return (
    <article>
      <PanelHeader sort={text.unit.kinds[unit.kind]} name={unit.name} />
      <div className={styles.facts}>
        <FactList
          facts={[
            unit.category !== null && [
              text.unit.class,
              <Hint key="class" hint={text.unit.classHint}>
                {text.unit.category(unit.category)}
              </Hint>,
            ],
            unit.contactName !== null && [text.unit.contact, unit.contactName],
            [text.place.code, unit.code],
          ]}
        />
      </div>
      <p className={styles.facts}>
        <Link {...toUnit(county.code, id, view)}>{text.unitPage.open}</Link>
      </p>
      <ProblemCount filter={{ unit: id }} />
      <Fold title={text.unit.answers} aside={text.unit.answersCount(formatNumber(items.length))}>
        {items.length === 0 ? (
          <p className={styles.none}>{text.unit.none}</p>
        ) : (
          <ShortList
            first={12}
            more={(count) => text.more(formatNumber(count))}
            items={items.map((each) => (
              <div key={each.id} className={styles.row}>
                <AssignmentTarget target={each.target} />
                <span className={styles.soft}>{text.unit.roles[each.role]}</span>
              </div>
            ))}
          />
        )}
      </Fold>
    </article>
  )
}
