// The problems that the map shows, as a table: for whoever cannot see the map, and for whoever wants names.
import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table } from 'antd'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { toProblems } from '../paths.ts'
import { someProblemsOptions } from '../queries/problems.ts'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { ProblemCards } from './ProblemCards.tsx'
import { ProblemDue } from './ProblemDue.tsx'
import { ProblemStatus, whereOf } from './ProblemRowParts.tsx'
import { useMapFilter } from './shown-problems.ts'
import styles from './ValueTable.module.css'

const shownRows = 100
const nothing: ReadonlySet<number> = new Set()

export function ProblemsInSight({ onClose }: { onClose?: () => void }) {
  const text = useText()
  const words = text.problemMap
  const title = useTitle()
  const inHand = useMedia(phone)
  const { county, view, screen, select } = useCounty()
  const filter = useMapFilter()
  const bbox = screen?.box.map((each) => each.toFixed(6)).join(',')
  const inSight = { ...filter, bbox }
  const problems = useQuery({
    ...someProblemsOptions(county.code, inSight, shownRows),
    enabled: bbox !== undefined,
  })
  const { items, total = 0 } = problems.data ?? {}
  const selected = view.selected?.type === 'problem' ? view.selected.id : undefined
  return (
    <div className={styles.table}>
      <header className={styles.header}>
        <h2 className={styles.title}>{words.table}</h2>
        <span className={styles.count}>{words.inSight(formatNumber(total))}</span>
        <Link {...toProblems(county.code, view, inSight)} className={styles.link}>
          {text.problems.asList}
        </Link>
        {onClose && (
          <Button type="text" icon={<CloseOutlined />} aria-label={text.table.close} onClick={onClose} />
        )}
      </header>
      {!items && problems.error && <FailureNotice error={problems.error} retry={problems.refetch} />}
      {!items && !problems.error && <Bone height={200} />}
      {items && inHand && <ProblemCards rows={items} filter={inSight} fresh={nothing} />}
      {items && !inHand && (
        <div className={`${styles.rows} ${problems.isPlaceholderData ? styles.waiting : ''}`}>
          <Table<ProblemRow>
            size="small"
            rowKey="id"
            dataSource={items}
            pagination={false}
            rowClassName={({ id }) => (id === selected ? (styles.selected ?? '') : '')}
            columns={[
              {
                title: text.problems.columns.problem,
                key: 'problem',
                render: (_, row) => (
                  <Button type="link" size="small" onClick={() => select({ type: 'problem', id: row.id })}>
                    {title(row.categoryTitle)}
                  </Button>
                ),
              },
              {
                title: text.problems.columns.where,
                key: 'where',
                render: (_, row) => row.placeName ?? whereOf(row),
              },
              { title: text.problems.columns.unit, dataIndex: 'unitName' },
              {
                title: text.problems.columns.status,
                key: 'status',
                render: (_, row) => <ProblemStatus row={row} />,
              },
              { title: text.problems.columns.due, key: 'due', render: (_, row) => <ProblemDue row={row} /> },
              {
                title: text.problems.columns.reported,
                key: 'reported',
                render: (_, { reportedAt }) => dateTime(reportedAt),
              },
            ]}
            locale={{ emptyText: <Notice title={text.problems.empty} hint={text.problems.emptyHint} /> }}
            footer={total > shownRows ? () => words.firstRows(formatNumber(shownRows)) : undefined}
          />
        </div>
      )}
    </div>
  )
}
