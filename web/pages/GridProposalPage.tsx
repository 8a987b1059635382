// One proposal for the borders of grids: both versions on the map, what changes hands, who said what, and the next step.
import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { ProposalDetail } from '../../api/contract/grid-proposals.ts'
import { ApiError } from '../api.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import styles from '../components/GridProposal.module.css'
import { ProposalStatusMark } from '../components/GridProposalCards.tsx'
import { GridProposalEvents } from '../components/GridProposalEvents.tsx'
import { GridProposalMap } from '../components/GridProposalMap.tsx'
import { GridProposalOvertaken } from '../components/GridProposalOvertaken.tsx'
import { GridProposalParties } from '../components/GridProposalParties.tsx'
import { GridProposalSteps } from '../components/GridProposalSteps.tsx'
import { GridTransfers } from '../components/GridTransfers.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useRoot } from '../components/root.ts'
import { useSeen } from '../components/use-seen-proposal.ts'
import { pagePatterns, toGridHistory, toGridProposals } from '../paths.ts'
import { gridProposalOptions } from '../queries/grid-proposals.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import lists from './lists.module.css'

export function GridProposalPage() {
  const text = useText()
  const { code, id } = useParams({ from: `/signed-in${pagePatterns.gridProposal}` })
  return (
    <InCounty code={code} title={text.gridProposals.one}>
      <Known key={id} id={Number(id)} />
    </InCounty>
  )
}

function Known({ id }: { id: number }) {
  const text = useText()
  const words = text.gridProposals
  const root = useRoot()
  const { county } = useCounty()
  const answer = useQuery(gridProposalOptions(county.code, id))
  const all = (
    <Link {...toGridProposals(county.code, root)} className={lists.link}>
      {words.back}
    </Link>
  )
  if (answer.data)
    return (
      <PageFrame wide title={words.one} under="problems" actions={all}>
        <Proposal detail={answer.data} />
      </PageFrame>
    )
  const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-proposal'
  return (
    <PageFrame title={words.one} under="problems" actions={all}>
      {missing && <Notice title={words.missing} action={all} />}
      {!missing && answer.error && <FailureNotice error={answer.error} retry={answer.refetch} />}
      {!answer.error && <Skeleton active paragraph={{ rows: 10 }} aria-label={text.loading} />}
    </PageFrame>
  )
}

function Proposal({ detail }: { detail: ProposalDetail }) {
  const root = useRoot()
  const { county } = useCounty()
  const words = useText().gridProposals
  const { row, transfers, assignments, grants } = detail
  const inForce = row.status === 'in-force'
  useSeen(detail)
  return (
    <>
      <p className={styles.facts}>
        <strong className={styles.reason}>{row.reason}</strong>
        <ProposalStatusMark status={row.status} />
        <span className={styles.soft}>
          {[
            row.communityName,
            words.by(row.authorName, dateTime(row.proposedAt)),
            inForce ? words.inForce(row.inForceOn) : words.toInForce(row.inForceOn),
          ].join(' · ')}
        </span>
        <Link {...toGridHistory(county.code, root, { community: row.community })} className={lists.link}>
          {words.history}
        </Link>
      </p>
      <GridProposalOvertaken detail={detail} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={words.map} hint={words.mapHint}>
            <GridProposalMap detail={detail} />
          </Card>
          <Card title={words.handOver} hint={inForce ? words.handOverDone : words.handOverComing}>
            <GridTransfers {...{ transfers, assignments, grants }} microGrids={detail.microGrids} />
            <Button className={styles.print} icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
              {words.print}
            </Button>
          </Card>
        </div>
        <div className={styles.column}>
          <GridProposalSteps detail={detail} />
          <Card title={words.parties}>
            <GridProposalParties parties={row.parties} />
          </Card>
          <Card title={words.events}>
            <GridProposalEvents events={detail.events} />
          </Card>
        </div>
      </div>
    </>
  )
}
