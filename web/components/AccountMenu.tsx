// Who am I here, where may I go, and how do I leave? Behind the name in the bar.
import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import type { Profile } from '../../api/contract/accounts.ts'
import { countyFor, inLanguage, menuPages, toLanding } from '../paths.ts'
import { signOutOptions } from '../queries/accounts.ts'
import { countiesOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import styles from './AccountMenu.module.css'
import { useGrantWords, useProfile } from './profile.ts'
import { useRoot } from './root.ts'

/** `short`: a sign alone where there is little room; the language then moves into the menu. */
export function AccountMenu({ short = false }: { short?: boolean }) {
  const text = useText()
  const profile = useProfile()
  const items = useItems(profile, short)
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }} classNames={{ root: styles.menu }}>
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={short ? text.account.menu(profile.displayName) : undefined}
      >
        {!short && <span className={styles.name}>{profile.displayName}</span>}
      </Button>
    </Dropdown>
  )
}

type Items = NonNullable<MenuProps['items']>

function useItems(profile: Profile, withLanguage: boolean): Items {
  const text = useText()
  const words = useGrantWords()
  const root = useRoot()
  const navigate = useNavigate()
  const other = root.language === 'en' ? 'zh-CN' : 'en'
  const counties = useQuery(countiesOptions())
  // A page of its own for the next person: nothing of this one stays in memory.
  const leave = useMutation({
    ...signOutOptions(),
    onSettled: () => window.location.assign('/'),
  })
  const own = profile.grants[0]
  const county = countyFor(own, counties.data)
  const pages = menuPages.filter(({ verb }) => verb === undefined || canInside(profile, verb, county ?? ''))
  return [
    {
      key: 'who',
      type: 'group',
      label: (
        <div className={styles.who}>
          <strong>{profile.displayName}</strong>
          {profile.grants.length <= 1 && <span>{own ? words(own) : text.account.noGrants}</span>}
        </div>
      ),
      // With several roles or areas each is a way into the map.
      children:
        profile.grants.length > 1
          ? profile.grants.map((grant, index) => ({
              key: `grant-${index}`,
              label: <Link {...toLanding(grant, countyFor(grant, counties.data), root)}>{words(grant)}</Link>,
            }))
          : undefined,
    },
    { type: 'divider' },
    ...pages.map(({ title, open }) => ({
      key: title,
      label: <Link {...open(county, root)}>{text.pages[title]}</Link>,
    })),
    withLanguage
      ? {
          key: 'language',
          label: <span lang={other}>{text.language.other}</span>,
          onClick: () => void navigate(inLanguage(other)),
        }
      : null,
    { type: 'divider' },
    { key: 'leave', icon: <LogoutOutlined />, label: text.account.signOut, onClick: () => leave.mutate() },
  ]
}
