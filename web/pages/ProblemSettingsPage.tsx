// What problems are judged by in a county: categories, routing, sources, limits, calendar, names, and the workflow to look at.
import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import { CalendarSettings } from '../components/CalendarSettings.tsx'
import { CategorySettings } from '../components/CategorySettings.tsx'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { LabelSettings } from '../components/LabelSettings.tsx'
import { LimitSettings } from '../components/LimitSettings.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { ProblemParts } from '../components/ProblemParts.tsx'
import { useProfile } from '../components/profile.ts'
import { RuleSettings } from '../components/RuleSettings.tsx'
import { useRoot } from '../components/root.ts'
import { SourceSettings } from '../components/SourceSettings.tsx'
import { WorkflowDiagram } from '../components/WorkflowDiagram.tsx'
import { WorkflowTable } from '../components/WorkflowTable.tsx'
import { pagePatterns, toProblemSettings } from '../paths.ts'
import { problemSettingsOptions } from '../queries/problem-settings.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCurrentInSight } from '../ui/current-in-sight.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './ProblemSettingsPage.module.css'

const parts = ['categories', 'rules', 'sources', 'limits', 'calendar', 'labels', 'workflow'] as const
type Part = (typeof parts)[number]

export function ProblemSettingsPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.problemSettings}` })
  return (
    <InCounty code={code} title={text.pages.problemSettings}>
      <SettingsOfCounty />
    </InCounty>
  )
}

function SettingsOfCounty() {
  const text = useText()
  const words = text.problemSettings
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const search = useSearch({ from: `/signed-in${pagePatterns.problemSettings}` })
  const part = parts.find((each) => each === search.part) ?? 'categories'
  const may = can(profile, 'problem.settings', { area: county.code })
  const settings = useQuery({ ...problemSettingsOptions(county.code), enabled: may })
  const row = useCurrentInSight(`${part} ${settings.isSuccess}`)
  if (!may) {
    return (
      <PageFrame under="problems" title={text.pages.problemSettings}>
        <Notice icon={<LockOutlined />} title={words.notAllowed} hint={words.notAllowedHint} />
      </PageFrame>
    )
  }
  return (
    <PageFrame
      wide
      under="problems"
      title={text.pages.problemSettings}
      beside={<ProblemParts part="settings" />}
    >
      <div className={styles.columns}>
        <nav ref={row} className={styles.parts} aria-label={words.parts}>
          {parts.map((each) => (
            <Link
              key={each}
              {...toProblemSettings(county.code, root, each)}
              activeOptions={{ exact: true }}
              aria-current={each === part ? 'page' : undefined}
              replace
            >
              {words.part[each]}
            </Link>
          ))}
        </nav>
        {settings.data ? (
          <PartOfSettings key={part} part={part} settings={settings.data} />
        ) : settings.error ? (
          <FailureNotice error={settings.error} retry={settings.refetch} />
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 10 }} aria-label={text.loading} />
        )}
      </div>
    </PageFrame>
  )
}

function PartOfSettings({ part, settings }: { part: Part; settings: ProblemSettings }) {
  const text = useText()
  switch (part) {
    case 'categories':
      return <CategorySettings categories={settings.categories} />
    case 'rules':
      return <RuleSettings />
    case 'sources':
      return <SourceSettings sources={settings.sources} />
    case 'limits':
      return <LimitSettings settings={settings} />
    case 'calendar':
      return <CalendarSettings settings={settings} />
    case 'labels':
      return <LabelSettings settings={settings} />
    case 'workflow':
      return (
        <div className={styles.stack}>
          <Card title={text.workflow.title} hint={text.workflow.hint}>
            <WorkflowDiagram />
          </Card>
          <Card title={text.workflow.table}>
            <WorkflowTable />
          </Card>
        </div>
      )
  }
}
