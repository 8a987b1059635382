// The three tabs at the lower edge of a phone: the map, what waits for me, what is mine.
import { EnvironmentOutlined, InboxOutlined, UserOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import { onlyThisPage, toCounty, toInbox, toMine } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './PhoneTabs.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { useWaiting } from './TopNav.tsx'

export function PhoneTabs({ county, at }: { county: string; at: 'map' | 'problems' | 'mine' | undefined }) {
  const words = useText().nav
  const root = useRoot()
  const profile = useProfile()
  const held = profile.grants.flatMap(({ verbs }) => verbs)
  const waiting = useWaiting(county)
  const current = (each: typeof at) => (each === at ? ('page' as const) : undefined)
  return (
    <nav className={styles.tabs} aria-label={words.label}>
      {canInside(profile, 'map.read', county) && (
        <Link {...toCounty(county, root)} activeOptions={onlyThisPage} aria-current={current('map')}>
          <EnvironmentOutlined aria-hidden />
          {words.map}
        </Link>
      )}
      {waiting !== undefined && (
        <Link
          {...toInbox(county, root, held)}
          activeOptions={onlyThisPage}
          aria-current={current('problems')}
        >
          <Badge
            count={waiting}
            size="small"
            color="var(--accent)"
            offset={[12, 4]}
            title={words.waiting(formatNumber(waiting))}
          >
            <InboxOutlined aria-hidden className={styles.icon} />
          </Badge>
          {words.todo}
        </Link>
      )}
      <Link {...toMine(county, root)} activeOptions={onlyThisPage} aria-current={current('mine')}>
        <UserOutlined aria-hidden />
        {words.mine}
      </Link>
    </nav>
  )
}
