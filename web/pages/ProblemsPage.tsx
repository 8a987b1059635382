// The problems of a county: what waits for me, all of one filter, and steps for many at once.
import { EnvironmentOutlined, LockOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { useCounty } from '../components/county.ts'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PhoneFilter } from '../components/PhoneFilter.tsx'
import { type BulkMoved, ProblemBulkDialog } from '../components/ProblemBulkDialog.tsx'
import { ProblemBulkMessage } from '../components/ProblemBulkMessage.tsx'
import { ProblemChips } from '../components/ProblemChips.tsx'
import { ProblemExport } from '../components/ProblemExport.tsx'
import { ProblemFilterBar } from '../components/ProblemFilterBar.tsx'
import { ProblemInboxes } from '../components/ProblemInboxes.tsx'
import { ProblemList } from '../components/ProblemList.tsx'
import { ProblemNotices } from '../components/ProblemNotices.tsx'
import { ProblemOverview } from '../components/ProblemOverview.tsx'
import { ProblemParts } from '../components/ProblemParts.tsx'
import { ProblemSelection } from '../components/ProblemSelection.tsx'
import { ProblemViews } from '../components/ProblemViews.tsx'
import { type BulkChoice, mayBulk } from '../components/problem-bulk.ts'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { useSeesProblems } from '../components/shown-problems.ts'
import { useProblemNews } from '../components/use-problem-news.ts'
import { pagePatterns, toCounty, toProblems } from '../paths.ts'
import { parseProblemFilter } from '../problem-link.ts'
import { type ProblemSort, problemPagesOptions, problemSorts, sortOf } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import lists from './lists.module.css'
import styles from './ProblemsPage.module.css'

export function ProblemsPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.problems}` })
  return (
    <InCounty code={code} title={text.pages.problems}>
      <SeenProblems />
    </InCounty>
  )
}

function SeenProblems() {
  const text = useText()
  if (useSeesProblems()) return <ProblemsOfCounty />
  return (
    <PageFrame title={text.pages.problems}>
      <Notice icon={<LockOutlined />} title={text.problems.notAllowed} hint={text.problems.notAllowedHint} />
    </PageFrame>
  )
}

const noRows: readonly ProblemRow[] = []

function ProblemsOfCounty() {
  const text = useText()
  const words = text.problems
  const root = useRoot()
  const navigate = useNavigate()
  const profile = useProfile()
  const inHand = useMedia(phone)
  const { county } = useCounty()
  const search = useSearch({ from: `/signed-in${pagePatterns.problems}` })
  const filter = useMemo(() => parseProblemFilter(search, county.code), [search, county.code])
  const sort = sortOf(search, filter)
  const pages = useInfiniteQuery(problemPagesOptions(county.code, filter, sort))
  const news = useProblemNews(county.code)
  const [selected, setSelected] = useState(noRows)
  const [bulk, setBulk] = useState<BulkChoice>()
  const [done, setDone] = useState<{ choice: BulkChoice; moved: BulkMoved }>()
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const total = pages.data?.pages[0]?.total ?? 0
  const go = (next: ProblemFilter, order: ProblemSort | undefined = sort) => {
    setSelected(noRows)
    const link = toProblems(county.code, root, next)
    void navigate({ ...link, search: { ...link.search, sort: order }, replace: true })
  }
  const change = (part: ProblemFilter) => go({ ...filter, ...part })
  return (
    <PageFrame
      wide
      under="problems"
      title={text.pages.problems}
      beside={<ProblemParts part="list" />}
      actions={
        <div className={lists.actions}>
          <Link
            {...toCounty(county.code, { ...root, show: 'problems', problems: filter })}
            className={lists.link}
          >
            <EnvironmentOutlined aria-hidden="true" /> {words.onMap}
          </Link>
          <ProblemViews filter={filter} onOpen={(next) => go(next)} />
          <ProblemExport filter={filter} />
        </div>
      }
    >
      <div className={styles.columns}>
        <ProblemInboxes filter={filter} />
        <div className={styles.main}>
          {inHand ? (
            <PhoneFilter filter={filter} total={total} onChange={change} />
          ) : (
            <ProblemFilterBar filter={filter} onChange={change} />
          )}
          <ProblemChips filter={filter} onChange={(next) => go(next)} />
          {!inHand && <ProblemOverview filter={filter} onChange={change} />}
          {done && <ProblemBulkMessage {...done} onClose={() => setDone(undefined)} />}
          {selected.length > 0 && (
            <ProblemSelection
              {...{ selected, filter, sort, total }}
              onSelected={setSelected}
              onStep={setBulk}
            />
          )}
          <div className={styles.head}>
            <h2 className={styles.count}>{pages.data && words.count(formatNumber(total))}</h2>
            <ProblemNotices
              fresh={rows?.filter(({ id }) => news.fresh.has(id)).length ?? 0}
              connected={news.connected}
              onSeen={news.seen}
            />
            <Select<ProblemSort>
              className={styles.sort}
              aria-label={words.sort}
              value={sort}
              options={problemSorts.map((each) => ({ value: each, label: words.sorts[each] }))}
              onChange={(order) => go(filter, order)}
            />
          </div>
          <ProblemList
            pages={pages}
            rows={rows}
            filter={filter}
            sort={search.sort}
            fresh={news.fresh}
            selected={mayBulk(profile, county.code) ? selected : undefined}
            onSelected={setSelected}
          />
        </div>
      </div>
      {bulk && (
        <ProblemBulkDialog
          choice={bulk}
          onClose={() => setBulk(undefined)}
          onDone={(moved) => {
            setDone({ choice: bulk, moved })
            setBulk(undefined)
            setSelected(noRows)
          }}
        />
      )}
    </PageFrame>
  )
}
