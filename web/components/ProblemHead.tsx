// What is it, how does it stand, how long is left? The first glance at one problem.
import { StarFilled, StarOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { followProblemOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { ProblemDue } from './ProblemDue.tsx'
import styles from './ProblemHead.module.css'
import { ProblemMarks, ProblemStatus, whereOf } from './ProblemRowParts.tsx'
import { useProfile } from './profile.ts'

export function ProblemHead({ detail, children }: { detail: ProblemDetail; children: ReactNode }) {
  const text = useText()
  const { row } = detail
  return (
    <section className={styles.head} aria-label={text.problem.report}>
      <div className={styles.what}>
        <p className={styles.state}>
          <ProblemStatus row={row} />
          <ProblemMarks row={row} />
          <span className={styles.soft}>{row.number ?? text.problem.noNumber}</span>
        </p>
        <p className={styles.words}>{row.words || text.problems.noWords}</p>
        <p className={styles.soft}>
          {[row.placeName ?? detail.place?.name, whereOf(row)].filter(Boolean).join(' · ')}
        </p>
        <p>
          <span className={styles.soft}>{text.problem.unit}</span> {row.unitName ?? text.problems.noUnit}
        </p>
      </div>
      <div className={styles.due}>
        <ProblemDue row={row} large />
        <FollowButton detail={detail} />
      </div>
      <div className={styles.steps}>{children}</div>
    </section>
  )
}

export function FollowButton({ detail: { row, following } }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problem
  const profile = useProfile()
  const { county } = useCounty()
  const follow = useMutation(followProblemOptions(county.code, row.id))
  const count = formatNumber(row.followers)
  if (!canInside(profile, 'problem.report', county.code)) {
    return row.followers > 0 ? <span className={styles.soft}>{words.following(count)}</span> : null
  }
  const failed = follow.error && failureWords(follow.error, text).title
  return (
    <span className={styles.follow}>
      <Button
        size="small"
        icon={following ? <StarFilled /> : <StarOutlined />}
        loading={follow.isPending}
        onClick={() => follow.mutate(!following)}
      >
        {following ? words.unfollow : words.follow}
      </Button>
      {row.followers > 0 && <span className={styles.soft}>{words.following(count)}</span>}
      {failed && <span role="alert">{failed}</span>}
    </span>
  )
}
