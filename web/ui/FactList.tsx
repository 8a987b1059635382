// Names and their values in two columns.
import type { ReactNode } from 'react'
import styles from './FactList.module.css'

type Fact = readonly [name: string, value: ReactNode]

/** What is `false` is left out. */
export function FactList({ facts }: { facts: readonly (Fact | false)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className={styles.fact}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
