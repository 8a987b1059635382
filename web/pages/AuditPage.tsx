// Who did what, and when? The audit log by filters that the link keeps, and the same lines as a table to take away.
import { DownloadOutlined, FileSearchOutlined, LockOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tooltip } from 'antd'
import { useMemo, useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { AuditFilters } from '../../api/contract/audit.ts'
import { routes } from '../../api/contract/routes.ts'
import { AccountBones } from '../components/AccountBones.tsx'
import { AuditFilterBar } from '../components/AuditFilterBar.tsx'
import { AuditList } from '../components/AuditList.tsx'
import { type AuditSearch, auditFiltersOf, readAuditSearch } from '../components/audit-filter.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { apiPath, toAudit } from '../paths.ts'
import { auditPagesOptions } from '../queries/audit.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './page.module.css'

export function AuditPage() {
  const text = useText()
  const profile = useProfile()
  const root = useRoot()
  const navigate = useNavigate()
  const search = readAuditSearch(useSearch({ strict: false }))
  const [round, setRound] = useState(0)
  const filters = auditFiltersOf(search)
  const go = (next: AuditSearch) => void navigate({ ...toAudit(root, next), replace: true })
  const narrow = (change: AuditSearch) => go({ ...search, ...change })
  if (!canInside(profile, 'audit.read', '')) {
    return (
      <PageFrame title={text.pages.audit}>
        <Notice
          icon={<LockOutlined />}
          title={text.auditLog.notAllowed}
          hint={text.auditLog.notAllowedHint}
        />
      </PageFrame>
    )
  }
  const language = root.language === 'en' ? 'en' : 'zh'
  const download = (
    <Tooltip title={text.auditLog.exportHint} placement="bottomRight">
      <Button
        icon={<DownloadOutlined aria-hidden />}
        href={apiPath(routes.exportAudit, { query: { ...filters, language } })}
        download
      >
        {text.auditLog.export}
      </Button>
    </Tooltip>
  )
  return (
    <PageFrame title={text.pages.audit} wide actions={download}>
      <AuditFilterBar
        key={round}
        search={search}
        onChange={narrow}
        onClear={() => {
          go({})
          setRound(round + 1)
        }}
      />
      <Lines filters={filters} onNarrow={narrow} />
    </PageFrame>
  )
}

function Lines({ filters, onNarrow }: { filters: AuditFilters; onNarrow: (change: AuditSearch) => void }) {
  const text = useText().auditLog
  const pages = useInfiniteQuery(auditPagesOptions(filters))
  const entries = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  if (!entries) {
    return pages.error ? <FailureNotice error={pages.error} retry={pages.refetch} /> : <AccountBones />
  }
  if (entries.length === 0) {
    return <Notice icon={<FileSearchOutlined />} title={text.none} hint={text.noneHint} />
  }
  return (
    <>
      <AuditList entries={entries} onNarrow={onNarrow} />
      <div className={styles.more}>
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.more}
          </Button>
        ) : (
          <span className={styles.end}>{text.end}</span>
        )}
      </div>
    </>
  )
}
