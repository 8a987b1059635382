// The pages of problems beside each other: list, numbers, settings.
import { Link } from '@tanstack/react-router'
import { canInside } from '../../api/contract/access.ts'
import { onlyThisPage, toProblemNumbers, toProblemSettings, toProblems } from '../paths.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ProblemParts.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

export function ProblemParts({ part }: { part: 'list' | 'numbers' | 'settings' }) {
  const words = useText().problems
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const current = (each: typeof part) => (each === part ? ('page' as const) : undefined)
  return (
    <nav className={styles.parts} aria-label={words.parts}>
      <Link {...toProblems(county.code, root)} activeOptions={onlyThisPage} aria-current={current('list')}>
        {words.list}
      </Link>
      <Link
        {...toProblemNumbers(county.code, root)}
        activeOptions={onlyThisPage}
        aria-current={current('numbers')}
      >
        {words.numbers}
      </Link>
      {canInside(profile, 'problem.settings', county.code) && (
        <Link
          {...toProblemSettings(county.code, root)}
          activeOptions={onlyThisPage}
          aria-current={current('settings')}
        >
          {words.settings}
        </Link>
      )}
    </nav>
  )
}
