// Is it one of several? Open problems of the same category close by; whoever may merge puts this one into another.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { toProblem } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ProblemNearby.module.css'
import { useRoot } from './root.ts'

interface Props {
  detail: ProblemDetail
  /** undefined: nobody may merge it, or not this person. */
  onMerge: ((target: number) => void) | undefined
}

export function ProblemNearby({ detail: { nearby }, onMerge }: Props) {
  const text = useText()
  const words = text.problem
  const root = useRoot()
  const { county } = useCounty()
  if (nearby.length === 0) return <p className={styles.soft}>{words.noNearby}</p>
  return (
    <ul className={styles.list}>
      {nearby.map(({ id, words: said, distanceMetres }) => (
        <li key={id} className={styles.row}>
          <span className={styles.what}>
            <Link {...toProblem(county.code, id, root)} className={styles.link}>
              {said || text.problems.noWords}
            </Link>
            <span className={styles.soft}>{words.distance(formatNumber(Math.round(distanceMetres)))}</span>
          </span>
          {onMerge && (
            <Button size="small" onClick={() => onMerge(id)}>
              {words.mergeInto}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
