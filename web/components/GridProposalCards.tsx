// Proposals as a list: what for, by whom, from when, and what each waits for.
import { Link } from '@tanstack/react-router'
import { proposalStatuses } from '../../api/contract/grid-proposal-workflow.ts'
import type { ProposalRow } from '../../api/contract/grid-proposals.ts'
import { toGridProposal } from '../paths.ts'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './GridProposal.module.css'
import { useRoot } from './root.ts'

export function GridProposalCards({ rows }: { rows: readonly ProposalRow[] }) {
  const words = useText().gridProposals
  const root = useRoot()
  const { county } = useCounty()
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link {...toGridProposal(county.code, row.id, root)} className={styles.card}>
            <span className={styles.head}>
              <strong className={styles.reason}>{row.reason}</strong>
              <span className={styles.marks}>
                {row.news && <span className={styles.news}>{words.news}</span>}
                <ProposalStatusMark status={row.status} />
              </span>
            </span>
            <span className={styles.soft}>
              {[
                row.communityName,
                words.grids(formatNumber(row.parties.length)),
                row.status === 'in-force' ? words.inForce(row.inForceOn) : words.toInForce(row.inForceOn),
              ].join(' · ')}
            </span>
            <span className={styles.soft}>{words.by(row.authorName, dateTime(row.proposedAt))}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function ProposalStatusMark({ status }: Pick<ProposalRow, 'status'>) {
  const title = useTitle()
  return (
    <span className={styles.status} data-status={status}>
      {title(proposalStatuses[status])}
    </span>
  )
}
