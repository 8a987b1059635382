// What does a server without a county offer? How to import one's own, or the demo county at the press of a button.

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { inLanguage } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { DemoOffer } from './DemoOffer.tsx'
import { ImportGuide } from './ImportGuide.tsx'
import { LanguageButton } from './LanguageButton.tsx'
import { useRoot } from './root.ts'
import styles from './Welcome.module.css'

interface Props {
  /** How to come in, for somebody who is not signed in. */
  account?: ReactNode
  /** Beside the language, for somebody who is. */
  menu?: ReactNode
}

export function Welcome({ account, menu }: Props) {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <Mark size={56} />
        <div className={styles.words}>
          <p className={styles.product}>
            {text.product} <span>{text.tagline}</span>
          </p>
          <h1 className={styles.title}>{text.welcome.title}</h1>
          <p className={styles.lead}>{text.welcome.lead}</p>
        </div>
        <div className={styles.tools}>
          <LanguageButton
            language={root.language}
            onChange={(language) => void navigate(inLanguage(language))}
          />
          {menu}
        </div>
      </header>
      {account}
      <div className={styles.offers}>
        <DemoOffer />
        <ImportGuide />
      </div>
    </main>
  )
}
