// Who answers for what, row by row: the thing, the unit, its role and leader, since when; rows can be chosen and changed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton, Table, type TableColumnsType } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { toUnit } from '../paths.ts'
import { assignmentPagesOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './AssignmentTable.module.css'
import { AssignmentTarget } from './AssignmentTarget.tsx'
import type { AssignmentFilter } from './assignment-filter.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

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
  const { county } = useCounty()
  const { open: _open, area, ...rest } = filter
  const pages = useInfiniteQuery(assignmentPagesOptions(area ?? county.code, rest))
  const columns = useColumns(onDeed)
  if (!pages.data) {
    if (pages.error) return <FailureNotice error={pages.error} retry={pages.refetch} />
    return <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={text.loading} />
  }
  const rows = pages.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <Notice title={words.empty} hint={words.emptyHint} />
  const mayWrite = (row: AssignmentInfo) => can(profile, 'assignment.write', targetOf(row))
  return (
    <>
      <div className={styles.scroll}>
        <Table<AssignmentInfo>
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          rowSelection={
            rows.some(mayWrite)
              ? {
                  selectedRowKeys: selected.map(({ id }) => id),
                  onChange: (_, chosen) => onSelected(chosen),
                  getCheckboxProps: (row) => ({ disabled: !mayWrite(row), 'aria-label': row.target.name }),
                }
              : undefined
          }
        />
      </div>
      <p className={styles.foot}>
        <span>{words.shown(formatNumber(rows.length))}</span>
        {pages.hasNextPage && (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </p>
    </>
  )
}

function useColumns(onDeed: Props['onDeed']): TableColumnsType<AssignmentInfo> {
  const text = useText()
  const words = text.assignments
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const deed = (name: RowDeed, row: AssignmentInfo) => (
    <Button
      type="link"
      size="small"
      aria-label={`${words[name]} ${row.target.name} ${row.unitName}`}
      onClick={() => onDeed(name, row)}
    >
      {words[name]}
    </Button>
  )
  return [
    { title: words.target, key: 'target', render: (_, { target }) => <AssignmentTarget target={target} /> },
    {
      title: words.unit,
      key: 'unit',
      render: (_, { unitId, unitName }) => <Link {...toUnit(county.code, unitId, root)}>{unitName}</Link>,
    },
    { title: words.roleOf, key: 'role', width: 80, render: (_, { role }) => text.unit.roles[role] },
    { title: words.leader, key: 'leader', width: 104, render: (_, { leaderName }) => leaderName },
    { title: words.since, key: 'since', width: 112, render: (_, { validFrom }) => validFrom },
    { title: words.until, key: 'until', width: 112, render: (_, { validTo }) => validTo },
    {
      title: words.actions,
      key: 'actions',
      width: 192,
      render: (_, row) => (
        <span className={styles.actions}>
          {deed('history', row)}
          {can(profile, 'assignment.write', targetOf(row)) && (
            <>
              {deed('change', row)}
              {deed('end', row)}
            </>
          )}
        </span>
      ),
    },
  ]
}

/** What `can` is asked about. */
function targetOf({ area, unitId }: AssignmentInfo) {
  return { area, unitIds: [unitId] }
}
