// Changes of borders on their way: what waits for me, what I proposed, and all that I may see.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Segmented, Skeleton } from 'antd'
import {
  type GridProposalFilter,
  type ProposalCounts,
  proposalFilters,
} from '../../api/contract/grid-proposals.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { GridProposalCards } from '../components/GridProposalCards.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { seesProposals } from '../components/use-proposals-waiting.ts'
import { pagePatterns, toGridProposals } from '../paths.ts'
import { gridProposalCountsOptions, gridProposalsOptions } from '../queries/grid-proposals.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCurrentInSight } from '../ui/current-in-sight.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './GridProposalsPage.module.css'

/** What is told how many of there are, since it waits. */
const counted = { consent: true, approve: true, news: true } satisfies Record<keyof ProposalCounts, true>

export function GridProposalsPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.gridProposals}` })
  return (
    <InCounty code={code} title={text.gridProposals.title}>
      <Proposals />
    </InCounty>
  )
}

function Proposals() {
  const words = useText().gridProposals
  const { county } = useCounty()
  const sees = seesProposals(useProfile(), county.code)
  return (
    <PageFrame title={words.title} under="problems">
      {sees ? <Shown /> : <Notice title={words.notAllowed} hint={words.notAllowedHint} />}
    </PageFrame>
  )
}

function Shown() {
  const text = useText()
  const words = text.gridProposals
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const { which: show = 'all' } = useSearch({ from: `/signed-in${pagePatterns.gridProposals}` })
  const counts = useQuery(gridProposalCountsOptions(county.code)).data
  const list = useQuery(gridProposalsOptions(county.code, show))
  const row = useCurrentInSight(`${show} ${counts === undefined}`)
  const label = (each: GridProposalFilter) => {
    const count = each in counted ? counts?.[each as keyof ProposalCounts] : undefined // it is one of its keys
    return count ? `${words.filters[each]} ${formatNumber(count)}` : words.filters[each]
  }
  return (
    <>
      <nav ref={row} className={styles.filters}>
        <Segmented<GridProposalFilter>
          aria-label={words.filter}
          value={show}
          options={proposalFilters.map((each) => ({ value: each, label: label(each) }))}
          onChange={(next) => void navigate({ ...toGridProposals(county.code, root, next), replace: true })}
        />
      </nav>
      {!list.data && list.error && <FailureNotice error={list.error} retry={list.refetch} />}
      {!list.data && !list.error && <Skeleton active title={false} aria-label={text.loading} />}
      {list.data?.items.length === 0 &&
        (show in counted ? (
          <Notice
            title={show === 'news' ? words.emptyNews : words.emptyWaiting}
            action={<Link {...toGridProposals(county.code, root, 'all')}>{words.filters.all}</Link>}
          />
        ) : (
          <Notice title={words.empty} hint={words.emptyHint} />
        ))}
      {list.data && <GridProposalCards rows={list.data.items} />}
    </>
  )
}
