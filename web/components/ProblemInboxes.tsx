// What waits for me? Work lists by what the person may do, with how many there are; late ones first in sight.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { canInside } from '../../api/contract/access.ts'
import { inboxes, inboxIds, type ProblemFilter } from '../../api/contract/problem-filter.ts'
import { toProblems } from '../paths.ts'
import { inboxCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCurrentInSight } from '../ui/current-in-sight.ts'
import { LightMark } from '../ui/LightMark.tsx'
import type { LightShapeId } from '../ui/light-shapes.ts'
import { useCounty } from './county.ts'
import { GridProposalInbox } from './GridProposalInbox.tsx'
import styles from './ProblemInboxes.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

interface Entry {
  key: string
  label: string
  filter: ProblemFilter
  count: number | undefined
  /** Of these overdue. */
  late?: number
  light?: LightShapeId
}

export function ProblemInboxes({ filter }: { filter: ProblemFilter }) {
  const words = useText().problems
  const { waiting, others } = useEntries()
  // Once more when the numbers have come: they make the entries wider.
  const row = useCurrentInSight(`${JSON.stringify(filter)} ${others[0]?.count === undefined}`)
  return (
    <nav ref={row} className={styles.inboxes} aria-label={words.inbox}>
      {waiting.length > 0 && (
        <>
          <h2 className={styles.title}>{words.inbox}</h2>
          <Entries entries={waiting} filter={filter} />
        </>
      )}
      <GridProposalInbox />
      <Entries entries={others} filter={filter} />
    </nav>
  )
}

function Entries({ entries, filter }: { entries: readonly Entry[]; filter: ProblemFilter }) {
  const text = useText()
  const root = useRoot()
  const { county } = useCounty()
  return (
    <ul className={styles.list}>
      {entries.map(({ key, label, filter: own, count, late = 0, light }) => (
        <li key={key}>
          <Link
            {...toProblems(county.code, root, own)}
            className={styles.entry}
            activeOptions={{ exact: true }}
            aria-current={isSame(own, filter) ? 'page' : undefined}
            replace
          >
            {light && <LightMark light={light} />}
            <span className={styles.label}>{label}</span>
            {late > 0 && (
              <span className={styles.late} title={text.problems.late}>
                <LightMark light="red" size={12} />
                {formatNumber(late)}
                <span className="visually-hidden">{text.problems.late}</span>
              </span>
            )}
            {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Of the inboxes those of steps that somebody may take at all; what has nothing in it stays, so that it is known where it is. */
function useEntries(): { waiting: Entry[]; others: Entry[] } {
  const words = useText().problems
  const title = useTitle()
  const profile = useProfile()
  const { county } = useCounty()
  const { data } = useQuery(inboxCountsOptions(county.code))
  const mine = inboxIds.filter((id) => canInside(profile, inboxes[id].verb, county.code))
  const waiting = mine.map((id) => ({
    key: id,
    label: title(inboxes[id].title),
    filter: { inbox: id },
    count: data?.inboxes[id].total,
    late: data?.inboxes[id].red,
  }))
  const mayReport = canInside(profile, 'problem.report', county.code)
  return {
    waiting,
    others: [
      { key: 'all', label: words.everything, filter: {}, count: data?.open.total },
      {
        key: 'soon',
        label: words.soon,
        filter: { light: 'yellow' },
        count: data?.open.yellow,
        light: 'yellow',
      },
      { key: 'late', label: words.late, filter: { light: 'red' }, count: data?.open.red, light: 'red' },
      ...(mayReport
        ? [
            {
              key: 'reported',
              label: words.mineReported,
              filter: { mine: 'reported', state: 'all' } as const,
            },
            {
              key: 'followed',
              label: words.mineFollowed,
              filter: { mine: 'followed', state: 'all' } as const,
            },
          ].map((each) => ({ ...each, count: undefined }))
        : []),
    ],
  }
}

function isSame(a: ProblemFilter, b: ProblemFilter): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ProblemFilter> // names of filters
  return [...names].every((name) => a[name] === b[name])
}
