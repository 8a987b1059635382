// The frame of a page without a map: the mark that leads to the map, what the page is, language and account.
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { inLanguage, toHome } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { useHomeCounty } from './home-county.ts'
import { LanguageButton } from './LanguageButton.tsx'
import styles from './PageFrame.module.css'
import { PhoneTabs } from './PhoneTabs.tsx'
import { useRoot } from './root.ts'
import { TopNav } from './TopNav.tsx'

interface Props {
  title: string
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Links to the pages that belong together with this one. */
  beside?: ReactNode
  /** Which tab of the main navigation this page stands under. */
  under?: 'problems' | 'mine' | undefined
  /** For tables: all of the screen instead of a column that reads well. */
  wide?: boolean
  children: ReactNode
}

export function PageFrame({ title, actions, beside, under, wide = false, children }: Props) {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  const county = useHomeCounty()
  const inHand = useMedia(phone)
  useEffect(() => {
    document.title = `${title} · ${text.product}`
  }, [title, text])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link {...toHome(root)} className={styles.brand} aria-label={text.brand.home}>
          <Mark size={26} />
          <span>{text.product}</span>
        </Link>
        {county !== undefined && !inHand && (
          <TopNav county={county} at={under === 'problems' ? under : undefined} />
        )}
        <div className={styles.tools}>
          <LanguageButton
            language={root.language}
            onChange={(language) => void navigate(inLanguage(language))}
          />
          <AccountMenu />
        </div>
      </header>
      <main className={styles.scroll}>
        <div className={`${styles.content} ${wide ? styles.wide : ''}`}>
          <div className={styles.heading}>
            <div className={styles.name}>
              <h1>{title}</h1>
              {beside}
            </div>
            {actions}
          </div>
          {children}
        </div>
      </main>
      {county !== undefined && inHand && <PhoneTabs county={county} at={under} />}
    </div>
  )
}
