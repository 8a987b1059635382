// One unit: who it is, what it answers for as a list and on a map, and what it has done about it.
import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { ApiError } from '../api.ts'
import { useCounty } from '../components/county.ts'
import { DutyLog } from '../components/DutyLog.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { UnitDuties } from '../components/UnitDuties.tsx'
import { UnitFacts } from '../components/UnitFacts.tsx'
import { UnitForm } from '../components/UnitForm.tsx'
import { pagePatterns, toUnitSheet, toUnits } from '../paths.ts'
import { unitPageOptions } from '../queries/units.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './UnitPage.module.css'

export function UnitPage() {
  const text = useText()
  const { code, id } = useParams({ from: `/signed-in${pagePatterns.unit}` })
  return (
    <InCounty code={code} title={text.pages.units}>
      <KnownUnit key={id} id={Number(id)} />
    </InCounty>
  )
}

function KnownUnit({ id }: { id: number }) {
  const text = useText()
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const [editing, setEditing] = useState(false)
  const answer = useQuery(unitPageOptions(county.code, id))
  if (!answer.data) {
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-unit'
    return (
      <PageFrame title={missing ? text.unit.missing : text.unit.panel}>
        {missing && (
          <Notice
            title={text.unit.missing}
            hint={text.unit.missingHint}
            action={<Link {...toUnits(county.code, root)}>{text.unitPage.all}</Link>}
          />
        )}
        {!missing && answer.error && <FailureNotice error={answer.error} retry={answer.refetch} />}
        {!answer.error && <Skeleton active paragraph={{ rows: 10 }} aria-label={text.loading} />}
      </PageFrame>
    )
  }
  const page = answer.data
  const { unit } = page
  return (
    <PageFrame
      wide
      title={unit.name}
      actions={
        <div className={styles.actions}>
          {can(profile, 'unit.write', { area: county.code }) && (
            <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {text.unitPage.edit}
            </Button>
          )}
          <Link {...toUnitSheet(county.code, id, root)} className={styles.link}>
            <PrinterOutlined aria-hidden="true" /> {text.unitPage.sheet}
          </Link>
        </div>
      }
    >
      {unit.closedOn !== null && (
        <Alert
          className={styles.closed}
          type="warning"
          showIcon
          title={text.unitPage.closed(unit.closedOn)}
        />
      )}
      <div className={styles.columns}>
        <Card title={text.unitPage.facts}>
          <UnitFacts page={page} />
        </Card>
        <div className={styles.duties}>
          <Card title={text.unitPage.duties} hint={text.unitPage.dutiesHint}>
            <UnitDuties page={page} />
          </Card>
        </div>
        <Card title={text.unitPage.log}>
          <DutyLog page={page} />
        </Card>
      </div>
      {editing && <UnitForm unit={unit} onClose={() => setEditing(false)} />}
    </PageFrame>
  )
}
