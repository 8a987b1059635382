// Problems as rows on a desk: when due, what, where, who handles it. Some can be chosen for a step together.
import { Table, type TableColumnsType } from 'antd'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { ProblemDue } from './ProblemDue.tsx'
import { ProblemLink, ProblemMarks, ProblemStatus, ProblemThumb, whereOf } from './ProblemRowParts.tsx'
import styles from './ProblemTable.module.css'

interface Props {
  rows: readonly ProblemRow[]
  filter: ProblemFilter
  /** As the link says it. */
  sort: string | undefined
  /** Ids of rows that came while the page was open. */
  fresh: ReadonlySet<number>
  /** undefined: nobody may do anything to several at once. */
  selected: readonly ProblemRow[] | undefined
  onSelected: (rows: readonly ProblemRow[]) => void
}

export function ProblemTable({ rows, filter, sort, fresh, selected, onSelected }: Props) {
  const text = useText()
  const title = useTitle()
  return (
    <div className={styles.table}>
      <Table<ProblemRow>
        size="small"
        rowKey="id"
        columns={useColumns(filter, sort, fresh)}
        dataSource={rows}
        pagination={false}
        rowClassName={({ id }) => (fresh.has(id) ? (styles.fresh ?? '') : '')}
        rowSelection={
          selected && {
            columnWidth: 44,
            preserveSelectedRowKeys: true,
            selectedRowKeys: selected.map(({ id }) => id),
            // Rows of pages that a narrower list left behind come as undefined.
            onChange: (_, chosen) => onSelected(chosen.filter((row) => row !== undefined)),
            getTitleCheckboxProps: () => ({ 'aria-label': text.problems.columns.choose }),
            getCheckboxProps: (row) => ({
              'aria-label': `${text.problems.columns.choose} ${title(row.categoryTitle)} ${row.number ?? row.id}`,
            }),
          }
        }
      />
    </div>
  )
}

function useColumns(
  filter: ProblemFilter,
  sort: string | undefined,
  fresh: ReadonlySet<number>,
): TableColumnsType<ProblemRow> {
  const text = useText()
  const words = text.problems
  return [
    { title: words.columns.due, key: 'due', width: 168, render: (_, row) => <ProblemDue row={row} /> },
    {
      title: words.columns.problem,
      key: 'problem',
      render: (_, row) => (
        <div className={styles.problem}>
          <ProblemThumb row={row} />
          <div className={styles.stack}>
            <span className={styles.line}>
              <ProblemLink row={row} filter={filter} sort={sort} />
              {fresh.has(row.id) && <span className={styles.new}>{words.fresh}</span>}
              <span className={styles.number}>{row.number ?? words.noNumber}</span>
            </span>
            <span className={styles.words}>{row.words || words.noWords}</span>
          </div>
        </div>
      ),
    },
    {
      title: words.columns.where,
      key: 'where',
      width: 216,
      render: (_, row) => (
        <div className={styles.stack}>
          <span>{row.placeName ?? words.noPlace}</span>
          <span className={styles.soft}>{whereOf(row)}</span>
        </div>
      ),
    },
    {
      title: words.columns.unit,
      key: 'unit',
      width: 152,
      render: (_, { unitName }) => unitName ?? <span className={styles.soft}>{words.noUnit}</span>,
    },
    {
      title: words.columns.status,
      key: 'status',
      width: 136,
      render: (_, row) => (
        <div className={styles.stack}>
          <span>
            <ProblemStatus row={row} />
          </span>
          <ProblemMarks row={row} />
        </div>
      ),
    },
    {
      title: words.columns.reported,
      key: 'reported',
      width: 144,
      render: (_, { reportedAt, reporterName }) => (
        <div className={styles.stack}>
          <time dateTime={reportedAt}>{dateTime(reportedAt)}</time>
          <span className={styles.soft}>{reporterName}</span>
        </div>
      ),
    },
  ]
}
