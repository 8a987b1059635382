// One grid: who leads it and whom to call, how it stands, who answers for it, and how it came to be.
import { EditOutlined, EnvironmentOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { borderVerbs, can } from '../../api/contract/access.ts'
import { codeLength } from '../../api/contract/areas.ts'
import type { GridPage as GridPageAnswer } from '../../api/contract/grid-page.ts'
import { ApiError } from '../api.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { GridAround } from '../components/GridAround.tsx'
import { GridFacts } from '../components/GridFacts.tsx'
import { GridForm } from '../components/GridForm.tsx'
import { GridIndicators } from '../components/GridIndicators.tsx'
import { GridMap } from '../components/GridMap.tsx'
import { GridPeople } from '../components/GridPeople.tsx'
import { GridProblems } from '../components/GridProblems.tsx'
import { GridStory } from '../components/GridStory.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { MicroGrids } from '../components/MicroGrids.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { useSeesProblems } from '../components/shown-problems.ts'
import { pagePatterns, toCounty, toGrid, toGridCard } from '../paths.ts'
import { gridPageOptions } from '../queries/grid-page.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './GridPage.module.css'

export function GridPage() {
  const text = useText()
  const { code, grid } = useParams({ from: `/signed-in${pagePatterns.grid}` })
  return (
    <InCounty code={code} title={text.gridPage.panel}>
      <KnownGrid key={grid} code={grid} />
    </InCounty>
  )
}

function KnownGrid({ code }: { code: string }) {
  const text = useText()
  const root = useRoot()
  const { county } = useCounty()
  const answer = useQuery(gridPageOptions(code))
  // An old link, from before the grid got another number.
  if (answer.data && answer.data.code !== code)
    return <Navigate {...toGrid(answer.data.code, root)} replace />
  if (answer.data) return <Page grid={answer.data} />
  // A code of another shape is as little a grid as one that nobody has.
  const missing =
    answer.error instanceof ApiError && ['unknown-area', 'bad-request'].includes(answer.error.code)
  return (
    <PageFrame title={missing ? text.area.missing : text.gridPage.panel}>
      {missing && (
        <Notice
          title={text.area.missing}
          hint={text.area.missingHint}
          action={<Link {...toCounty(county.code, root)}>{text.gridPage.onMap}</Link>}
        />
      )}
      {!missing && answer.error && <FailureNotice error={answer.error} retry={answer.refetch} />}
      {!answer.error && <Skeleton active paragraph={{ rows: 10 }} aria-label={text.loading} />}
    </PageFrame>
  )
}

function Page({ grid }: { grid: GridPageAnswer }) {
  const text = useText()
  const words = text.gridPage
  const sees = useSeesProblems()
  const [editing, setEditing] = useState(false)
  const inForce = grid.validTo === null
  return (
    <PageFrame
      wide
      title={grid.name}
      actions={inForce && <Actions grid={grid} onEdit={() => setEditing(true)} />}
    >
      {grid.validTo !== null && (
        <Alert className={styles.ended} type="warning" showIcon title={words.ended(grid.validTo)} />
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={words.people}>
            <GridPeople grid={grid} />
          </Card>
          {inForce && <MicroGrids grid={grid.code} />}
          {inForce && sees && (
            <Card title={words.problems}>
              <GridProblems code={grid.code} />
            </Card>
          )}
          <Card title={words.facts}>
            <GridFacts grid={grid} />
          </Card>
          <Card title={words.story}>
            <GridStory grid={grid} />
          </Card>
        </div>
        {inForce && (
          <div className={styles.column}>
            <Card title={words.map}>
              <GridMap grid={grid} />
            </Card>
            <Card title={words.indicators}>
              <GridIndicators code={grid.code} />
            </Card>
            <Card title={words.around}>
              <GridAround code={grid.code} />
            </Card>
          </div>
        )}
      </div>
      {editing && <GridForm grid={grid} onClose={() => setEditing(false)} />}
    </PageFrame>
  )
}

function Actions({ grid, onEdit }: { grid: GridPageAnswer; onEdit: () => void }) {
  const words = useText().gridPage
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const onMap = {
    ...root,
    within: grid.code.slice(0, codeLength.community),
    selected: { type: 'area', code: grid.code },
  } as const
  return (
    <div className={styles.actions}>
      {borderVerbs.some((verb) => can(profile, verb, { area: grid.code })) && (
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {words.edit}
        </Button>
      )}
      <Link {...toCounty(county.code, onMap)} className={styles.link}>
        <EnvironmentOutlined aria-hidden="true" /> {words.onMap}
      </Link>
      <Link {...toGridCard(grid.code, root)} className={styles.link}>
        <PrinterOutlined aria-hidden="true" /> {words.card}
      </Link>
    </div>
  )
}
