// One matter on a page: its title, a line about it, and what belongs to it.
import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'

interface Props {
  title: string
  hint?: string
  /** Of the heading: the first card may stand for the page itself. */
  level?: 1 | 2
  children: ReactNode
}

export function Card({ title, hint, level = 2, children }: Props) {
  const id = useId()
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header>
        <Title id={id} className={styles.title}>
          {title}
        </Title>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </header>
      {children}
    </section>
  )
}
