// Names and their values: in two columns, or as short pairs side by side.
import type { ReactNode } from 'react'
import styles from './FactList.module.css'

type Fact = readonly [name: string, value: ReactNode]

interface Props {
  /** What is `false` is left out. */
  facts: readonly (Fact | false)[]
  /** Every value is a word or a figure, so that two pairs fit in a line. */
  narrow?: boolean
}

export function FactList({ facts, narrow = false }: Props) {
  return (
    <dl className={narrow ? styles.pairs : styles.facts}>
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
