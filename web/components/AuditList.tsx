// Who did what, and when? The newest first; a line opens to what changed. A table on a desk, cards in a hand.
import { Button, Table, type TableProps } from 'antd'
import { useState } from 'react'
import { type AuditEntry, auditActions } from '../../api/contract/audit.ts'
import { moment } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { WarnTag } from '../ui/WarnTag.tsx'
import { AuditDiff } from './AuditDiff.tsx'
import styles from './AuditList.module.css'
import type { AuditSearch } from './audit-filter.ts'

interface Props {
  entries: readonly AuditEntry[]
  onNarrow: (change: AuditSearch) => void
}

export function AuditList(props: Props) {
  return useMedia(phone) ? <Cards {...props} /> : <Rows {...props} />
}

function Rows({ entries, onNarrow }: Props) {
  const text = useText()
  const columns = useColumns()
  const [open, setOpen] = useState<readonly number[]>([])
  const turn = (id: number) => setOpen(open.includes(id) ? open.filter((each) => each !== id) : [...open, id])
  return (
    <Table<AuditEntry>
      className={styles.table}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={entries}
      pagination={false}
      expandable={{
        columnWidth: 48,
        columnTitle: <span className="visually-hidden">{text.auditLog.open}</span>,
        expandedRowKeys: open,
        expandedRowRender: (entry) => <Opened entry={entry} onNarrow={onNarrow} />,
        onExpand: (_, { id }) => turn(id),
      }}
      rowClassName={styles.row ?? ''}
      onRow={({ id }) => ({ onClick: () => turn(id) })}
    />
  )
}

function useColumns(): TableProps<AuditEntry>['columns'] {
  const text = useText()
  const words = useEntryWords()
  return [
    { title: text.auditLog.time, dataIndex: 'at', width: 184, render: (at: string) => moment(at) },
    {
      title: text.auditLog.who,
      key: 'who',
      width: 240,
      render: (_, { displayName, accountName }) => (
        <span className={styles.stack}>
          {displayName ?? accountName}
          {displayName !== null && <span className={styles.soft}>{accountName}</span>}
        </span>
      ),
    },
    {
      title: text.auditLog.action,
      key: 'action',
      width: 200,
      render: (_, entry) => <Action entry={entry} />,
    },
    { title: text.auditLog.subject, key: 'subject', render: (_, entry) => words.subject(entry) },
    {
      title: text.auditLog.area,
      key: 'area',
      width: 160,
      render: (_, { area, areaName }) => areaName ?? area,
    },
    { title: text.auditLog.address, dataIndex: 'address', width: 144 },
  ]
}

function Cards({ entries, onNarrow }: Props) {
  const words = useEntryWords()
  return (
    <ul className={styles.cards}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <details className={styles.card}>
            <summary>
              <span className={styles.top}>
                <Action entry={entry} />
                <span className={styles.soft}>{moment(entry.at)}</span>
              </span>
              <span>{entry.displayName ?? entry.accountName}</span>
              <span className={styles.soft}>{words.subject(entry)}</span>
            </summary>
            <Opened entry={entry} onNarrow={onNarrow} />
          </details>
        </li>
      ))}
    </ul>
  )
}

/** What went wrong stands out; a line of a newer version of the product keeps its own name. */
function Action({ entry: { action } }: { entry: AuditEntry }) {
  const title = useTitle()
  const known: Record<string, { zh: string; en: string } | undefined> = auditActions
  const words = known[action] ? title(known[action]) : action
  return unusual.has(action) ? <WarnTag>{words}</WarnTag> : <span>{words}</span>
}

const unusual = new Set(['sign-in-failed', 'sign-in-locked', 'refused'])

function Opened({ entry, onNarrow }: { entry: AuditEntry; onNarrow: Props['onNarrow'] }) {
  const text = useText().auditLog
  const words = useEntryWords()
  const { accountName, area, areaName, subjectType, subjectId, address } = entry
  return (
    <div className={styles.opened}>
      <AuditDiff entry={entry} />
      <p className={styles.address}>
        {text.address} {address}
      </p>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onNarrow({ by: accountName })}>
          {text.accountOnly(accountName)}
        </Button>
        {subjectType !== null && subjectId !== null && subjectId !== '' && (
          <Button size="small" onClick={() => onNarrow({ type: subjectType, id: subjectId })}>
            {text.subjectOnly(words.subject(entry))}
          </Button>
        )}
        {area !== '' && (
          <Button size="small" onClick={() => onNarrow({ area })}>
            {text.areaOnly(areaName ?? area)}
          </Button>
        )}
      </div>
    </div>
  )
}

function useEntryWords() {
  const text = useText().auditLog
  return {
    /** 账号 张三; by its number where it has no name. */
    subject: ({ subjectType, subjectId, subjectName }: AuditEntry): string => {
      if (subjectType === null) return ''
      return `${text.subjects[subjectType] ?? subjectType} ${subjectName ?? subjectId ?? ''}`.trim()
    },
  }
}
