// Are the grids of the county whole? Community by community, with what is wrong, where, and a repair to confirm.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Checkbox, Skeleton } from 'antd'
import { useState } from 'react'
import { CommunityHealth } from '../components/CommunityHealth.tsx'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import styles from '../components/GridHealth.module.css'
import { GridHealthTable } from '../components/GridHealthTable.tsx'
import { GridTarget } from '../components/GridTarget.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useRoot } from '../components/root.ts'
import { pagePatterns, toGridHealth } from '../paths.ts'
import { gridHealthOptions } from '../queries/grid-health.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import lists from './lists.module.css'

export function GridHealthPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.gridHealth}` })
  return (
    <InCounty code={code} title={text.pages.gridHealth}>
      <HealthOfCounty />
    </InCounty>
  )
}

function HealthOfCounty() {
  const text = useText()
  const { community, all } = useSearch({ from: `/signed-in${pagePatterns.gridHealth}` })
  const [done, setDone] = useState<string>()
  return (
    <PageFrame wide title={text.pages.gridHealth}>
      {done !== undefined && (
        <Alert
          className={lists.done}
          type="success"
          showIcon
          role="status"
          title={done}
          closable={{ 'aria-label': text.close, onClose: () => setDone(undefined) }}
        />
      )}
      {community === undefined ? (
        <div className={styles.stack}>
          <GridTarget />
          <Communities all={all === '1'} />
        </div>
      ) : (
        <CommunityHealth key={community} code={community} onDone={setDone} />
      )}
    </PageFrame>
  )
}

function Communities({ all }: { all: boolean }) {
  const text = useText()
  const words = text.gridHealth
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const health = useQuery(gridHealthOptions(county.code))
  if (health.error) return <FailureNotice error={health.error} retry={health.refetch} />
  if (!health.data)
    return (
      <div role="status" aria-label={words.waiting}>
        <p className={styles.soft}>{words.waiting}</p>
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      </div>
    )
  if (health.data.length === 0) return <Notice title={words.nothing} hint={words.nothingHint} />
  const faulty = health.data.filter(({ faults }) => faults.length > 0)
  const bare = health.data.filter(({ grids }) => grids === 0)
  const shown = all ? health.data : [...faulty, ...bare]
  const counts = [health.data, faulty, bare].map((each) => formatNumber(each.length))
  const [communities = '', withFaults = '', without = ''] = counts
  return (
    <Card title={words.summary(communities, withFaults, without)} hint={words.hint}>
      <Checkbox
        className={styles.filter}
        checked={!all}
        onChange={({ target }) =>
          void navigate({ ...toGridHealth(county.code, root, undefined, !target.checked), replace: true })
        }
      >
        {words.onlyFaulty}
      </Checkbox>
      {shown.length > 0 ? (
        <GridHealthTable communities={shown} />
      ) : (
        <Notice
          title={words.allWhole}
          hint={words.allWholeHint}
          action={<Link {...toGridHealth(county.code, root, undefined, true)}>{words.all}</Link>}
        />
      )}
    </Card>
  )
}
