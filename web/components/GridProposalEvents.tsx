// What happened to a proposal, the first thing first.
import { proposalSteps } from '../../api/contract/grid-proposal-workflow.ts'
import type { ProposalEvent } from '../../api/contract/grid-proposals.ts'
import { dateTime } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './GridProposal.module.css'

export function GridProposalEvents({ events }: { events: readonly ProposalEvent[] }) {
  const words = useText().gridProposals
  const title = useTitle()
  return (
    <ol className={styles.list}>
      {events.map(({ seq, at, action, actorName, grids, words: said }) => (
        <li key={seq}>
          <strong>{action === 'propose' ? words.propose : title(proposalSteps[action].title)}</strong>
          {said !== null && <p className={styles.said}>{said}</p>}
          <span className={styles.soft}>
            {[
              actorName ?? words.system,
              dateTime(at),
              ...(grids.length > 0 ? [grids.map((each) => each.slice(-3)).join(words.separator)] : []),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
