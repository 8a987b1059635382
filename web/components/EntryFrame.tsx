// The frame of a page before the sign-in: the product by name, the language, and one or two cards.
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { inLanguage } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import styles from './EntryFrame.module.css'
import { LanguageButton } from './LanguageButton.tsx'
import { useRoot } from './root.ts'

interface Props {
  title: string
  children: ReactNode
}

export function EntryFrame({ title, children }: Props) {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  useEffect(() => {
    document.title = `${title} · ${text.product}`
  }, [title, text])
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <Mark size={48} />
        <p className={styles.product}>
          {text.product} <span>{text.tagline}</span>
        </p>
        <LanguageButton
          language={root.language}
          onChange={(language) => void navigate(inLanguage(language))}
        />
      </header>
      <div className={styles.cards}>{children}</div>
    </main>
  )
}
