// For which places of a kind does nobody answer? Chosen one by one, or all of them.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton, Table, type TableColumnsType } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { AssignmentTarget } from '../../api/contract/assignments.ts'
import { unassignedPagesOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './AssignmentTable.module.css'
import type { AssignmentFilter } from './assignment-filter.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { useProfile } from './profile.ts'

interface Props {
  filter: AssignmentFilter
  kind: string
  selected: readonly AssignmentTarget[]
  onSelected: (targets: readonly AssignmentTarget[]) => void
  onAssignAll: (count: number) => void
}

interface Row {
  id: number
  name: string
  area: string
  where: string | null
}

export function OpenPlaces({ filter: { area, role }, kind, selected, onSelected, onAssignAll }: Props) {
  const text = useText()
  const words = text.assignments
  const profile = useProfile()
  const { county } = useCounty()
  const code = area ?? county.code
  const pages = useInfiniteQuery(unassignedPagesOptions(code, { kind, role }))
  if (!pages.data) {
    if (pages.error) return <FailureNotice error={pages.error} retry={pages.refetch} />
    return <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={text.loading} />
  }
  const rows = pages.data.pages.flatMap(({ items }) => items)
  const total = pages.data.pages[0]?.total ?? 0
  if (rows.length === 0) return <Notice title={words.allAssigned} />
  const mayWrite = (row: Row) => can(profile, 'assignment.write', { area: row.area })
  const columns: TableColumnsType<Row> = [
    {
      title: words.target,
      key: 'target',
      render: (_, { id, name }) => <PlaceLink id={id} kind={kind} name={name || null} />,
    },
    { title: words.where, key: 'where', render: (_, { where }) => where },
  ]
  return (
    <>
      <p className={styles.foot}>
        <strong>{words.open(formatNumber(total))}</strong>
        {can(profile, 'assignment.write', { area: code }) && (
          <Button onClick={() => onAssignAll(total)}>{words.assignAll(formatNumber(total))}</Button>
        )}
      </p>
      <Table<Row>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        rowSelection={
          rows.some(mayWrite)
            ? {
                selectedRowKeys: selected.map(({ id }) => Number(id)),
                onChange: (_, chosen) =>
                  onSelected(chosen.map(({ id, name }) => ({ type: 'place', id: String(id), name, kind }))),
                getCheckboxProps: (row) => ({ disabled: !mayWrite(row), 'aria-label': row.name }),
              }
            : undefined
        }
      />
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
