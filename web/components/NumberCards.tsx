// The numbers that are asked for first, large: how many, how well, how fast.
import { Link } from '@tanstack/react-router'
import type { NumberGroup } from '../../api/contract/problem-numbers.ts'
import { toProblems } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { useCounty } from './county.ts'
import styles from './NumberCards.module.css'
import { NumberDefinition } from './NumberDefinition.tsx'
import { figureOf, type NumberId } from './problem-figures.ts'
import { useRoot } from './root.ts'

const first: readonly NumberId[] = [
  'reported',
  'closed',
  'on-time-closing-rate',
  'closing-rate',
  'rework-rate',
  'hours-to-handle',
]

export function NumberCards({ all }: { all: NumberGroup }) {
  const words = useText().problemNumbers
  const root = useRoot()
  const { county } = useCounty()
  return (
    <ul className={styles.cards}>
      {first.map((id) => {
        const { value, written, made, list } = figureOf(all, id, (n) => n)
        const isRate = written.endsWith('%')
        const unit = isRate ? '%' : id === 'hours-to-handle' && value !== null ? words.hourUnit : ''
        return (
          <li key={id} className={styles.card}>
            <NumberDefinition id={id} />
            <Link {...toProblems(county.code, root, list)} className={styles.link}>
              <Quantity number={isRate ? written.slice(0, -1) : written} unit={unit} size="large" />
            </Link>
            <span className={styles.made}>{made}</span>
          </li>
        )
      })}
    </ul>
  )
}
