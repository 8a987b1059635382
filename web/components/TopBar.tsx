// The bar over the map: where we are, search, language, wall, help, account.
import { CompressOutlined, DesktopOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown, Tooltip } from 'antd'
import { useState } from 'react'
import { documentationPath, toHome } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { AboutDialog } from './AboutDialog.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { useCounty } from './county.ts'
import { LanguageButton } from './LanguageButton.tsx'
import { useProfile } from './profile.ts'
import { RegionTrail } from './RegionTrail.tsx'
import { ReportButton } from './ReportButton.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './TopBar.module.css'
import { TopNav } from './TopNav.tsx'
import { WallSession } from './WallSession.tsx'

export function TopBar() {
  const text = useText()
  const { county, view, change } = useCounty()
  const { wallUntil } = useProfile()
  const [about, setAbout] = useState(false)
  const wall = view.theme === 'wall'
  return (
    <header className={styles.bar}>
      <h1 className="visually-hidden">{county.name}</h1>
      <Link {...toHome(view)} className={styles.brand} aria-label={text.brand.home}>
        <Mark size={wall ? 36 : 26} />
        <span>{text.product}</span>
      </Link>
      {!wall && <TopNav county={county.code} at="map" />}
      <RegionTrail />
      <div className={styles.tools}>
        {!wall && <SearchBox />}
        {!wall && <ReportButton />}
        <LanguageButton language={view.language} onChange={(language) => change({ language })} />
        {wall && <WallSession />}
        {!(wall && wallUntil) && (
          <Tooltip title={wall ? undefined : text.theme.hint}>
            <Button
              type="text"
              icon={wall ? <CompressOutlined /> : <DesktopOutlined />}
              onClick={() => change({ theme: wall ? 'light' : 'wall' })}
            >
              {wall ? text.theme.leave : text.theme.wall}
            </Button>
          </Tooltip>
        )}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              {
                key: 'documentation',
                label: (
                  <a href={documentationPath} target="_blank" rel="noreferrer">
                    {text.help.documentation}
                  </a>
                ),
              },
              { key: 'about', label: text.help.about, onClick: () => setAbout(true) },
            ],
          }}
        >
          <Button type="text" icon={<QuestionCircleOutlined />} aria-label={text.help.title} />
        </Dropdown>
        {!wall && <AccountMenu />}
      </div>
      <AboutDialog open={about} onClose={() => setAbout(false)} />
    </header>
  )
}
