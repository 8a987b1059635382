// Proposals for the borders of grids among whatever else waits for me.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { toGridProposals } from '../paths.ts'
import { gridProposalCountsOptions } from '../queries/grid-proposals.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ProblemInboxes.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { seesProposals } from './use-proposals-waiting.ts'

export function GridProposalInbox() {
  const words = useText().gridProposals
  const root = useRoot()
  const { county } = useCounty()
  const enabled = seesProposals(useProfile(), county.code)
  const { data } = useQuery({ ...gridProposalCountsOptions(county.code), enabled })
  if (!enabled) return null
  const { consent = 0, approve = 0, news = 0 } = data ?? {}
  const show = approve > 0 ? 'approve' : consent > 0 ? 'consent' : news > 0 ? 'news' : 'all'
  return (
    <ul className={styles.list}>
      <li>
        <Link {...toGridProposals(county.code, root, show)} className={styles.entry}>
          <span className={styles.label}>{words.title}</span>
          {data && <span className={styles.count}>{formatNumber(consent + approve + news)}</span>}
        </Link>
      </li>
    </ul>
  )
}
