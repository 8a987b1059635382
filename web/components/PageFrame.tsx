// The frame of a page without a map: the mark that leads to the map, what the page is, language and account.
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { inLanguage, toHome } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { LanguageButton } from './LanguageButton.tsx'
import styles from './PageFrame.module.css'
import { useRoot } from './root.ts'

interface Props {
  title: string
  /** Buttons beside the title. */
  actions?: ReactNode
  /** For tables: all of the screen instead of a column that reads well. */
  wide?: boolean
  children: ReactNode
}

export function PageFrame({ title, actions, wide = false, children }: Props) {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
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
            <h1>{title}</h1>
            {actions}
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
