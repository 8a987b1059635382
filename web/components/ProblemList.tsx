// The problems of a filter, page by page: a table on a desk, cards in a hand; what is shown before and instead of them.
import { CheckCircleOutlined, FileSearchOutlined } from '@ant-design/icons'
import type { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { toProblems } from '../paths.ts'
import { isNarrowed } from '../problem-link.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useCounty } from './county.ts'
import { DoneNotice } from './DoneNotice.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { type CardStart, ProblemCardForm, ProblemCardSteps } from './ProblemCardSteps.tsx'
import { ProblemCards } from './ProblemCards.tsx'
import styles from './ProblemList.module.css'
import { ProblemTable } from './ProblemTable.tsx'
import { useProblemWords } from './problem-words.ts'
import { useRoot } from './root.ts'

interface Props {
  pages: Pick<
    ReturnType<typeof useInfiniteQuery>,
    'error' | 'refetch' | 'isPlaceholderData' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >
  rows: readonly ProblemRow[] | undefined
  filter: ProblemFilter
  /** As the link says it. */
  sort: string | undefined
  fresh: ReadonlySet<number>
  selected: readonly ProblemRow[] | undefined
  onSelected: (rows: readonly ProblemRow[]) => void
}

export function ProblemList(props: Props) {
  const text = useText()
  const named = useProblemWords()
  const [started, setStarted] = useState<CardStart>()
  const [moved, setMoved] = useState<string>()
  const start = (next: CardStart) => {
    setMoved(undefined)
    setStarted(next)
  }
  return (
    <>
      {moved !== undefined && (
        <DoneNotice title={text.problem.moved(moved)} onClose={() => setMoved(undefined)} />
      )}
      {started && (
        <ProblemCardForm
          key={`${started.row.id} ${started.start.action}`}
          started={started}
          onClose={() => setStarted(undefined)}
          onMoved={() => {
            setStarted(undefined)
            setMoved(named.action(started.start.action))
          }}
        />
      )}
      <Rows {...props} steps={(row) => <ProblemCardSteps row={row} started={started} onStart={start} />} />
    </>
  )
}

function Rows({
  pages,
  rows,
  filter,
  sort,
  fresh,
  selected,
  onSelected,
  steps,
}: Props & { steps: (row: ProblemRow) => ReactNode }) {
  const text = useText()
  const inHand = useMedia(phone)
  if (!rows) return pages.error ? <FailureNotice error={pages.error} retry={pages.refetch} /> : <ListBones />
  if (rows.length === 0) return <Nothing filter={filter} />
  return (
    <div className={pages.isPlaceholderData ? styles.waiting : undefined} aria-busy={pages.isPlaceholderData}>
      {inHand ? (
        <ProblemCards rows={rows} filter={filter} sort={sort} fresh={fresh} steps={steps} />
      ) : (
        <ProblemTable {...{ rows, filter, sort, fresh, selected, onSelected }} />
      )}
      <p className={styles.more}>
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.problems.more}
          </Button>
        ) : (
          <span className={styles.soft}>{text.problems.end}</span>
        )}
      </p>
    </div>
  )
}

function Nothing({ filter }: { filter: ProblemFilter }) {
  const words = useText().problems
  const root = useRoot()
  const { county } = useCounty()
  if (filter.inbox !== undefined) {
    return <Notice icon={<CheckCircleOutlined />} title={words.inboxEmpty} hint={words.inboxEmptyHint} />
  }
  return isNarrowed(filter) ? (
    <Notice
      icon={<FileSearchOutlined />}
      title={words.empty}
      hint={words.emptyHint}
      action={
        <Link {...toProblems(county.code, root)} className={styles.link}>
          {words.clear}
        </Link>
      }
    />
  ) : (
    <Notice icon={<FileSearchOutlined />} title={words.none} hint={words.noneHint} />
  )
}

const lines = [1, 2, 3, 4, 5, 6]

function ListBones() {
  const text = useText()
  if (useMedia(phone)) return <CardBones />
  return (
    <div className={styles.bones} role="status" aria-label={text.loading}>
      {lines.map((line) => (
        <div key={line} className={styles.line}>
          <Bone width={120} />
          <Bone width={48} height={48} />
          <Bone width="40%" />
          <Bone width={120} />
        </div>
      ))}
    </div>
  )
}

function CardBones() {
  const text = useText()
  return (
    <div className={styles.cards} role="status" aria-label={text.loading}>
      {lines.slice(0, 4).map((line) => (
        <div key={line} className={styles.card}>
          <Bone width={64} height={64} />
          <div className={styles.lines}>
            <Bone width="50%" />
            <Bone width="90%" />
            <Bone width="70%" />
          </div>
        </div>
      ))}
    </div>
  )
}
