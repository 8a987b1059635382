// How many open problems something has: an area, a unit, a place; leads to their list.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { toProblems } from '../paths.ts'
import { problemCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { LightMark } from '../ui/LightMark.tsx'
import { useCounty } from './county.ts'
import styles from './ProblemCount.module.css'
import { useSeesProblems } from './shown-problems.ts'

export function ProblemCount({ filter }: { filter: ProblemFilter }) {
  const text = useText()
  const { county, view } = useCounty()
  const sees = useSeesProblems()
  const { data } = useQuery({ ...problemCountsOptions(county.code, filter), enabled: sees })
  if (!sees || !data) return null
  const { red = 0 } = data.byLight
  return (
    <p className={styles.count}>
      <span>{text.problemMap.ofArea}</span>
      <Link {...toProblems(county.code, view, filter)} className={styles.link}>
        {text.problemMap.open(formatNumber(data.total))}
      </Link>
      {red > 0 && (
        <Link {...toProblems(county.code, view, { ...filter, light: 'red' })} className={styles.late}>
          <LightMark light="red" size={14} />
          {text.timeLeft.lights.red} {formatNumber(red)}
        </Link>
      )}
    </p>
  )
}
