// Which numbers would the grids of a community get? Shown as a table and on the map, and given once they are confirmed.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Input, Skeleton } from 'antd'
import { useId, useState } from 'react'
import type { Numbering } from '../../api/contract/grid-numbering.ts'
import { ApiError } from '../api.ts'
import { toCounty } from '../paths.ts'
import { type NumberingWish, numberGridsOptions, numberingOptions } from '../queries/grid-numbering.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { type FailureWords, failureWords } from './failure.ts'
import styles from './GridNumbering.module.css'
import { GridNumberingMap } from './GridNumberingMap.tsx'
import { GridNumberingTable } from './GridNumberingTable.tsx'
import { GridNumberingWish } from './GridNumberingWish.tsx'
import { useRoot } from './root.ts'

interface Props {
  code: string
  name: string
  onDone: (said: string) => void
}

export function GridNumbering({ code, name, onDone }: Props) {
  const text = useText()
  const words = text.gridNumbering
  const root = useRoot()
  const { county } = useCounty()
  const [wish, setWish] = useState<NumberingWish>({ keep: true })
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const asked = useQuery(numberingOptions(code, wish))
  const give = useMutation(numberGridsOptions(code))
  // What the wish before came to still says which numbers there are.
  const [last, setLast] = useState<Numbering>()
  if (asked.data && asked.data !== last) setLast(asked.data)
  const usedUp = asked.error instanceof ApiError && asked.error.code === 'grid-numbers-used-up'
  if (asked.error && !usedUp) return <FailureNotice error={asked.error} retry={asked.refetch} />
  const shown = asked.data ?? last
  if (!shown && !usedUp)
    return (
      <div role="status" aria-label={words.waiting}>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    )
  if (shown?.grids.length === 0)
    return (
      <Notice
        title={words.none}
        hint={words.noneHint}
        action={
          <Link {...toCounty(county.code, { ...root, selected: { type: 'area', code } })}>{words.onMap}</Link>
        }
      />
    )
  const fresh = asked.data !== undefined && !asked.isPlaceholderData && !asked.isFetching && !usedUp
  const submit = (seen: Numbering) =>
    give.mutate(
      { wish, seen, reason },
      {
        onSuccess: ({ changed }) => {
          setReason('')
          setWish({ keep: true })
          onDone(words.done(formatNumber(changed)))
        },
        onError: (error) => {
          if (isMeanwhile(error)) void asked.refetch()
        },
      },
    )
  const failure = give.error && (isMeanwhile(give.error) ? undefined : failureWords(give.error, text))
  return (
    <Card hint={words.hint} title={name}>
      <div className={styles.two}>
        <div className={fresh ? undefined : styles.stale}>
          {shown && <GridNumberingMap grids={shown.grids} />}
        </div>
        <div className={styles.panel}>
          <GridNumberingWish
            wish={wish}
            highest={shown?.highest}
            onChange={(next) => {
              give.reset()
              setWish(next)
            }}
          />
          {usedUp && <Alert type="warning" role="alert" showIcon {...usedUpWords(asked.error, text)} />}
          {isMeanwhile(give.error) && <Alert type="warning" role="alert" showIcon title={words.meanwhile} />}
          {failure && (
            <Alert type="error" role="alert" showIcon title={failure.title} description={failure.hint} />
          )}
          {shown && !usedUp && (
            <section
              className={fresh ? styles.side : `${styles.side} ${styles.stale}`}
              aria-label={words.table}
            >
              <Sum numbering={shown} />
              <GridNumberingTable grids={shown.grids} />
            </section>
          )}
          {shown && !usedUp && shown.changed > 0 && (
            <>
              <div className={styles.reason}>
                <label htmlFor={reasonId}>{words.reason}</label>
                <Input
                  id={reasonId}
                  maxLength={500}
                  placeholder={words.reasonHint}
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              </div>
              <Button
                type="primary"
                disabled={!fresh || reason.trim() === ''}
                loading={give.isPending}
                onClick={() => submit(shown)}
              >
                {words.confirm}
              </Button>
            </>
          )}
        </div>
      </div>
    </Card>
  )
}

function Sum({ numbering: { changed, grids, free, carried } }: { numbering: Numbering }) {
  const words = useText().gridNumbering
  const keys = Object.keys(words.carriedRows) as (keyof Numbering['carried'])[] // the table has every key of it
  const rows = keys.filter((key) => carried[key] > 0)
  if (changed === 0)
    return <Alert type="success" showIcon title={words.inOrder} description={words.inOrderHint} />
  return (
    <>
      <p role="status" className={styles.sum}>
        {words.changed(formatNumber(changed), formatNumber(grids.length))}
      </p>
      <p className={styles.soft}>{words.left(formatNumber(free))}</p>
      {rows.length > 0 && (
        <p className={styles.soft}>
          {words.carried(rows.map((key) => words.carriedRows[key](formatNumber(carried[key]))).join(' · '))}
        </p>
      )}
    </>
  )
}

function isMeanwhile(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'changed-meanwhile'
}

function usedUpWords(error: unknown, text: Text): { title: string; description: FailureWords['hint'] } {
  const { free } = (error instanceof ApiError ? error.details : {}) as { free?: number } // what the route says beside it
  return {
    title: text.gridNumbering.usedUp,
    description: text.gridNumbering.usedUpHint(formatNumber(free ?? 0)),
  }
}
