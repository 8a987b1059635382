// Statistics as a table: a row for each group and one for all; every number opens its list, every heading its definition.
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { Grouping, NumberGroup, ProblemNumbers } from '../../api/contract/problem-numbers.ts'
import { toProblems } from '../paths.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { NumberDefinition } from './NumberDefinition.tsx'
import styles from './NumbersTable.module.css'
import { figureOf, type NumberId } from './problem-figures.ts'
import { useRoot } from './root.ts'

interface Props {
  numbers: ProblemNumbers
  by: Grouping
  columns: readonly NumberId[]
}

export function NumbersTable({ numbers: { all, groups }, by, columns }: Props) {
  const text = useText()
  const words = text.problemNumbers
  const nameOf = useGroupName(by)
  const shown: TableColumnsType<NumberGroup> = [
    {
      title: words.by[by],
      key: 'name',
      fixed: 'start',
      width: 200,
      render: (_, group) => (group === all ? <strong>{words.all}</strong> : nameOf(group)),
    },
    ...columns.map((id) => ({
      title: <NumberDefinition id={id} />,
      key: id,
      align: 'right' as const,
      sorter: (a: NumberGroup, b: NumberGroup) =>
        (figureOf(a, id, words.hours).value ?? -1) - (figureOf(b, id, words.hours).value ?? -1),
      defaultSortOrder: id === 'reported' && !timed.has(by) ? ('descend' as const) : null,
      sortDirections: ['descend', 'ascend'] as ('descend' | 'ascend')[], // the highest is asked for first
      render: (_: unknown, group: NumberGroup) => (
        <Figure group={group} id={id} name={group === all ? words.all : nameOf(group)} />
      ),
    })),
  ]
  return (
    <div className={styles.table}>
      <Table<NumberGroup>
        size="small"
        rowKey={(group) => (group === all ? 'all' : (group.key ?? 'none'))}
        columns={shown}
        dataSource={groups}
        pagination={groups.length > 200 ? { pageSize: 100, showSizeChanger: false } : false}
        showSorterTooltip={false}
        summary={() => (
          <Table.Summary.Row className={styles.all ?? ''}>
            <Table.Summary.Cell index={0}>
              <strong>{words.all}</strong>
            </Table.Summary.Cell>
            {columns.map((id, index) => (
              <Table.Summary.Cell key={id} index={index + 1} align="right">
                <Figure group={all} id={id} name={words.all} />
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </div>
  )
}

function Figure({ group, id, name }: { group: NumberGroup; id: NumberId; name: string }) {
  const words = useText().problemNumbers
  const root = useRoot()
  const { county } = useCounty()
  const { value, written, made, list } = figureOf(group, id, words.hours)
  if (value === null || value === 0) return <span className={styles.none}>{written}</span>
  return (
    <Link
      {...toProblems(county.code, root, list)}
      className={styles.number}
      title={made}
      aria-label={`${name} ${written}`}
    >
      {written}
    </Link>
  )
}

/** These are read in the order of time. */
const timed = new Set<Grouping>(['day', 'week', 'month'])

/** What a group is called; what belongs to none has a name of its own. */
export function useGroupName(by: Grouping): (group: NumberGroup) => string {
  const words = useText().problemNumbers
  const said = useTitle()
  return ({ key, title }) => {
    if (key === null) return words.none[by]
    return typeof title === 'string' ? title : title ? said(title) : key
  }
}
