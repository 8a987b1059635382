// One problem: everything at a glance, what can be done about it, and the way through the list that it was found in.
import { EnvironmentOutlined, PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { ApiError } from '../api.ts'
import { useCounty } from '../components/county.ts'
import { DoneNotice } from '../components/DoneNotice.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { ProblemBody } from '../components/ProblemBody.tsx'
import { useProblemWords } from '../components/problem-words.ts'
import { useRoot } from '../components/root.ts'
import { useProblemNews } from '../components/use-problem-news.ts'
import { pagePatterns, toCounty, toProblem, toProblemSheet, toProblems } from '../paths.ts'
import { parseProblemFilter } from '../problem-link.ts'
import { problemOptions, problemPagesOptions, sortOf } from '../queries/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import lists from './lists.module.css'
import styles from './ProblemPage.module.css'

export function ProblemPage() {
  const text = useText()
  const { code, id } = useParams({ from: `/signed-in${pagePatterns.problem}` })
  return (
    <InCounty code={code} title={text.problem.page}>
      <KnownProblem key={id} id={Number(id)} />
    </InCounty>
  )
}

function KnownProblem({ id }: { id: number }) {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  const named = useProblemWords()
  const root = useRoot()
  const { county } = useCounty()
  const search = useSearch({ from: `/signed-in${pagePatterns.problem}` })
  const filter = useMemo(() => parseProblemFilter(search, county.code), [search, county.code])
  const answer = useQuery(problemOptions(county.code, id))
  const [moved, setMoved] = useState<string>()
  useProblemNews(county.code)
  const way = <Way id={id} filter={filter} sort={search.sort} />
  if (!answer.data) {
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-problem'
    return (
      <PageFrame wide under="problems" title={missing ? words.missing : words.page} beside={way}>
        {missing && <Notice title={words.missing} hint={words.missingHint} />}
        {!missing && answer.error && <FailureNotice error={answer.error} retry={answer.refetch} />}
        {!answer.error && <Skeleton active paragraph={{ rows: 12 }} aria-label={text.loading} />}
      </PageFrame>
    )
  }
  const detail = answer.data
  const selected = { type: 'problem', id } as const
  return (
    <PageFrame
      wide
      under="problems"
      title={title(detail.row.categoryTitle)}
      beside={way}
      actions={
        <div className={lists.actions}>
          <Link
            {...toCounty(county.code, { ...root, show: 'problems', problems: filter, selected })}
            className={lists.link}
          >
            <EnvironmentOutlined aria-hidden="true" /> {words.onMap}
          </Link>
          <Link {...toProblemSheet(county.code, id, root)} className={lists.link}>
            <PrinterOutlined aria-hidden="true" /> {words.sheet}
          </Link>
        </div>
      }
    >
      {moved !== undefined && <DoneNotice title={moved} action={way} onClose={() => setMoved(undefined)} />}
      <ProblemBody detail={detail} onMoved={(_, action) => setMoved(words.moved(named.action(action)))} />
    </PageFrame>
  )
}

/** Back to the list, and to its neighbours there as far as they are known. */
function Way({ id, filter, sort }: { id: number; filter: ProblemFilter; sort: string | undefined }) {
  const words = useText().problem
  const root = useRoot()
  const { county } = useCounty()
  const list = problemPagesOptions(county.code, filter, sortOf({ sort }, filter))
  const pages = useInfiniteQuery({ ...list, enabled: false })
  const ids = pages.data?.pages.flatMap(({ items }) => items.map((row) => row.id)) ?? []
  // A problem that has left the list, since it was just moved on, was before the one that is first now.
  const at = ids.indexOf(id)
  const [previous, next] = at < 0 ? [undefined, ids[0]] : [ids[at - 1], ids[at + 1]]
  return (
    <nav className={styles.way}>
      <Link {...toProblems(county.code, root, filter, sort)}>{words.back}</Link>
      {previous !== undefined && (
        <Link {...toProblem(county.code, previous, root, filter, sort)}>{words.previous}</Link>
      )}
      {next !== undefined && <Link {...toProblem(county.code, next, root, filter, sort)}>{words.next}</Link>}
    </nav>
  )
}
