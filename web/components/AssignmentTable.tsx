// Who answers for what, row by row: the thing, the unit, its role and leader, since when; rows can be chosen and changed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { toUnit } from '../paths.ts'
import { assignmentPagesOptions } from '../queries/assignments.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './AssignmentTable.module.css'
import { AssignmentTarget } from './AssignmentTarget.tsx'
import type { AssignmentFilter } from './assignment-filter.ts'
import { useCounty } from './county.ts'
import { PagedRows } from './PagedRows.tsx'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { useTargetName } from './target-name.ts'

/** What can be done with one row. */
export type RowDeed = 'history' | 'change' | 'end'

interface Props {
  filter: AssignmentFilter
  selected: readonly AssignmentInfo[]
  onSelected: (rows: readonly AssignmentInfo[]) => void
  onDeed: (deed: RowDeed, row: AssignmentInfo) => void
}

export function AssignmentTable({ filter, selected, onSelected, onDeed }: Props) {
  const text = useText()
  const words = text.assignments
  const profile = useProfile()
  const nameOf = useTargetName()
  const { county } = useCounty()
  const { open: _open, area, ...rest } = filter
  const pages = useInfiniteQuery(assignmentPagesOptions(area ?? county.code, rest))
  const columns: TableColumnsType<AssignmentInfo> = [
    {
      title: words.target,
      key: 'target',
      render: (_, { target, note }) => (
        <>
          <AssignmentTarget target={target} />
          {note !== null && <p className={styles.soft}>{note}</p>}
        </>
      ),
    },
    { title: words.unit, key: 'unit', render: (_, row) => <UnitOf row={row} /> },
    { title: words.roleOf, key: 'role', width: 80, render: (_, { role }) => text.unit.roles[role] },
    { title: words.leader, key: 'leader', width: 104, render: (_, { leaderName }) => leaderName },
    { title: words.since, key: 'since', width: 112, render: (_, { validFrom }) => validFrom },
    { title: words.until, key: 'until', width: 112, render: (_, { validTo }) => validTo },
    {
      title: words.actions,
      key: 'actions',
      width: 192,
      render: (_, row) => <Deeds row={row} onDeed={onDeed} />,
    },
  ]
  return (
    <PagedRows
      pages={pages}
      columns={columns}
      card={(row) => <Card row={row} onDeed={onDeed} />}
      nameOf={({ target }) => nameOf(target)}
      mayChoose={(row) => can(profile, 'assignment.write', askedOf(row))}
      selected={selected.map(({ id }) => id)}
      onSelected={onSelected}
      empty={<Notice title={words.empty} hint={words.emptyHint} />}
    />
  )
}

function UnitOf({ row: { unitId, unitName } }: { row: AssignmentInfo }) {
  const root = useRoot()
  const { county } = useCounty()
  return <Link {...toUnit(county.code, unitId, root)}>{unitName}</Link>
}

interface RowProps {
  row: AssignmentInfo
  onDeed: Props['onDeed']
}

function Card({ row, onDeed }: RowProps) {
  const text = useText()
  const { target, role, leaderName, validFrom, validTo, note } = row
  return (
    <>
      <AssignmentTarget target={target} />
      <span className={styles.unit}>
        <UnitOf row={row} />
        <span>{text.unit.roles[role]}</span>
        {leaderName !== null && <span>{text.unit.leader(leaderName)}</span>}
      </span>
      <span className={styles.soft}>{text.history.span(validFrom, validTo)}</span>
      {note !== null && <p className={styles.soft}>{note}</p>}
      <Deeds row={row} onDeed={onDeed} />
    </>
  )
}

function Deeds({ row, onDeed }: RowProps) {
  const words = useText().assignments
  const profile = useProfile()
  const nameOf = useTargetName()
  const deeds: RowDeed[] = can(profile, 'assignment.write', askedOf(row))
    ? ['history', 'change', 'end']
    : ['history']
  return (
    <span className={styles.deeds}>
      {deeds.map((deed) => (
        <Button
          key={deed}
          type="link"
          size="small"
          aria-label={`${words[deed]} ${nameOf(row.target)} ${row.unitName}`}
          onClick={() => onDeed(deed, row)}
        >
          {words[deed]}
        </Button>
      ))}
    </span>
  )
}

/** What `can` is asked about. */
function askedOf({ area, unitId }: AssignmentInfo) {
  return { area, unitIds: [unitId] }
}
