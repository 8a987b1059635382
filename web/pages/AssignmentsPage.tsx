// Who answers for what in a county: found, made, changed, ended, and given to units many at once.
import { PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { AssignmentInfo, AssignmentTarget, BulkAnswer } from '../../api/contract/assignments.ts'
import { AssignmentChange, AssignmentEnd } from '../components/AssignmentChange.tsx'
import { AssignmentFilterBar } from '../components/AssignmentFilterBar.tsx'
import { AssignmentForm } from '../components/AssignmentForm.tsx'
import { AssignmentTable, type RowDeed } from '../components/AssignmentTable.tsx'
import {
  type AssignmentFilter,
  parseAssignmentFilter,
  printAssignmentFilter,
} from '../components/assignment-filter.ts'
import { BulkDialog, type BulkWhat } from '../components/BulkDialog.tsx'
import { BulkMessage } from '../components/BulkMessage.tsx'
import { useCounty } from '../components/county.ts'
import { InCounty } from '../components/InCounty.tsx'
import { OpenPlaces } from '../components/OpenPlaces.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PasteDialog } from '../components/PasteDialog.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { TargetHistory } from '../components/TargetHistory.tsx'
import { pagePatterns, toAssignments, toUnits } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './AssignmentsPage.module.css'
import lists from './lists.module.css'

export function AssignmentsPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.assignments}` })
  return (
    <InCounty code={code} title={text.pages.assignments}>
      <AssignmentsOfCounty />
    </InCounty>
  )
}

/** What stands over the page. */
type Open = 'create' | 'paste' | { bulk: BulkWhat } | { deed: RowDeed; row: AssignmentInfo }

function AssignmentsOfCounty() {
  const text = useText()
  const words = text.assignments
  const root = useRoot()
  const profile = useProfile()
  const navigate = useNavigate()
  const { county } = useCounty()
  const search = useSearch({ from: `/signed-in${pagePatterns.assignments}` })
  const filter = parseAssignmentFilter(search, county.code)
  const [selected, setSelected] = useState<readonly AssignmentTarget[]>([])
  const [rows, setRows] = useState<readonly AssignmentInfo[]>([])
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<BulkAnswer>()
  const clear = () => {
    setSelected([])
    setRows([])
  }
  const change = (part: Partial<AssignmentFilter>) => {
    clear()
    const next = printAssignmentFilter({ ...filter, ...part })
    void navigate({ ...toAssignments(county.code, root, next), replace: true })
  }
  const close = () => setOpen(undefined)
  const mayWrite = canInside(profile, 'assignment.write', county.code)
  return (
    <PageFrame
      wide
      title={text.pages.assignments}
      actions={
        <div className={lists.actions}>
          <Link {...toUnits(county.code, root)} className={lists.link}>
            {text.pages.units}
          </Link>
          {mayWrite && (
            <>
              <Button icon={<SnippetsOutlined />} onClick={() => setOpen('paste')}>
                {words.paste}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('create')}>
                {words.create}
              </Button>
            </>
          )}
        </div>
      }
    >
      <AssignmentFilterBar filter={filter} onChange={change} />
      {done && (
        <div className={lists.done}>
          <BulkMessage key={done.bulk} done={done} onClose={() => setDone(undefined)} />
        </div>
      )}
      {selected.length > 0 && (
        <div className={styles.selection}>
          <span role="status">{words.selected(formatNumber(selected.length))}</span>
          <Button type="primary" onClick={() => setOpen({ bulk: { targets: selected } })}>
            {words.assignSelected}
          </Button>
        </div>
      )}
      <section className={styles.table} aria-label={text.pages.assignments}>
        {!filter.open && (
          <AssignmentTable
            filter={filter}
            selected={rows}
            onSelected={(chosen) => {
              setRows(chosen)
              setSelected(distinct(chosen.map(({ target }) => target)))
            }}
            onDeed={(deed, row) => setOpen({ deed, row })}
          />
        )}
        {filter.open && filter.kind === undefined && <Notice title={words.pickKind} />}
        {filter.open && filter.kind !== undefined && (
          <OpenPlaces
            filter={filter}
            kind={filter.kind}
            selected={selected}
            onSelected={setSelected}
            onAssignAll={(count) => {
              const all = { area: filter.area ?? county.code, kind: filter.kind ?? '', onlyUnassigned: true }
              setOpen({ bulk: { filter: all, count } })
            }}
          />
        )}
      </section>
      {open === 'create' && <AssignmentForm onClose={close} />}
      {open === 'paste' && <PasteDialog onClose={close} onRows={(bulk) => setOpen({ bulk })} />}
      {typeof open === 'object' && 'bulk' in open && (
        <BulkDialog
          what={open.bulk}
          onClose={close}
          onDone={(answer) => {
            setDone(answer)
            clear()
            close()
          }}
        />
      )}
      {typeof open === 'object' && 'deed' in open && <Deed {...open} onClose={close} />}
    </PageFrame>
  )
}

function Deed({ deed, row, onClose }: { deed: RowDeed; row: AssignmentInfo; onClose: () => void }) {
  switch (deed) {
    case 'history':
      return <TargetHistory target={row.target} onClose={onClose} />
    case 'change':
      return <AssignmentChange assignment={row} onClose={onClose} />
    case 'end':
      return <AssignmentEnd assignment={row} onClose={onClose} />
  }
}

/** Two units may share one thing: it is assigned once. */
function distinct(targets: readonly AssignmentTarget[]): AssignmentTarget[] {
  return [...new Map(targets.map((each) => [`${each.type} ${each.id}`, each])).values()]
}
