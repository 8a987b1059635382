// How many problems does a grid have: open, overdue, reported this year? Each number opens its list.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { toProblems } from '../paths.ts'
import { problemCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { LightMark } from '../ui/LightMark.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridProblems.module.css'
import { beijingDay, startOfBeijingDay } from './problem-days.ts'
import { useRoot } from './root.ts'

export function GridProblems({ code }: { code: string }) {
  const words = useText().gridPage
  const year = beijingDay(new Date().toISOString()).slice(0, 4)
  const overdue: ProblemFilter = { area: code, light: 'red' }
  const thisYear: ProblemFilter = { area: code, state: 'all', from: startOfBeijingDay(`${year}-01-01`) }
  return (
    <dl className={styles.numbers}>
      <OneNumber name={words.waiting} filter={{ area: code }} />
      <OneNumber name={words.overdue} filter={overdue} urgent />
      <OneNumber name={words.thisYear(year)} filter={thisYear} />
    </dl>
  )
}

function OneNumber({
  name,
  filter,
  urgent = false,
}: {
  name: string
  filter: ProblemFilter
  urgent?: boolean
}) {
  const root = useRoot()
  const { county } = useCounty()
  const { data, error, refetch } = useQuery(problemCountsOptions(county.code, filter))
  const late = urgent && (data?.total ?? 0) > 0
  return (
    <div className={styles.number}>
      <dt>{name}</dt>
      <dd>
        {data && (
          <Link {...toProblems(county.code, root, filter)} className={late ? styles.late : styles.link}>
            {late && <LightMark light="red" size={16} />}
            {formatNumber(data.total)}
          </Link>
        )}
        {!data && (error ? <FailureNotice error={error} retry={refetch} /> : <Bone width={48} height={32} />)}
      </dd>
    </div>
  )
}
