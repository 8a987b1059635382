// What the leaders of the touched grids say of a proposal.
import type { ProposalParty } from '../../api/contract/grid-proposals.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridProposal.module.css'

export function GridProposalParties({ parties }: { parties: readonly ProposalParty[] }) {
  const words = useText().gridProposals
  return (
    <ul className={styles.list}>
      {parties.map(({ grid, gridName, kind, answer, words: said, actorName, at }) => (
        <li key={grid}>
          <span className={styles.head}>
            <strong>{gridName}</strong>
            <span className={styles.answer} data-answer={answer}>
              {answer ? words[answer] : kind === 'asked' ? words.waiting : kind === 'own' ? words.own : ''}
            </span>
          </span>
          {kind === 'leaderless' && answer === null && (
            <span className={styles.soft}>{words.leaderless}</span>
          )}
          {said !== null && <p className={styles.said}>{said}</p>}
          {actorName !== null && at !== null && (
            <span className={styles.soft}>{`${actorName} · ${dateTime(at)}`}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
