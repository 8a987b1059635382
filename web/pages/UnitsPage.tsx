// The units of a county: found, kept, closed and imported.
import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import type { Unit } from '../../api/contract/units.ts'
import { useCounty } from '../components/county.ts'
import { DoneNotice } from '../components/DoneNotice.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { UnitClose } from '../components/UnitClose.tsx'
import { UnitFilterBar } from '../components/UnitFilterBar.tsx'
import { UnitForm } from '../components/UnitForm.tsx'
import { UnitImport } from '../components/UnitImport.tsx'
import { UnitTable } from '../components/UnitTable.tsx'
import {
  isNarrowed,
  matchesUnit,
  parseUnitFilter,
  printUnitFilter,
  type UnitFilter,
} from '../components/unit-filter.ts'
import { pagePatterns, toAssignments, toUnits } from '../paths.ts'
import { unitsOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './lists.module.css'

export function UnitsPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.units}` })
  return (
    <InCounty code={code} title={text.pages.units}>
      <UnitsOfCounty />
    </InCounty>
  )
}

/** What stands over the page: a form, or what was just done. */
type Open = { form: Unit | undefined } | { close: Unit } | 'import'

function UnitsOfCounty() {
  const text = useText()
  const words = text.unitList
  const root = useRoot()
  const profile = useProfile()
  const navigate = useNavigate()
  const { county } = useCounty()
  const filter = parseUnitFilter(useSearch({ from: `/signed-in${pagePatterns.units}` }))
  const units = useQuery(unitsOptions(county.code, filter.closed))
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<string>()
  const change = (part: Partial<UnitFilter>) => {
    void navigate({
      ...toUnits(county.code, root, printUnitFilter({ ...filter, ...part })),
      replace: true,
    })
  }
  const mayWrite = can(profile, 'unit.write', { area: county.code })
  const shown = units.data?.filter((unit) => matchesUnit(unit, filter)) ?? []
  const duties = shown.reduce((sum, { assignmentCount }) => sum + assignmentCount, 0)
  const finish = (words: string) => {
    setOpen(undefined)
    setDone(words)
  }
  return (
    <PageFrame
      wide
      title={text.pages.units}
      actions={
        <div className={styles.actions}>
          <Link {...toAssignments(county.code, root)} className={styles.link}>
            {text.pages.assignments}
          </Link>
          {mayWrite && (
            <>
              <Button icon={<UploadOutlined />} onClick={() => setOpen('import')}>
                {words.import}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ form: undefined })}>
                {words.create}
              </Button>
            </>
          )}
        </div>
      }
    >
      {done !== undefined && <DoneNotice title={done} onClose={() => setDone(undefined)} />}
      <UnitFilterBar filter={filter} onChange={change} />
      <Card title={words.count(formatNumber(shown.length), formatNumber(duties))}>
        {!units.data && !units.error && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
        {!units.data && units.error && <FailureNotice error={units.error} retry={units.refetch} />}
        {units.data && shown.length > 0 && (
          <UnitTable
            units={shown}
            asTree={!isNarrowed(filter)}
            onEdit={(unit) => setOpen({ form: unit })}
            onCloseUnit={(unit) => setOpen({ close: unit })}
          />
        )}
        {units.data && shown.length === 0 && (
          <Notice
            title={isNarrowed(filter) ? words.empty : words.nothing}
            hint={isNarrowed(filter) ? words.emptyHint : words.nothingHint}
            action={
              isNarrowed(filter) ? <Link {...toUnits(county.code, root)}>{words.clear}</Link> : undefined
            }
          />
        )}
      </Card>
      {typeof open === 'object' && 'form' in open && (
        <UnitForm unit={open.form} onClose={() => setOpen(undefined)} />
      )}
      {typeof open === 'object' && 'close' in open && (
        <UnitClose
          unit={units.data?.find(({ id }) => id === open.close.id) ?? open.close}
          onClose={() => setOpen(undefined)}
          onDone={(count) => finish(text.unitClose.done(formatNumber(count)))}
        />
      )}
      {open === 'import' && (
        <UnitImport
          onClose={() => setOpen(undefined)}
          onDone={({ accepted, updated }) =>
            finish(text.unitImport.done(formatNumber(accepted), formatNumber(updated)))
          }
        />
      )}
    </PageFrame>
  )
}
