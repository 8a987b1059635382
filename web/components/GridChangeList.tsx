// Every change of borders of a community: who, when, why, before and after, and what changed hands.
import type { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { GridChangeEntry } from '../../api/contract/grid-history.ts'
import { toGridProposal, toProblem } from '../paths.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridHistory.module.css'
import { GridProposalMap } from './GridProposalMap.tsx'
import { GridTransfers } from './GridTransfers.tsx'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { seesProposals } from './use-proposals-waiting.ts'

interface Props {
  changes: Pick<
    ReturnType<typeof useInfiniteQuery>,
    'error' | 'refetch' | 'isPending' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'
  >
  items: readonly GridChangeEntry[]
}

export function GridChangeList({ changes, items }: Props) {
  const text = useText()
  const words = text.gridHistory
  const [open, setOpen] = useState<number>()
  if (changes.isPending) return <Skeleton active title={false} aria-label={text.loading} />
  if (changes.error && items.length === 0)
    return <FailureNotice error={changes.error} retry={changes.refetch} />
  if (items.length === 0) return <p className={styles.soft}>{words.changesNone}</p>
  return (
    <>
      <ol className={styles.list}>
        {items.map((change) => (
          <li key={change.id} className={styles.change}>
            <Change
              change={change}
              open={open === change.id}
              onOpen={(shown) => setOpen(shown ? change.id : undefined)}
            />
          </li>
        ))}
      </ol>
      {changes.hasNextPage && (
        <Button loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

interface ChangeProps {
  change: GridChangeEntry
  open: boolean
  onOpen: (open: boolean) => void
}

function Change({ change, open, onOpen }: ChangeProps) {
  const text = useText()
  const words = text.gridHistory
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const { reason, authorName, at, before, after, proposalId, handOver, renumbered } = change
  const numbers = (grids: GridChangeEntry['before']) =>
    grids.map(({ code }) => code.slice(-3)).join(text.gridProposals.separator)
  return (
    <>
      <strong>{reason}</strong>
      <span className={styles.soft}>{words.by(authorName, dateTime(at))}</span>
      <span>
        {renumbered.length > 0
          ? renumbered
              .map(({ from, to }) => words.became(from.slice(-3), to.slice(-3)))
              .join(text.gridProposals.separator)
          : words.became(numbers(before), numbers(after))}
      </span>
      <span className={styles.actions}>
        <Button size="small" aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
        {proposalId !== null && seesProposals(profile, county.code) && (
          <Link {...toGridProposal(county.code, proposalId, root)}>{words.proposal}</Link>
        )}
      </span>
      {open && (
        <>
          <GridProposalMap detail={{ before, after, around: [], transfers: handOver?.transfers ?? [] }} />
          {handOver ? (
            <GridTransfers
              answer={{
                dryRun: false,
                findings: [],
                transfers: handOver.transfers,
                assignments: handOver.assignments,
                microGrids: handOver.microGrids ?? [],
                codes: {},
                mosaic: null,
              }}
            />
          ) : (
            <p className={styles.soft}>{words.noHandOver}</p>
          )}
          {handOver && handOver.problems.length > 0 && (
            <ul className={styles.problems} aria-label={words.problems}>
              <li>{words.problems}</li>
              {handOver.problems.map(({ id, number, from, to }) => (
                <li key={id}>
                  <Link {...toProblem(county.code, id, root)}>{number ?? `#${id}`}</Link>{' '}
                  <span className={styles.soft}>{words.became(from.slice(-3), to.slice(-3))}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}
