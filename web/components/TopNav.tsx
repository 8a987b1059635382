// Between map and problems, with how much waits: in the bar of every page on a desk.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import { onlyThisPage, toCounty, toProblems } from '../paths.ts'
import { inboxCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import styles from './TopNav.module.css'
import { useProblemNews } from './use-problem-news.ts'
import { useProposalsWaiting } from './use-proposals-waiting.ts'

/** `at`: where one is already. */
export function TopNav({ county, at }: { county: string; at: 'map' | 'problems' | undefined }) {
  const words = useText().nav
  const root = useRoot()
  const profile = useProfile()
  const waiting = useWaiting(county)
  const current = (each: typeof at) => (each === at ? ('page' as const) : undefined)
  return (
    <nav className={styles.nav} aria-label={words.label}>
      {canInside(profile, 'map.read', county) && (
        <Link {...toCounty(county, root)} activeOptions={onlyThisPage} aria-current={current('map')}>
          {words.map}
        </Link>
      )}
      {waiting !== undefined && (
        <Link {...toProblems(county, root)} activeOptions={onlyThisPage} aria-current={current('problems')}>
          {words.problems}
          {waiting > 0 && (
            <Badge
              count={waiting}
              overflowCount={999}
              color="var(--accent)"
              title={words.waiting(formatNumber(waiting))}
            />
          )}
        </Link>
      )}
    </nav>
  )
}

/** How many problems and proposals for grids wait for a step of this person; undefined for whoever may not see problems. */
export function useWaiting(county: string): number | undefined {
  const profile = useProfile()
  const sees = canInside(profile, 'problem.read', county)
  useProblemNews(sees ? county : undefined)
  const { data } = useQuery({ ...inboxCountsOptions(county), enabled: sees })
  const proposals = useProposalsWaiting(county)
  if (!sees) return undefined
  return Object.values(data?.inboxes ?? {}).reduce((sum, { total }) => sum + total, proposals)
}
