// What is mine: what I reported and follow, and the way to my account; the third tab of a phone.
import { UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Skeleton } from 'antd'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { ProblemCards } from '../components/ProblemCards.tsx'
import { useRoot } from '../components/root.ts'
import { useSeesProblems } from '../components/shown-problems.ts'
import { useUnsent } from '../components/UnsentList.tsx'
import { useProblemNews } from '../components/use-problem-news.ts'
import { pagePatterns, toCounty, toProblems, toProfile } from '../paths.ts'
import { someProblemsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import lists from './lists.module.css'
import styles from './MinePage.module.css'

export function MinePage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.mine}` })
  return (
    <InCounty code={code} title={text.mine.title}>
      <Mine />
    </InCounty>
  )
}

function Mine() {
  const text = useText()
  const words = text.mine
  const root = useRoot()
  const { county } = useCounty()
  const sees = useSeesProblems()
  useProblemNews(sees ? county.code : undefined)
  return (
    <PageFrame
      title={words.title}
      under="mine"
      actions={
        <Link {...toProfile(root)} className={lists.link}>
          <UserOutlined aria-hidden /> {words.account}
        </Link>
      }
    >
      <Unsent />
      {sees && (
        <div className={styles.parts}>
          <Part
            mine="reported"
            title={words.reported}
            none={words.noneReported}
            hint={words.noneReportedHint}
          />
          <Part
            mine="followed"
            title={words.followed}
            none={words.noneFollowed}
            hint={words.noneFollowedHint}
          />
        </div>
      )}
    </PageFrame>
  )
}

/** What this device could not send yet; the form that knows it stands on the map. */
function Unsent() {
  const text = useText()
  const root = useRoot()
  const { county } = useCounty()
  const count = useUnsent().length
  if (count === 0) return null
  return (
    <Alert
      className={lists.done ?? ''}
      type="info"
      showIcon
      title={text.report.unsentCount(formatNumber(count))}
      action={<Link {...toCounty(county.code, { ...root, report: 'unsent' })}>{text.mine.all}</Link>}
    />
  )
}

interface PartProps {
  mine: 'reported' | 'followed'
  title: string
  none: string
  hint: string
}

const shown = 5
const nothing: ReadonlySet<number> = new Set()

function Part({ mine, title, none, hint }: PartProps) {
  const text = useText()
  const root = useRoot()
  const { county } = useCounty()
  const filter = { mine, state: 'all' } as const
  const problems = useQuery(someProblemsOptions(county.code, filter, shown))
  const { items, total = 0 } = problems.data ?? {}
  return (
    <section aria-label={title} className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      {!items && problems.error && <FailureNotice error={problems.error} retry={problems.refetch} />}
      {!items && !problems.error && <Skeleton active title={false} aria-label={text.loading} />}
      {items?.length === 0 && <Notice title={none} hint={hint} />}
      {items && items.length > 0 && <ProblemCards rows={items} filter={filter} fresh={nothing} />}
      {total > shown && (
        <Link {...toProblems(county.code, root, filter)} className={lists.link}>
          {text.mine.all}
        </Link>
      )}
    </section>
  )
}
