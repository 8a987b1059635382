// Rows that come page by page, of which some may be chosen: a table on a desk, cards in a hand.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Checkbox, Skeleton, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { narrow, useMedia } from '../ui/use-media.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './PagedRows.module.css'

interface Props<Row> {
  pages: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>
  columns: TableColumnsType<Row>
  /** What stands on a card beside the box to choose it. */
  card: (row: Row) => ReactNode
  /** For whoever hears the box to choose a row. */
  nameOf: (row: Row) => string
  mayChoose: (row: Row) => boolean
  /** Ids of those that are chosen. */
  selected: readonly number[]
  onSelected: (rows: readonly Row[]) => void
  /** In the place of no rows. */
  empty: ReactNode
  /** Over the rows. */
  children?: ReactNode
}

export function PagedRows<Row extends { id: number }>(props: Props<Row>) {
  const { pages, empty, children } = props
  const text = useText()
  const isNarrow = useMedia(narrow)
  if (!pages.data) {
    if (pages.error) return <FailureNotice error={pages.error} retry={pages.refetch} />
    return <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={text.loading} />
  }
  const rows = pages.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return empty
  const Rows = isNarrow ? CardRows<Row> : TableRows<Row>
  return (
    <>
      {children}
      <Rows {...props} rows={rows} />
      <p className={styles.foot}>
        <span>{text.assignments.shown(formatNumber(rows.length))}</span>
        {pages.hasNextPage && (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.assignments.more}
          </Button>
        )}
      </p>
    </>
  )
}

type ShownProps<Row> = Props<Row> & { rows: readonly Row[] }

function TableRows<Row extends { id: number }>(props: ShownProps<Row>) {
  const { rows, columns, nameOf, mayChoose, selected, onSelected } = props
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      rowSelection={
        rows.some(mayChoose)
          ? {
              selectedRowKeys: [...selected],
              onChange: (_, chosen) => onSelected(chosen),
              getCheckboxProps: (row) => ({ disabled: !mayChoose(row), 'aria-label': nameOf(row) }),
            }
          : undefined
      }
    />
  )
}

function CardRows<Row extends { id: number }>(props: ShownProps<Row>) {
  const { rows, card, nameOf, mayChoose, selected, onSelected } = props
  const turn = (turned: Row) =>
    onSelected(rows.filter((row) => selected.includes(row.id) !== (row.id === turned.id)))
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id} className={styles.card}>
          {mayChoose(row) && (
            <Checkbox
              className={styles.box}
              aria-label={nameOf(row)}
              checked={selected.includes(row.id)}
              onChange={() => turn(row)}
            />
          )}
          <div className={styles.content}>{card(row)}</div>
        </li>
      ))}
    </ul>
  )
}
